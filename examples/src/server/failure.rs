//! Replies to requests that reach no operation.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Response, StatusCode};

pub(super) const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");

/// A failure outside of all operations, in the form that errors of operations have.
#[derive(Debug)]
pub(super) struct Failure {
    status: StatusCode,
    exception: &'static str,
    body: &'static str,
}

/// A body in the form of an OAuth error.
macro_rules! invalid_request {
    ($description:literal) => {
        concat!(
            r#"{"error":"invalid_request","error_description":""#,
            $description,
            r#""}"#
        )
    };
}

impl Failure {
    pub(super) const UNKNOWN: Self = Self {
        status: StatusCode::NOT_FOUND,
        exception: "UnknownOperationException",
        body: invalid_request!("nothing is served at this path"),
    };
    pub(super) const WRONG_METHOD: Self = Self {
        status: StatusCode::METHOD_NOT_ALLOWED,
        exception: "UnknownOperationException",
        body: invalid_request!("this path is served for other methods only"),
    };
    pub(super) const NOT_JSON: Self = Self {
        status: StatusCode::UNSUPPORTED_MEDIA_TYPE,
        exception: "UnsupportedMediaTypeException",
        body: invalid_request!("the content type must be application/json"),
    };
    pub(super) const TOO_LARGE: Self = Self {
        status: StatusCode::PAYLOAD_TOO_LARGE,
        exception: "RequestEntityTooLargeException",
        body: invalid_request!("the body is larger than 64 KiB"),
    };
    pub(super) const TOO_SLOW: Self = Self {
        status: StatusCode::REQUEST_TIMEOUT,
        exception: "RequestTimeoutException",
        body: invalid_request!("the body did not arrive within 10 seconds"),
    };
    pub(super) const INCOMPLETE: Self = Self {
        status: StatusCode::BAD_REQUEST,
        exception: "SerializationException",
        body: invalid_request!("the body is malformed or incomplete"),
    };
    /// The portal models no failure of its own; this is what AWS services answer then.
    pub(super) const INTERNAL: Self = Self {
        status: StatusCode::INTERNAL_SERVER_ERROR,
        exception: "InternalFailure",
        body: r#"{"message":"the server failed, perhaps because it was told to"}"#,
    };
    pub(super) const NOT_SIGNED: Self = Self {
        status: StatusCode::FORBIDDEN,
        exception: "MissingAuthenticationTokenException",
        body: r#"{"message":"the request must be signed with Signature Version 4"}"#,
    };
    pub(super) const UNKNOWN_KEY: Self = Self {
        status: StatusCode::FORBIDDEN,
        exception: "UnrecognizedClientException",
        body: r#"{"message":"the access key or the security token is none that this server gave"}"#,
    };
    pub(super) const EXPIRED_KEY: Self = Self {
        status: StatusCode::FORBIDDEN,
        exception: "ExpiredTokenException",
        body: r#"{"message":"the credentials have expired"}"#,
    };
    pub(super) const WRONG_SIGNATURE: Self = Self {
        status: StatusCode::FORBIDDEN,
        exception: "InvalidSignatureException",
        body: r#"{"message":"the signature does not match the request"}"#,
    };
    pub(super) const WRONG_TIME: Self = Self {
        status: StatusCode::FORBIDDEN,
        exception: "InvalidSignatureException",
        body: r#"{"message":"Signature expired: x-amz-date is more than 5 min. from the server's time"}"#,
    };
    /// Another site's name that resolves to this address would make its pages ours in the eyes of a browser.
    pub(super) const WRONG_HOST: Self = Self {
        status: StatusCode::MISDIRECTED_REQUEST,
        exception: "MisdirectedRequestException",
        body: invalid_request!("this server answers for loopback addresses and localhost only"),
    };

    /// The failure as services whose replies are XML report it.
    pub(super) fn xml_response(&self) -> Response<Bytes> {
        let body = format!(
            "<ErrorResponse><Error><Type>Sender</Type><Code>{}</Code><Message>{}</Message></Error></ErrorResponse>",
            self.exception.trim_end_matches("Exception"),
            self.message()
        );
        let mut response = Response::new(Bytes::from(body));
        *response.status_mut() = self.status;
        let xml = HeaderValue::from_static("text/xml");
        response.headers_mut().insert(CONTENT_TYPE, xml);
        response
    }

    /// What the body says, which has no character that XML would want escaped.
    fn message(&self) -> &'static str {
        self.body.rsplit('"').nth(1).unwrap_or_default()
    }

    pub(super) fn response(&self) -> Response<Bytes> {
        let mut response = Response::new(Bytes::from_static(self.body.as_bytes()));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(ERROR_TYPE, HeaderValue::from_static(self.exception));
        response
    }
}
