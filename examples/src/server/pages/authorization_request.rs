//! What a program asks for at the authorization page, and the address that takes the answer back.

use std::collections::HashMap;

use aws_operation::Sensitive;
use form_urlencoded::Serializer;

use super::super::operations::register_client::https_or_loopback;
use super::super::store::AuthorizationRequest;

/// SHA-256 in base64 without padding (RFC 7636 section 4.2).
const CHALLENGE_LENGTH: usize = 43;
const MAX_STATE: usize = 1024;

/// What each parameter must be, if it has but one value.
const FIXED: [(&str, &str); 2] = [("response_type", "code"), ("code_challenge_method", "S256")];
const NAMES: [&str; 7] = [
    "response_type",
    "client_id",
    "redirect_uri",
    "state",
    "code_challenge_method",
    "scopes",
    "code_challenge",
];

/// A well-formed request (RFC 6749 section 4.1.1, RFC 7636 section 4.3); the scopes are in `scopes`, as AWS has it.
pub(super) struct Asked {
    pub(super) request: AuthorizationRequest,
    state: Option<Sensitive<String>>,
}

/// What the person decided.
pub(super) enum Answer {
    Code(Sensitive<String>),
    Denied,
}

impl Asked {
    /// Reads a query or a form, or says what is wrong with it.
    pub(super) fn read(encoded: &[u8]) -> Result<Self, String> {
        let mut given = HashMap::new();
        for (name, value) in form_urlencoded::parse(encoded) {
            let Some(name) = NAMES.into_iter().find(|known| **known == *name) else {
                continue;
            };
            // RFC 6749 section 3.1: an empty one counts as left out, and none may come twice.
            if !value.is_empty() && given.insert(name, value.into_owned()).is_some() {
                return Err(format!("The parameter {name} came twice."));
            }
        }
        let mut required = |name| {
            given
                .remove(name)
                .ok_or_else(|| format!("The parameter {name} is missing."))
        };
        let client_id = required("client_id")?;
        let redirect_uri = required("redirect_uri")?;
        if https_or_loopback(&redirect_uri).is_none() {
            return Err("The parameter redirect_uri is no address to go back to.".to_owned());
        }
        for (name, expected) in FIXED {
            if required(name)? != expected {
                return Err(format!("The parameter {name} must be {expected}."));
            }
        }
        let code_challenge = required("code_challenge")?;
        if !is_challenge(&code_challenge) {
            return Err(
                "The parameter code_challenge must be a SHA-256 in URL-safe base64, 43 characters."
                    .to_owned(),
            );
        }
        let state = given.remove("state");
        if state.as_ref().is_some_and(|state| state.len() > MAX_STATE) {
            return Err(format!(
                "The parameter state is longer than {MAX_STATE} bytes."
            ));
        }
        let scopes = given.remove("scopes").unwrap_or_default();
        let request = AuthorizationRequest {
            client_id,
            redirect_uri,
            scopes: scopes.split_whitespace().map(ToOwned::to_owned).collect(),
            code_challenge,
        };
        Ok(Self {
            request,
            state: state.map(Sensitive::new),
        })
    }

    /// The same request as fields of a form.
    pub(super) fn fields(&self) -> Vec<(&'static str, String)> {
        let request = &self.request;
        let mut fields = vec![
            ("client_id", request.client_id.clone()),
            ("redirect_uri", request.redirect_uri.clone()),
            ("code_challenge", request.code_challenge.clone()),
        ];
        fields.extend(FIXED.map(|(name, value)| (name, value.to_owned())));
        if !request.scopes.is_empty() {
            fields.push(("scopes", request.scopes.join(" ")));
        }
        if let Some(state) = &self.state {
            fields.push(("state", state.expose().clone()));
        }
        fields
    }

    /// Where the program listens, to be shown: the redirect URI's scheme, host and port.
    pub(super) fn origin(&self) -> String {
        let uri = https_or_loopback(&self.request.redirect_uri);
        uri.and_then(|uri| Some(format!("{}://{}", uri.scheme_str()?, uri.authority()?)))
            .unwrap_or_default()
    }

    /// The origin as a source in a content security policy; nothing if it cannot be one.
    pub(super) fn form_target(&self) -> String {
        let origin = self.origin();
        let is_source = origin
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'/'));
        if is_source {
            origin
        } else if origin.starts_with("http://[::1]") {
            // No policy can name an address of IP version 6.
            "http:".to_owned()
        } else {
            String::new()
        }
    }

    /// The redirect URI with the answer (RFC 6749 sections 4.1.2 and 4.1.2.1).
    pub(super) fn location(&self, answer: &Answer) -> Sensitive<String> {
        let mut query = Serializer::new(String::new());
        match answer {
            Answer::Code(code) => query.append_pair("code", code.expose()),
            Answer::Denied => query
                .append_pair("error", "access_denied")
                .append_pair("error_description", "the person denied the request"),
        };
        if let Some(state) = &self.state {
            query.append_pair("state", state.expose());
        }
        let uri = &self.request.redirect_uri;
        let separator = if uri.contains('?') { '&' } else { '?' };
        Sensitive::new(format!("{uri}{separator}{}", query.finish()))
    }
}

fn is_challenge(text: &str) -> bool {
    text.len() == CHALLENGE_LENGTH
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    fn query(redirect_uri: &str, state: &str) -> String {
        Serializer::new(String::new())
            .extend_pairs(FIXED)
            .append_pair("client_id", "client")
            .append_pair("redirect_uri", redirect_uri)
            .append_pair("code_challenge", CHALLENGE)
            .append_pair("state", state)
            .finish()
    }

    #[test]
    fn the_answer_is_added_to_the_redirect_uri_with_the_state() -> Result<(), String> {
        for (uri, expected) in [
            (
                "http://127.0.0.1:1/cb",
                "http://127.0.0.1:1/cb?code=c&state=a%26b",
            ),
            (
                "https://example.com/?x=1",
                "https://example.com/?x=1&code=c&state=a%26b",
            ),
        ] {
            let asked = Asked::read(query(uri, "a&b").as_bytes())?;
            let location = asked.location(&Answer::Code("c".into()));
            assert_eq!(location.expose(), expected);
        }
        let asked = Asked::read(query("http://127.0.0.1:1/", "").as_bytes())?;
        let location = asked.location(&Answer::Denied);
        assert!(
            location.expose().contains("?error=access_denied&")
                && !location.expose().contains("state")
        );
        Ok(())
    }

    #[test]
    fn a_form_may_lead_to_the_redirect_uri_and_adds_no_other_directive() -> Result<(), String> {
        for (uri, expected) in [
            ("http://127.0.0.1:4711/cb", "http://127.0.0.1:4711"),
            ("http://[::1]:4711/cb", "http:"),
            ("https://a;sandbox/cb", ""),
            ("https://a,b/cb", ""),
        ] {
            let asked = Asked::read(query(uri, "").as_bytes())?;
            assert_eq!(asked.form_target(), expected, "{uri}");
        }
        Ok(())
    }
}
