//! The JSON documents that programs and metadata services give credentials in.

use std::fmt;

use serde_json::Value;

use crate::error::Printable;
use crate::sso_cache::{Fields, parse_time};
use crate::{Credentials, Sensitive};

/// Why a document has no credentials. It repeats nothing of the document but a code of an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DocumentFault {
    NoObject,
    /// `Code` says that the service has none.
    Code(String),
    Version,
    Missing(&'static str),
    NoText(&'static str),
    NoTime,
}

/// Which document it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// What `credential_process` prints: `Version` 1, and `SessionToken`.
    Process,
    /// What a metadata service replies: `Token`, and perhaps a `Code`.
    Metadata,
}

/// Reads the credentials in a document.
pub(super) fn read(json: &[u8], form: Form) -> Result<Credentials, DocumentFault> {
    let mut fields = Fields::parse(json).ok_or(DocumentFault::NoObject)?;
    let token_name = match form {
        Form::Process => {
            let version = fields.take("Version");
            if version.as_ref().and_then(Value::as_f64) != Some(1.0) {
                return Err(DocumentFault::Version);
            }
            "SessionToken"
        }
        Form::Metadata => {
            if let Some(code) = text(&mut fields, "Code")?.filter(|code| code != "Success") {
                return Err(DocumentFault::Code(code));
            }
            "Token"
        }
    };
    let id = required(&mut fields, "AccessKeyId")?;
    let secret = Sensitive::new(required(&mut fields, "SecretAccessKey")?);
    let mut credentials = Credentials::new(id, secret);
    if let Some(token) = text(&mut fields, token_name)? {
        credentials = credentials.with_session_token(token);
    }
    if let Some(account) = text(&mut fields, "AccountId")? {
        credentials = credentials.with_account_id(account);
    }
    if let Some(expiry) = text(&mut fields, "Expiration")? {
        credentials = credentials.with_expiry(parse_time(&expiry).ok_or(DocumentFault::NoTime)?);
    }
    Ok(credentials)
}

fn required(fields: &mut Fields, name: &'static str) -> Result<String, DocumentFault> {
    text(fields, name)?.ok_or(DocumentFault::Missing(name))
}

/// A text. An empty one is none.
fn text(fields: &mut Fields, name: &'static str) -> Result<Option<String>, DocumentFault> {
    match fields.take(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text).filter(|text| !text.is_empty())),
        Some(_) => Err(DocumentFault::NoText(name)),
    }
}

impl fmt::Display for DocumentFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoObject => f.write_str("it is no JSON object"),
            Self::Code(code) => {
                let code: String = code.chars().take(100).collect();
                write!(f, "it has the code {}", Printable(&code))
            }
            Self::Version => f.write_str("its `Version` is not 1"),
            Self::Missing(name) => write!(f, "it has no `{name}`"),
            Self::NoText(name) => write!(f, "its `{name}` is no text"),
            Self::NoTime => f.write_str("its `Expiration` is no time (RFC 3339)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DocumentFault, Form, read};

    #[test]
    fn what_is_wrong_is_named() {
        use DocumentFault as Fault;
        for (json, fault) in [
            ("", Fault::NoObject),
            ("[]", Fault::NoObject),
            (r#"{"AccessKeyId":"A"}"#, Fault::Version),
            (r#"{"Version":"1"}"#, Fault::Version),
            (r#"{"Version":2}"#, Fault::Version),
            (r#"{"Version":1}"#, Fault::Missing("AccessKeyId")),
            (
                r#"{"Version":1,"AccessKeyId":""}"#,
                Fault::Missing("AccessKeyId"),
            ),
            (
                r#"{"Version":1,"AccessKeyId":"A"}"#,
                Fault::Missing("SecretAccessKey"),
            ),
            (
                r#"{"Version":1,"AccessKeyId":"A","SecretAccessKey":7}"#,
                Fault::NoText("SecretAccessKey"),
            ),
            (
                r#"{"Version":1,"AccessKeyId":"A","SecretAccessKey":"s","Expiration":"soon"}"#,
                Fault::NoTime,
            ),
        ] {
            assert_eq!(read(json.as_bytes(), Form::Process), Err(fault), "{json}");
        }
        assert_eq!(
            read(
                br#"{"Code":"AssumeRoleUnauthorizedAccess"}"#,
                Form::Metadata
            ),
            Err(Fault::Code("AssumeRoleUnauthorizedAccess".to_owned()))
        );
    }

    #[test]
    fn what_need_not_be_there_may_be_null() {
        let json = br#"{"Version":1.0,"AccessKeyId":"A","SecretAccessKey":"s","SessionToken":null,"Expiration":null}"#;
        let credentials = read(json, Form::Process).expect("credentials");
        assert_eq!(credentials.access_key_id(), "A");
        assert_eq!(
            (credentials.session_token(), credentials.expires_at()),
            (None, None)
        );
    }
}
