//! Replies that say in which region a bucket is.

use http::response::Parts;
use http::{HeaderMap, Method, StatusCode};

use crate::endpoint::Partition;

const REGION: &str = "x-amz-bucket-region";

/// The region that a reply names in place of the one that was asked, as botocore tells it. The name is a host label, of the form
/// that regions have.
pub(super) fn region<'a>(
    operation: &str,
    method: &Method,
    parts: &'a Parts,
    body: &'a [u8],
) -> Option<&'a str> {
    let body = std::str::from_utf8(body).unwrap_or_default();
    let code = element("Code", body);
    let is_elsewhere = match parts.status {
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND | StatusCode::TEMPORARY_REDIRECT => true,
        // A reply to HEAD has no body that could say why.
        StatusCode::BAD_REQUEST if *method == Method::HEAD => true,
        StatusCode::BAD_REQUEST => match code {
            Some("AuthorizationHeaderMalformed") => true,
            Some("IllegalLocationConstraintException") => operation != "CreateBucket",
            _ => false,
        },
        _ => false,
    };
    if !is_elsewhere {
        return None;
    }
    let region = in_header(&parts.headers).or_else(|| element("Region", body))?;
    is_region(region).then_some(region)
}

fn in_header(headers: &HeaderMap) -> Option<&str> {
    headers.get(REGION)?.to_str().ok()
}

/// The text of an element of S3's error documents, which have no attributes and no element twice. In texts there is no `<`, so
/// that what looks like an element is one.
fn element<'a>(name: &str, body: &'a str) -> Option<&'a str> {
    let (_, rest) = body.split_once(&format!("<{name}>"))?;
    let (text, _) = rest.split_once(&format!("</{name}>"))?;
    Some(text)
}

/// Whether it has the form of all regions: words of lower-case letters, then a number, hyphens between them. It comes from the
/// network, and becomes a part of a host name and of a signature.
fn is_region(text: &str) -> bool {
    let mut parts = text.rsplit('-');
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_word =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase());
    text.len() <= 63
        && parts.next().is_some_and(is_number)
        && parts.clone().count() >= 2
        && parts.all(is_word)
}

/// Whether both are in the same partition.
pub(super) fn is_same_partition(region: &str, other: &str) -> bool {
    Partition::of_region(region) == Partition::of_region(other)
}

#[cfg(test)]
mod tests {
    use http::{Method, Response};

    use super::{is_region, region};

    #[test]
    fn regions_have_a_form() {
        for text in [
            "us-east-1",
            "ap-southeast-12",
            "us-gov-west-1",
            "us-isob-east-1",
            "eusc-de-east-1",
        ] {
            assert!(is_region(text), "{text}");
        }
        for text in [
            "",
            "-",
            "1",
            "us",
            "us-1",
            "us-east",
            "us-east-",
            "us-east-1-",
            "-us-east-1",
            "us--east-1",
            "US-EAST-1",
            "us-east-1a",
            "us-east-1.evil.example",
            "us-east-1/",
            "us-east-1@evil",
            "us-east-1\n",
            " us-east-1",
            "us-east-1/s3/aws4_request",
            "üs-east-1",
            "aws-global",
            &format!("us-{}-1", "a".repeat(63)),
        ] {
            assert!(!is_region(text), "{text:?}");
        }
    }

    #[test]
    fn some_replies_name_another_region() {
        let named = |operation, method: Method, status: u16, header: Option<&str>, body: &str| {
            let mut reply = Response::builder().status(status);
            if let Some(region) = header {
                reply = reply.header("x-amz-bucket-region", region);
            }
            let (parts, ()) = reply.body(()).expect("a reply").into_parts();
            region(operation, &method, &parts, body.as_bytes()).map(str::to_owned)
        };
        let get = |status: u16, header: Option<&str>, body: &str| {
            named("GetObject", Method::GET, status, header, body)
        };
        let document = |code: &str| {
            format!(
                "<?xml version=\"1.0\"?>\n<Error><Code>{code}</Code><Message>no</Message><Region>eu-west-3</Region></Error>"
            )
        };
        let (west, malformed) = (
            Some("eu-west-1".to_owned()),
            document("AuthorizationHeaderMalformed"),
        );
        for status in [301, 302, 307] {
            assert_eq!(get(status, Some("eu-west-1"), ""), west);
            assert_eq!(
                get(status, Some("eu-west-1"), &malformed),
                west,
                "the header is first"
            );
            assert_eq!(
                get(status, None, &document("PermanentRedirect")).as_deref(),
                Some("eu-west-3")
            );
            assert_eq!(get(status, None, ""), None);
            assert_eq!(get(status, Some("evil.example"), &malformed), None);
        }
        assert_eq!(get(400, None, &malformed).as_deref(), Some("eu-west-3"));
        assert_eq!(get(400, Some("eu-west-1"), &malformed), west);
        assert_eq!(
            get(400, Some("eu-west-1"), &document("InvalidArgument")),
            None
        );
        assert_eq!(get(400, Some("eu-west-1"), ""), None);
        assert_eq!(
            named("HeadBucket", Method::HEAD, 400, Some("eu-west-1"), ""),
            west
        );
        assert_eq!(named("HeadBucket", Method::HEAD, 400, None, ""), None);
        let illegal = document("IllegalLocationConstraintException");
        assert_eq!(get(400, Some("eu-west-1"), &illegal), west);
        assert_eq!(
            named(
                "CreateBucket",
                Method::PUT,
                400,
                Some("eu-west-1"),
                &illegal
            ),
            None
        );
        for status in [200, 303, 308, 403, 404, 500] {
            assert_eq!(get(status, Some("eu-west-1"), &malformed), None, "{status}");
        }
        let text = "<Error><Code>AuthorizationHeaderMalformed</Code><Message>&lt;Region&gt;x</Message></Error>";
        assert_eq!(get(400, None, text), None);
    }
}
