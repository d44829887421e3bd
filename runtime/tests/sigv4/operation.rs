//! Requests of operations, signed as the operations ask for it.

use aws_operation::http::Request;
use aws_operation::sigv4::{SignedBody, SigningParameters, sign, sign_operation};
use aws_operation::{
    Auth, Body, BuildError, Endpoint, Operation, RestJson1, Service, ServiceMetadata, aws_operation,
};

use crate::{TIME, credentials, text};

enum Store {}

impl Service for Store {
    type Protocol = RestJson1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("Store", "store")
        .signing_name("store-v2")
        .auth(Auth::SigV4);
}

#[aws_operation(method = "POST", uri = "/items", service = Store)]
struct Put {
    name: String,
}

#[aws_operation(method = "POST", uri = "/items", service = Store, auth = "sigv4-unsigned-body")]
struct PutUnsigned {
    name: String,
}

#[aws_operation(method = "POST", uri = "/items", service = Store, auth = "none")]
struct PutPublic {
    name: String,
}

#[aws_operation(method = "POST", uri = "/items", service = Store, auth = "bearer")]
struct PutWithToken {
    name: String,
}

#[aws_operation(method = "POST", uri = "/items", auth = "sigv4")]
struct PutNowhere {
    name: String,
}

fn encoded<O: Operation>(operation: &O) -> Request<Body> {
    let endpoint = Endpoint::new("https://store.example.com").expect("a URL");
    operation.encode(&endpoint).expect("it can be written")
}

fn signed<O: Operation>(operation: &O) -> Result<Request<Body>, BuildError> {
    sign_operation::<O>(encoded(operation), &credentials(), "eu-west-1", TIME)
}

#[test]
fn the_body_is_signed_with_the_name_of_the_service() {
    let request = signed(&Put::new("a")).expect("it can be signed");
    let (found, body) = request.into_parts();
    assert_eq!(body.as_bytes(), br#"{"name":"a"}"#);

    let (mut expected, body) = encoded(&Put::new("a")).into_parts();
    let credentials = credentials();
    let parameters = SigningParameters::new(&credentials, "eu-west-1", "store-v2", TIME);
    sign(
        &mut expected,
        SignedBody::Bytes(body.as_bytes()),
        &parameters,
    )
    .expect("it can be signed");
    assert_eq!(found.headers, expected.headers);
}

#[test]
fn a_body_can_be_left_out() {
    let request = signed(&PutUnsigned::new("a")).expect("it can be signed");
    let (parts, _) = request.into_parts();
    assert_eq!(
        text(&parts, "x-amz-content-sha256"),
        Some("UNSIGNED-PAYLOAD")
    );
}

#[test]
fn what_is_not_authorized_stays_as_it_is() {
    let request = signed(&PutPublic::new("a")).expect("nothing is to be signed");
    assert_eq!(
        request.headers(),
        encoded(&PutPublic::new("a")).headers(),
        "a header was added"
    );
}

#[test]
fn what_cannot_be_signed_says_so() {
    let error = signed(&PutWithToken::new("a")).expect_err("it takes a token");
    assert_eq!(
        error.to_string(),
        "PutWithToken: the operation takes a bearer token, and no signature; send the token as `authorization: Bearer TOKEN`; nothing was sent"
    );
    let error = signed(&PutNowhere::new("a")).expect_err("it has no service");
    assert_eq!(
        error.to_string(),
        "PutNowhere: the operation is signed for a service, and it has none; write `service = ...` in its `#[aws_operation(...)]`; nothing was sent"
    );
    let credentials = aws_operation::Credentials::new("", "s3cret-key");
    let request = encoded(&Put::new("a"));
    let error = sign_operation::<Put>(request, &credentials, "eu-west-1", TIME)
        .expect_err("there is no key");
    let message = error.to_string();
    assert!(
        message.starts_with("Put: the request cannot be signed: the access key id is empty")
            && !message.contains("s3cret"),
        "{message}"
    );
}
