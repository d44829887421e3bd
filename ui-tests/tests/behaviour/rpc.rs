//! Operations that go by their names: what goes out, what comes back, and that a struct is the same for every protocol.

use std::collections::BTreeMap;

use aws_operation::http::{Request, Response};
use aws_operation::server::{self, ServerOperation};
use aws_operation::{
    Auth, AwsJson1_0, AwsJson1_1, Blob, Body, Endpoint, Error, ModeledError, Operation, RpcV2Cbor,
    Sensitive, Service, ServiceMetadata, Timestamp, aws_error, aws_operation, aws_output,
    aws_shape,
};

const METADATA: ServiceMetadata = ServiceMetadata::new("Vault", "vault")
    .target("Vault_2026")
    .auth(Auth::SigV4);

/// The same service by each protocol; the operation is the same text.
macro_rules! by_protocol {
    ($($module:ident: $protocol:ident;)*) => {$(
        mod $module {
            use super::*;

            pub(super) enum Vault {}

            impl Service for Vault {
                type Protocol = $protocol;
                const METADATA: ServiceMetadata = METADATA;
            }

            #[aws_operation(service = Vault, output = Secret, error = PutSecretError, rename_all = "PascalCase")]
            #[derive(Clone, Debug, PartialEq)]
            pub(super) struct PutSecret {
                pub(super) name: String,
                pub(super) content: Option<Sensitive<Blob>>,
                pub(super) tags: Option<BTreeMap<String, Tag>>,
                pub(super) rotate_at: Option<Timestamp>,
                #[aws(timestamp = "date-time")]
                pub(super) expires: Option<Timestamp>,
                #[aws(idempotency_token)]
                pub(super) token: Option<String>,
            }
        }
    )*};
}

by_protocol! {
    json_1_0: AwsJson1_0;
    json_1_1: AwsJson1_1;
    cbor: RpcV2Cbor;
}

// The shapes serve all of them.
#[aws_shape(rename_all = "PascalCase")]
#[derive(Clone, Debug, PartialEq)]
struct Tag {
    value: Option<String>,
    weight: Option<f64>,
}

#[aws_output(rename_all = "PascalCase")]
#[derive(Clone, Debug, PartialEq)]
struct Secret {
    name: String,
    version: Option<i64>,
    content: Option<Blob>,
    created: Option<Timestamp>,
}

#[aws_error(rename_all = "PascalCase")]
#[derive(Clone, Debug, PartialEq)]
enum PutSecretError {
    #[aws(status = 400)]
    LimitException { limit: Option<i32> },
    #[aws(status = 400, code = "NoSuchVault", query_code = "Vault.NonExistent")]
    NoSuchVault,
}

fn encoded(operation: &impl Operation) -> Request<Body> {
    let endpoint = Endpoint::new("https://vault.example.com/base/").expect("a URL");
    let token = || "t-1".to_owned();
    let settings = aws_operation::EncodeSettings::new(&endpoint).idempotency_tokens(&token);
    operation.encode_with(&settings).expect("a request")
}

fn header<'a>(request: &'a Request<Body>, name: &str) -> Option<&'a str> {
    Some(request.headers().get(name)?.to_str().expect("text"))
}

macro_rules! full {
    ($module:ident) => {
        $module::PutSecret::new("db")
            .content(Blob::from(b"\x01\xff"))
            .tags([("a".to_owned(), Tag::new().value("b").weight(f64::INFINITY))])
            .rotate_at(Timestamp::from_secs(7))
            .expires(Timestamp::from_secs(0))
    };
}

#[test]
fn aws_json_is_a_post_that_names_its_target() {
    for (request, content_type) in [
        (encoded(&full!(json_1_0)), "application/x-amz-json-1.0"),
        (encoded(&full!(json_1_1)), "application/x-amz-json-1.1"),
    ] {
        assert_eq!(request.method(), "POST");
        assert_eq!(request.uri(), "https://vault.example.com/base/");
        assert_eq!(
            header(&request, "x-amz-target"),
            Some("Vault_2026.PutSecret")
        );
        assert_eq!(header(&request, "content-type"), Some(content_type));
        assert_eq!(request.headers().len(), 2);
        assert_eq!(
            std::str::from_utf8(request.body().as_bytes()),
            Ok(concat!(
                r#"{"Name":"db","Content":"Af8=","Tags":{"a":{"Value":"b","Weight":"Infinity"}},"#,
                r#""RotateAt":7,"Expires":"1970-01-01T00:00:00Z","Token":"t-1"}"#
            ))
        );
    }
}

#[test]
fn cbor_has_its_own_path_bytes_and_times() {
    let request = encoded(&full!(cbor));
    assert_eq!(request.method(), "POST");
    assert_eq!(
        request.uri(),
        "https://vault.example.com/base/service/Vault_2026/operation/PutSecret"
    );
    assert_eq!(header(&request, "smithy-protocol"), Some("rpc-v2-cbor"));
    assert_eq!(header(&request, "accept"), Some("application/cbor"));
    assert_eq!(header(&request, "content-type"), Some("application/cbor"));
    assert_eq!(request.headers().len(), 3);
    let expected: &[&[u8]] = &[
        b"\xbfdNamebdbgContent\x42\x01\xffdTags\xbfaa\xbfeValueabfWeight\xfb\x7f\xf0\0\0\0\0\0\0\xff\xff",
        b"hRotateAt\xc1\x07gExpires\xc1\x00eTokenct-1\xff",
    ];
    assert_eq!(request.body().as_bytes(), expected.concat());
}

#[test]
fn replies_are_read_by_the_protocol_of_the_service() {
    let expected = Secret::new("db")
        .version(3)
        .content(Blob::from(b"\x01\xff"))
        .created(Timestamp::from_epoch(7, 500_000_000));
    let json = r#"{"Name":"db","Version":3,"Content":"Af8=","Created":7.5,"Later":[{}]}"#;
    assert_eq!(
        json_1_0::PutSecret::decode(Response::new(json)).expect("JSON"),
        expected
    );
    assert_eq!(
        json_1_1::PutSecret::decode(Response::new(json)).expect("JSON"),
        expected
    );
    let cbor: &[&[u8]] = &[
        b"\xa5dNamebdbgVersion\x03gContent\x42\x01\xff",
        b"gCreated\xc1\xf9\x47\x80eLater\x9f\xa0\xff",
    ];
    assert_eq!(
        cbor::PutSecret::decode(Response::new(cbor.concat())).expect("CBOR"),
        expected
    );
}

#[test]
fn a_member_in_another_case_is_named_where_a_required_one_is_missing() {
    let error = json_1_1::PutSecret::decode(Response::new(r#"{"name":"s3cret"}"#));
    assert_eq!(
        error.expect_err("it is missing").to_string(),
        "PutSecret: the reply cannot be read: missing required member `Name` (found `name`; is `rename_all` right?), \
         at line 1, column 17 (HTTP 200)"
    );
    let error = cbor::PutSecret::decode(Response::new(b"\xa1dnamefs3cret"));
    assert_eq!(
        error.expect_err("it is missing").to_string(),
        "PutSecret: the reply cannot be read: missing required member `Name` (found `name`; is `rename_all` right?) \
         (HTTP 200)"
    );
}

#[test]
fn what_is_no_cbor_is_told() {
    for (body, told) in [
        (&b"\xa1dName"[..], "the CBOR ends early, at byte 6"),
        (
            b"\xa1dNameax\x00",
            "the CBOR goes on behind its value, at byte 8",
        ),
        (
            b"\xa1dName\x05",
            "member `Name`: expected a string, found an integer",
        ),
        (b"\x05", "expected an object, found an integer"),
    ] {
        let error = cbor::PutSecret::decode(Response::new(body)).expect_err("no reply");
        let expected = format!("PutSecret: the reply cannot be read: {told} (HTTP 200)");
        assert_eq!(error.to_string(), expected);
    }
    let page = Response::builder()
        .header("content-type", "text/html")
        .body("<html>");
    let error = cbor::PutSecret::decode(page.expect("a page")).expect_err("a page");
    assert!(
        error
            .to_string()
            .contains("an HTML page where CBOR was expected"),
        "{error}"
    );
}

fn refused(header: Option<(&str, &str)>, body: impl Into<Vec<u8>>) -> Response<Vec<u8>> {
    let mut reply = Response::builder()
        .status(400)
        .header("x-amzn-requestid", "r-1");
    if let Some((name, value)) = header {
        reply = reply.header(name, value);
    }
    reply.body(body.into()).expect("a reply")
}

#[test]
fn errors_are_told_by_their_type() {
    let limit = PutSecretError::LimitException { limit: Some(5) };
    let of_json = json_1_0::PutSecret::decode(refused(
        None,
        r#"{"__type":"com.example#LimitException","message":"too many","Limit":5}"#,
    ));
    let of_cbor = cbor::PutSecret::decode(refused(
        None,
        b"\xbff__typex\x1acom.example#LimitExceptiongmessagehtoo manyeLimit\x05\xff",
    ));
    for error in [of_json, of_cbor].map(|result| result.expect_err("an error")) {
        assert_eq!(
            error.to_string(),
            "PutSecret: LimitException: too many (HTTP 400, request id r-1)"
        );
        assert!(matches!(error, Error::Modeled(found, _) if found == limit));
    }
}

#[test]
fn an_error_has_the_code_of_awsquery_where_the_service_gives_it() {
    let reply = refused(
        Some(("x-amzn-query-error", "Vault.NonExistent;Sender")),
        r#"{"__type":"com.example#NoSuchVault","message":"no"}"#,
    );
    let error = json_1_0::PutSecret::decode(reply).expect_err("an error");
    assert!(matches!(
        &error,
        Error::Modeled(PutSecretError::NoSuchVault, _)
    ));
    let details = error.service_error().expect("of the service");
    assert_eq!(details.code(), Some("Vault.NonExistent"));
    assert_eq!(
        PutSecretError::NoSuchVault.query_code(),
        Some("Vault.NonExistent")
    );

    // Without the type, the code that is there is taken.
    let reply = refused(Some(("x-amzn-query-error", "LimitException;Sender")), "{}");
    let error = json_1_0::PutSecret::decode(reply).expect_err("an error");
    assert!(matches!(
        error,
        Error::Modeled(PutSecretError::LimitException { limit: None }, _)
    ));
}

#[test]
fn a_secret_message_is_hidden_whatever_names_the_error() {
    #[aws_error]
    #[derive(Debug)]
    enum OpenError {
        LockedException {
            message: Sensitive<String>,
            until: i32,
        },
    }

    #[aws_operation(service = json_1_0::Vault, error = OpenError)]
    struct Open {}

    // The member that is required is not there, so nothing is modelled.
    let body = r#"{"message":"v4lue","Message":"v4lue"}"#;
    for header in [
        ("x-amzn-query-error", "LockedException;Sender"),
        ("x-amzn-errortype", "LockedException"),
        ("x-amzn-errortype", "locked"),
    ] {
        let error = Open::decode(refused(Some(header), body)).expect_err("an error");
        assert!(matches!(error, Error::Unmodeled(_)), "{error:?}");
        assert!(!format!("{error} {error:?}").contains("v4lue"), "{error}");
    }
}

#[test]
fn the_server_half_names_errors_where_clients_look() {
    let reply =
        json_1_0::PutSecret::encode_error(&PutSecretError::LimitException { limit: Some(5) });
    assert_eq!(reply.status(), 400);
    assert_eq!(
        reply.headers()["content-type"],
        "application/x-amz-json-1.0"
    );
    assert_eq!(
        reply.body().as_bytes(),
        br#"{"__type":"LimitException","Limit":5}"#
    );
    let reply = json_1_0::PutSecret::encode_error(&PutSecretError::NoSuchVault);
    assert_eq!(
        reply.headers()["x-amzn-query-error"],
        "Vault.NonExistent;Sender"
    );
    assert_eq!(reply.body().as_bytes(), br#"{"__type":"NoSuchVault"}"#);
    let reply = cbor::PutSecret::encode_error(&PutSecretError::NoSuchVault);
    assert_eq!(reply.headers()["smithy-protocol"], "rpc-v2-cbor");
    assert_eq!(reply.body().as_bytes(), b"\xbff__typekNoSuchVault\xff");
}

#[test]
fn requests_are_read_by_whom_they_name() {
    let request = encoded(&full!(json_1_1));
    let below = |request: &Request<Body>| {
        let path = request
            .uri()
            .path()
            .strip_prefix("/base")
            .expect("the path");
        let mut below = request.clone();
        *below.uri_mut() = path.parse().expect("a path");
        below
    };
    let mut sent = below(&request);
    assert!(server::matches::<json_1_1::PutSecret>(&sent));
    let read = json_1_1::PutSecret::decode_request(&sent).expect("it can be read");
    assert_eq!(read, full!(json_1_1).token("t-1"));
    let another = "Vault_2026.GetSecret".parse().expect("a value");
    sent.headers_mut().insert("x-amz-target", another);
    assert!(!server::matches::<json_1_1::PutSecret>(&sent));
    let error = json_1_1::PutSecret::decode_request(&sent).expect_err("another");
    assert_eq!(
        error.to_string(),
        "PutSecret: expected POST / of Vault_2026.PutSecret, found another operation"
    );

    let request = encoded(&full!(cbor));
    let mut sent = below(&request);
    let read = cbor::PutSecret::decode_request(&sent).expect("it can be read");
    assert_eq!(read, full!(cbor).token("t-1"));
    sent.headers_mut().remove("smithy-protocol");
    assert!(!server::matches::<cbor::PutSecret>(&sent));
}

#[test]
fn an_operation_without_members_sends_an_empty_object_unless_it_has_no_input() {
    #[aws_operation(service = json_1_1::Vault)]
    struct ListSecrets {}

    #[aws_operation(service = cbor::Vault, name = "ListSecrets")]
    struct ListByCbor {}

    #[aws_operation(service = json_1_1::Vault, no_input)]
    struct Ping {}

    #[aws_operation(service = cbor::Vault, no_input, name = "Ping")]
    struct PingByCbor {}

    assert_eq!(encoded(&ListSecrets::new()).body().as_bytes(), b"{}");
    assert_eq!(encoded(&Ping::new()).body().as_bytes(), b"{}");
    let list = encoded(&ListByCbor::new());
    assert_eq!(list.body().as_bytes(), b"\xbf\xff");
    assert_eq!(
        list.uri().path(),
        "/base/service/Vault_2026/operation/ListSecrets"
    );
    let ping = encoded(&PingByCbor::new());
    assert!(ping.body().is_empty());
    assert_eq!(header(&ping, "content-type"), None);
    assert_eq!(PingByCbor::NAME, "Ping");
}

#[test]
fn one_call_needs_no_service() {
    #[aws_operation(
        protocol = "awsJson1_1",
        target = "secretsmanager.GetSecretValue",
        rename_all = "PascalCase"
    )]
    struct Get {
        secret_id: String,
    }

    #[aws_operation(
        protocol = "rpcv2Cbor",
        target = "Vault_2026.GetSecret",
        rename_all = "PascalCase"
    )]
    struct GetByCbor {
        secret_id: String,
    }

    let request = encoded(&Get::new("db"));
    assert_eq!(
        header(&request, "x-amz-target"),
        Some("secretsmanager.GetSecretValue")
    );
    assert_eq!(request.body().as_bytes(), br#"{"SecretId":"db"}"#);
    let request = encoded(&GetByCbor::new("db"));
    assert_eq!(
        request.uri().path(),
        "/base/service/Vault_2026/operation/GetSecret"
    );
    assert_eq!(request.body().as_bytes(), b"\xbfhSecretIdbdb\xff");
}

#[test]
fn a_service_that_once_spoke_awsquery_is_asked_for_its_codes() {
    enum Queues {}

    impl Service for Queues {
        type Protocol = AwsJson1_0;
        const METADATA: ServiceMetadata = METADATA.query_compatible(true);
    }

    #[aws_operation(service = Queues)]
    struct ListQueues {}

    let request = encoded(&ListQueues::new());
    assert_eq!(header(&request, "x-amzn-query-mode"), Some("true"));
    assert_eq!(
        header(&encoded(&full!(json_1_0)), "x-amzn-query-mode"),
        None
    );
}

#[test]
fn a_header_of_the_operation_stands_in_place_of_the_protocols() {
    #[aws_operation(service = cbor::Vault, headers("Accept" = "application/cbor, */*"))]
    struct ListSecrets {}

    let request = encoded(&ListSecrets::new());
    let accepted: Vec<_> = request.headers().get_all("accept").iter().collect();
    assert_eq!(accepted, ["application/cbor, */*"]);
}

#[test]
fn secrets_of_a_request_are_not_shown() {
    let request = full!(json_1_0);
    let shown = format!("{request:?}");
    assert!(shown.contains("content: Some([redacted])"), "{shown}");
}

#[test]
fn what_only_reads_can_be_made_again_by_its_name() {
    macro_rules! is_idempotent {
        ($name:literal $($more:tt)*) => {{
            #[aws_operation(service = json_1_1::Vault, name = $name $($more)*)]
            struct Call {}
            (Call::IDEMPOTENT, Call::NEVER_REPLAYED)
        }};
    }

    #[aws_operation(method = "POST", uri = "/secrets/search")]
    struct SearchSecrets {}

    #[aws_operation(protocol = "awsJson1_1", target = "vault.PutSecret")]
    struct GetOrPut {}

    #[aws_operation(protocol = "awsJson1_1", target = "vault.GetSecret")]
    struct Fetch {}

    assert_eq!(is_idempotent!("GetSecret"), (true, false));
    assert_eq!(is_idempotent!("ListSecrets"), (true, false));
    assert_eq!(is_idempotent!("Scan"), (true, false));
    assert_eq!(is_idempotent!("PutSecret"), (false, false));
    assert_eq!(is_idempotent!("PutSecret", idempotent), (true, false));
    assert_eq!(
        is_idempotent!("PutSecret", idempotent = true),
        (true, false)
    );
    assert_eq!(
        is_idempotent!("GetSecret", idempotent = false),
        (false, true)
    );
    assert_eq!(is_idempotent!("Getaway"), (false, false));
    // What begins so and exchanges a token is not known to read only.
    assert_eq!(is_idempotent!("GetTokensFromRefreshToken"), (false, false));
    // It is what is sent that counts, not what the struct is called.
    assert_eq!((GetOrPut::IDEMPOTENT, GetOrPut::NAME), (false, "PutSecret"));
    assert_eq!((Fetch::IDEMPOTENT, Fetch::NAME), (true, "GetSecret"));
    // By its name with a URI too, and by its token.
    let by_other_means = [SearchSecrets::IDEMPOTENT, json_1_1::PutSecret::IDEMPOTENT];
    assert_eq!(by_other_means, [true, true]);
}
