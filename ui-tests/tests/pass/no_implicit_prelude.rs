// Nothing that the macros write relies on the prelude, on `core` or `std` by name, or on what else is in scope.

#![no_implicit_prelude]

mod std {}
mod core {}
mod alloc {}
mod serde {}
mod http {}

use ::std::fmt::Debug;

use ::aws_operation::{aws_error, aws_operation, aws_output, aws_shape};
use ::std::option::Option;
use ::std::string::String;
use ::std::vec::Vec;

#[aws_operation(
    method = "POST",
    uri = "/clients/{id}/{path+}",
    output = RegisterClientOutput,
    error = RegisterClientError,
    service = Service
)]
struct RegisterClient {
    id: String,
    path: String,
    client_name: String,
    scopes: Option<Vec<String>>,
    #[aws(sensitive)]
    secret: Option<String>,
    owner: Option<Owner>,
}

struct Service;

impl ::aws_operation::Service for Service {
    type Protocol = ::aws_operation::RestJson1;
    const METADATA: ::aws_operation::ServiceMetadata =
        ::aws_operation::ServiceMetadata::new("SSO OIDC", "oidc").signing_name("sso-oauth");
}

#[aws_output]
struct RegisterClientOutput {
    client_id: String,
    #[aws(sensitive)]
    client_secret: Option<String>,
    kind: Option<Kind>,
    priority: Option<Priority>,
    principal: Option<Principal>,
}

#[aws_shape]
struct Owner {
    #[aws(sensitive)]
    name: String,
}

#[aws_shape]
#[derive(Debug)]
enum Kind {
    Public,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape]
#[derive(Debug)]
enum Priority {
    #[aws(value = -1)]
    Low,
    #[aws(unknown)]
    Unknown(i32),
}

#[aws_shape]
enum Principal {
    #[aws(sensitive)]
    Owner(Owner),
    #[aws(unknown)]
    Unknown(String),
}

#[aws_error]
enum RegisterClientError {
    #[aws(status = 400, retryable)]
    InvalidRequestException {
        #[aws(sensitive)]
        reason: Option<String>,
    },
    #[aws(throttling)]
    SlowDownException,
    ConflictException(Owner),
}

#[aws_operation(
    method = "PUT",
    uri = "/{bucket}/{key+}",
    endpoint = "{bucket}.data.",
    headers("Accept" = "application/json"),
    checksum(
        request_algorithm = "kept",
        required,
        request_validation_mode = "X-Default",
        response_algorithms("CRC32")
    ),
    request_compression = "gzip",
    output = Object
)]
struct PutObject {
    #[aws(host_label)]
    bucket: String,
    #[aws(label)]
    key: String,
    #[aws(query = "kind")]
    kind: Option<Kind>,
    #[aws(query = "time", timestamp = "http-date")]
    times: Option<Vec<::aws_operation::Timestamp>>,
    #[aws(query_map)]
    query: Option<::std::collections::BTreeMap<String, Vec<String>>>,
    #[aws(header = "X-Priority")]
    priority: Option<Priority>,
    #[aws(header = "X-Json", json_value)]
    json: Option<String>,
    #[aws(header = "X-Token", idempotency_token)]
    token: Option<String>,
    #[aws(header = "X-Default", default = "d")]
    default: String,
    #[aws(header = "X-Kept")]
    kept: Option<Kind>,
    #[aws(prefix_headers = "X-Meta-", sensitive)]
    metadata: Option<::std::collections::HashMap<String, String>>,
    #[aws(payload)]
    content: ::aws_operation::Blob,
}

#[aws_output]
struct Object {
    #[aws(status_code)]
    status: Option<i32>,
    #[aws(header = "ETag", default)]
    tag: String,
    #[aws(prefix_headers = "X-Meta-")]
    metadata: Option<::std::collections::HashMap<String, String>>,
    #[aws(payload, sensitive)]
    content: Option<Kind>,
}

#[aws_error]
#[derive(Debug)]
enum PutObjectError {
    GoneException {
        #[aws(header = "Location")]
        location: Option<String>,
        #[aws(default = 7)]
        number: i32,
        #[aws(timestamp = "date-time")]
        time: Option<::aws_operation::Timestamp>,
    },
}

fn bindings(endpoint: &::aws_operation::Endpoint) {
    use ::aws_operation::Operation;

    let request = PutObject::new("b", "k/l", "content")
        .kind("Public")
        .priority(-1);
    let request = ::std::result::Result::expect(request.encode(endpoint), "a request");
    ::std::assert_eq!(
        request.uri(),
        "https://b.data.example.com/b/k/l?kind=Public"
    );
    ::std::assert_eq!(request.headers()["x-priority"], "-1");
    let reply = ::aws_operation::http::Response::new("Public");
    let output = ::std::result::Result::expect(PutObject::decode(reply), "an output");
    ::std::assert!(::std::matches!(output.content, Option::Some(Kind::Public)));
    ::std::assert_eq!(output.status, Option::Some(200));
    let _ = PutObjectError::GoneException {
        location: Option::None,
        number: 0,
        time: Option::None,
    };
}

fn main() {
    use ::aws_operation::Operation;

    let endpoint = ::aws_operation::Endpoint::new("https://example.com");
    let endpoint = ::std::result::Result::expect(endpoint, "an endpoint");
    let request = RegisterClient::new("1", "a/b", "n").scopes(["s"]);
    let request = ::std::result::Result::expect(request.encode(&endpoint), "a request");
    ::std::assert_eq!(request.uri().path(), "/clients/1/a/b");
    ::std::assert_eq!(
        request.body().as_bytes(),
        br#"{"clientName":"n","scopes":["s"]}"#
    );
    let reply = ::aws_operation::http::Response::new(
        r#"{"clientId":"i","kind":"Public","priority":-1,"principal":{"owner":{"name":"Ada"}}}"#,
    );
    let output = ::std::result::Result::expect(RegisterClient::decode(reply), "an output");
    ::std::assert!(::std::matches!(output.kind, Option::Some(Kind::Public)));
    ::std::assert!(::std::matches!(
        output.priority,
        Option::Some(Priority::Low)
    ));
    bindings(&endpoint);
}
