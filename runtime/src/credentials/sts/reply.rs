//! The replies of STS: XML.

use http::HeaderValue;
use http::response::Parts;
use roxmltree::{Document, Node, ParsingOptions};

use super::{Form, StsError};
use crate::auth::Credentials;
use crate::error::{Error, ResponseError, ResponseFault, ServiceError};
use crate::protocol::{BodyKind, redirect};
use crate::sso_cache::parse_time;

/// Some 20 elements and the texts in them and between them.
const MOST_NODES: u32 = 500;

const REQUEST_ID: &str = "x-amzn-requestid";

/// The credentials in a reply, or the error that it stands for.
pub(super) fn read(
    form: &Form<'_>,
    parts: Parts,
    body: &[u8],
) -> Result<Credentials, Error<StsError>> {
    let kind = BodyKind::of::<crate::protocol::codec::json::Json>(&parts.headers, body);
    let document = parse(body);
    if !parts.status.is_success() {
        return Err(failure(form, parts, kind, document.as_ref()));
    }
    let found = match &document {
        Some(document) => credentials(form, document),
        None => Err(match kind {
            BodyKind::Empty => "it is empty".to_owned(),
            BodyKind::Html => "it is an HTML page where XML was expected; a proxy or a sign-in portal of the network may stand between this program and AWS".to_owned(),
            BodyKind::Other => "it is no XML without a document type, or has too many elements".to_owned(),
        }),
    };
    found.map_err(|fault| {
        let fault = ResponseFault::Document(fault);
        let Parts {
            status, headers, ..
        } = parts;
        Error::Response(ResponseError::new(form.operation(), status, headers, fault))
    })
}

/// A document type could define entities; it is refused.
fn parse(body: &[u8]) -> Option<Document<'_>> {
    let text = std::str::from_utf8(body).ok()?;
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).ok()
}

fn credentials(form: &Form<'_>, document: &Document<'_>) -> Result<Credentials, String> {
    let result = format!("{}Result", form.operation());
    let result = child(document.root_element(), &result);
    let result = result.ok_or_else(|| format!("it has no `{}Result`", form.operation()))?;
    let found = child(result, "Credentials").ok_or("it has no `Credentials`")?;
    let member = |name: &str| text(found, name).ok_or_else(|| format!("it has no `{name}`"));
    let expiry = parse_time(member("Expiration")?.trim());
    let expiry = expiry.ok_or("its `Expiration` is no time")?;
    let credentials = Credentials::new(member("AccessKeyId")?, member("SecretAccessKey")?)
        .with_session_token(member("SessionToken")?)
        .with_expiry(expiry);
    let user = child(result, "AssumedRoleUser").and_then(|user| text(user, "Arn"));
    Ok(match user.and_then(account_of) {
        Some(account) => credentials.with_account_id(account),
        None => credentials,
    })
}

/// The account in an ARN such as `arn:aws:sts::123456789012:assumed-role/x/y`.
fn account_of(arn: &str) -> Option<&str> {
    let mut parts = arn.splitn(6, ':');
    let is_arn = parts.next() == Some("arn");
    let account = parts.nth(3).filter(|account| !account.is_empty())?;
    (is_arn && parts.next().is_some()).then_some(account)
}

fn failure(
    form: &Form<'_>,
    mut parts: Parts,
    kind: BodyKind,
    document: Option<&Document<'_>>,
) -> Error<StsError> {
    let root = document.map(Document::root_element);
    let error = root.and_then(|root| child(root, "Error"));
    let member = |name: &str| text(error?, name);
    let code = member("Code");
    if parts.status.is_redirection() && code.is_none() {
        let error = redirect(form.operation(), parts.status, parts.headers);
        return Error::Response(error);
    }
    if !parts.headers.contains_key(REQUEST_ID)
        && let Some(id) = root.and_then(|root| text(root, "RequestId"))
        && let Ok(id) = HeaderValue::from_str(id)
    {
        // As many headers as a reply can have.
        let _ = parts.headers.try_insert(REQUEST_ID, id);
    }
    let modeled = code.and_then(StsError::of_code);
    let details = ServiceError::new(
        form.operation(),
        parts.status,
        parts.headers,
        code.map(|code| form.without_secrets(code).into()),
        member("Message").map(|message| form.without_secrets(message)),
        kind,
    );
    match modeled {
        Some(error) => Error::Modeled(error, details),
        None => Error::Unmodeled(details),
    }
}

/// The first element of this name, whatever its namespace.
fn child<'a>(of: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    of.children().find(|node| node.tag_name().name() == name)
}

/// The text of the first element of this name. An empty one is none.
fn text<'a>(of: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    child(of, name)?.text().filter(|text| !text.is_empty())
}
