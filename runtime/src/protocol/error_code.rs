//! Telling errors apart as AWS's own clients do.

use std::borrow::Cow;

use crate::protocol::codec::Codec;
use http::{HeaderMap, HeaderName};

/// The header that names the error.
pub(crate) const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");

/// The header in which a service that once spoke awsQuery gives the code that it had there, and whose fault it is:
/// `AWS.SimpleQueueService.NonExistentQueue;Sender` (Smithy's `awsQueryCompatible` trait).
pub(crate) const QUERY_ERROR: HeaderName = HeaderName::from_static("x-amzn-query-error");

/// What a reply says about the error.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ErrorCode<'a> {
    pub(crate) code: Option<Cow<'a, str>>,
    /// The code that the error had in awsQuery.
    pub(crate) query_code: Option<&'a str>,
    pub(crate) message: Option<Cow<'a, str>>,
    /// The request id in the body.
    pub(crate) request_id: Option<Cow<'a, str>>,
}

/// What of a reply names the error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Precedence {
    /// The header, then `code` before `__type`, as restJson1 has it.
    Code,
    /// The header, then `__type`: where all errors have it, a `code` beside it is a member like any other.
    Type,
    /// `__type` and nothing else, as rpcv2Cbor has it.
    #[cfg_attr(not(feature = "cbor"), allow(dead_code))]
    TypeAlone,
    /// The code in the body and nothing else, as XML has it.
    #[cfg_attr(not(feature = "xml"), allow(dead_code))]
    CodeAlone,
}

/// Finds code and message: the code in the header `x-amzn-errortype`, then in the body's `code` or `__type`, then, in an
/// OAuth-shaped body, in `error` (RFC 6749 section 5.2).
pub(crate) fn find<'a, C: Codec>(
    headers: &'a HeaderMap,
    body: &'a [u8],
    precedence: Precedence,
) -> ErrorCode<'a> {
    let envelope = C::read_envelope(body);
    let (first, second) = match precedence {
        Precedence::Code => (envelope.code, envelope.r#type),
        Precedence::Type => (envelope.r#type, envelope.code),
        Precedence::TypeAlone => (envelope.r#type, None),
        Precedence::CodeAlone => (envelope.code, None),
    };
    let is_alone = matches!(precedence, Precedence::TypeAlone | Precedence::CodeAlone);
    let code = headers
        .get(&ERROR_TYPE)
        .filter(|_| !is_alone)
        .and_then(|value| value.to_str().ok())
        .and_then(name)
        .map(Cow::Borrowed)
        .or_else(|| match precedence {
            // Codes of awsQuery have dots and may have colons.
            Precedence::CodeAlone => first,
            _ => first.and_then(named),
        })
        .or_else(|| second.and_then(named))
        .or(envelope.error.filter(|_| !is_alone));
    let query_code = headers
        .get(&QUERY_ERROR)
        .and_then(|value| value.to_str().ok())
        .map(|value| value.split(';').next().unwrap_or_default().trim())
        .filter(|code| !code.is_empty());
    ErrorCode {
        code,
        query_code,
        message: envelope.message.or(envelope.error_description),
        request_id: envelope.request_id,
    }
}

/// [`name`] of text from the body.
fn named(value: Cow<'_, str>) -> Option<Cow<'_, str>> {
    match value {
        Cow::Borrowed(value) => name(value).map(Cow::Borrowed),
        Cow::Owned(value) => name(&value).map(|name| Cow::Owned(name.to_owned())),
    }
}

/// The error's name without what may stand around it: `ns#Name:uri` is `Name`.
fn name(value: &str) -> Option<&str> {
    let value = value.split_once(':').map_or(value, |(name, _)| name);
    let value = value.rsplit_once('#').map_or(value, |(_, name)| name);
    let value = value.trim();
    (!value.is_empty()).then_some(value)
}

/// The exception that an OAuth error code stands for: `slow_down` is `SlowDownException`.
pub(crate) fn exception_of_oauth(code: &str) -> Option<String> {
    if !code
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    {
        return None;
    }
    let mut name = String::with_capacity(code.len() + "Exception".len());
    for word in code.split('_') {
        let mut characters = word.chars();
        name.extend(characters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(characters.as_str());
    }
    name.push_str("Exception");
    Some(name)
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderValue};

    use super::{ErrorCode, Precedence, exception_of_oauth, find};
    #[cfg(feature = "cbor")]
    use crate::protocol::codec::cbor::Cbor;
    use crate::protocol::codec::json::Json;

    fn found(header: Option<&str>, body: &str) -> (Option<String>, Option<String>) {
        let mut headers = HeaderMap::new();
        if let Some(header) = header {
            headers.insert(
                super::ERROR_TYPE,
                HeaderValue::from_str(header).expect("header"),
            );
        }
        let ErrorCode { code, message, .. } =
            find::<Json>(&headers, body.as_bytes(), Precedence::Code);
        (code.map(Into::into), message.map(Into::into))
    }

    fn code(header: Option<&str>, body: &str) -> Option<String> {
        found(header, body).0
    }

    #[test]
    fn the_header_in_every_form() {
        for form in [
            "FooError",
            "FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/",
            "aws.protocoltests.restjson#FooError",
            "aws.protocoltests.restjson#FooError:http://internal.amazon.com/coral/x#y/",
        ] {
            assert_eq!(code(Some(form), "").as_deref(), Some("FooError"), "{form}");
        }
    }

    #[test]
    fn the_body_in_every_form_and_order() {
        for body in [
            r#"{"code":"FooError"}"#,
            r#"{"__type":"FooError"}"#,
            r#"{"__type":"ns#FooError"}"#,
            r#"{"__type":"ns#FooError:http://x/"}"#,
            r#"{"__type":"Other","code":"FooError"}"#,
            r#"{"code":7,"__type":"FooError","error":"oauth"}"#,
            r#"{"deep":[{"code":"no"}],"error":"FooError"}"#,
        ] {
            assert_eq!(code(None, body).as_deref(), Some("FooError"), "{body}");
        }
        assert_eq!(code(Some("A"), r#"{"code":"B"}"#).as_deref(), Some("A"));
        assert_eq!(code(Some(":"), r#"{"code":"B"}"#).as_deref(), Some("B"));
    }

    #[test]
    fn where_all_errors_have_a_type_a_code_is_a_member_like_any_other() {
        let code = |body: &str, precedence| {
            let headers = HeaderMap::new();
            let found = find::<Json>(&headers, body.as_bytes(), precedence);
            found.code.map(std::borrow::Cow::into_owned)
        };
        let body = r#"{"code":"17","__type":"ns#FooError"}"#;
        assert_eq!(code(body, Precedence::Type).as_deref(), Some("FooError"));
        assert_eq!(code(body, Precedence::Code).as_deref(), Some("17"));
        let body = r#"{"code":"FooError"}"#;
        assert_eq!(code(body, Precedence::Type).as_deref(), Some("FooError"));
        assert_eq!(code(body, Precedence::TypeAlone), None);
        let body = r#"{"error":"slow_down"}"#;
        assert_eq!(code(body, Precedence::TypeAlone), None);
    }

    #[test]
    fn where_the_type_is_alone_the_header_names_nothing() {
        let mut headers = HeaderMap::new();
        headers.insert(super::ERROR_TYPE, HeaderValue::from_static("Other"));
        for (body, expected) in [
            (r#"{"__type":"ns#FooError"}"#, Some("FooError")),
            ("", None),
        ] {
            let found = find::<Json>(&headers, body.as_bytes(), Precedence::TypeAlone);
            assert_eq!(found.code.as_deref(), expected, "{body}");
        }
    }

    #[test]
    fn messages() {
        let message = |body| found(None, body).1;
        assert_eq!(message(r#"{"message":"m"}"#).as_deref(), Some("m"));
        assert_eq!(message(r#"{"Message":"m"}"#).as_deref(), Some("m"));
        assert_eq!(
            message(r#"{"error_description":"m \u0041"}"#).as_deref(),
            Some("m A")
        );
        assert_eq!(message(r#"{"message":null}"#), None);
    }

    #[test]
    fn what_is_no_object_says_nothing() {
        for body in [
            "",
            "null",
            "[]",
            "\"x\"",
            "<html>",
            "{\"code\":",
            "{\"a\":\u{1}}",
        ] {
            assert_eq!(found(None, body), (None, None), "{body}");
        }
    }

    #[test]
    fn what_is_broken_is_named_by_what_came_before_and_says_no_more() {
        for body in [
            r#"{"__type":"FooError","message":"m"#,
            r#"{"message":"m","code":"FooError","a":tru"#,
            r#"{"__type":"FooError","message":"\ud800"}"#,
            r#"{"error_description":"m","error":"FooError","#,
        ] {
            assert_eq!(
                found(None, body),
                (Some("FooError".to_owned()), None),
                "{body}"
            );
        }
    }

    #[cfg(feature = "cbor")]
    #[test]
    fn the_members_of_a_body_in_cbor_may_be_of_any_type() {
        // Bytes, an integer below those of 64 bits, a tagged null, a list, and names that are no text.
        let members: [&[u8]; 7] = [
            b"gmessage\x41m",
            b"gmessage\x3b\xff\xff\xff\xff\xff\xff\xff\xff",
            b"dcode\xc1\xf6",
            b"dcode\x81\x00",
            b"\x07\x00",
            b"\x41a\x00",
            b"\x80\x00",
        ];
        for member in members {
            let body = [b"\xbf", member, b"f__typehFooErrorgMessageam\xff"].concat();
            let headers = HeaderMap::new();
            let found = find::<Cbor>(&headers, &body, Precedence::Code);
            assert_eq!(found.code.as_deref(), Some("FooError"), "{body:x?}");
            assert_eq!(found.message.as_deref(), Some("m"), "{body:x?}");
        }
    }

    #[test]
    fn the_code_of_awsquery_stands_in_a_header_before_the_fault() {
        let query_code = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(super::QUERY_ERROR, HeaderValue::from_static(value));
            find::<Json>(&headers, b"", Precedence::Type)
                .query_code
                .map(str::to_owned)
        };
        let code = "AWS.SimpleQueueService.NonExistentQueue";
        assert_eq!(
            query_code("AWS.SimpleQueueService.NonExistentQueue;Sender").as_deref(),
            Some(code)
        );
        assert_eq!(
            query_code("AWS.SimpleQueueService.NonExistentQueue").as_deref(),
            Some(code)
        );
        assert_eq!(query_code(";Sender"), None);
    }

    #[test]
    fn oauth_codes_are_exceptions_in_snake_case() {
        assert_eq!(
            exception_of_oauth("authorization_pending").as_deref(),
            Some("AuthorizationPendingException")
        );
        assert_eq!(exception_of_oauth("SlowDownException"), None);
    }
}
