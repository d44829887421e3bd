//! Calls that say who they come from.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use aws_operation::auth::{CredentialsError, ProvideCredentials};
use aws_operation::http;
use aws_operation::retry::{Clock, RetryPolicy};
use aws_operation::sigv4::{self, SignedBody, SigningParameters};
use aws_operation::{
    Auth, ByteStream, Client, ClientBuilder, Credentials, Error, RestJson1, Sensitive, Service,
    ServiceMetadata, Timestamp, aws_operation,
};

use crate::support::{Reply, Request, Server, builder};

enum Lambda {}

impl Service for Lambda {
    type Protocol = RestJson1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("Lambda", "lambda").auth(Auth::SigV4);
}

#[aws_operation(method = "POST", uri = "/functions/{name}/invocations", service = Lambda)]
struct Invoke {
    name: String,
    #[aws(query = "Qualifier")]
    qualifier: Option<String>,
    #[aws(header = "X-Amz-Invocation-Type")]
    kind: Option<String>,
    argument: Option<String>,
}

#[aws_operation(method = "POST", uri = "/upload", service = Lambda)]
struct Upload {
    #[aws(payload)]
    content: ByteStream,
}

#[aws_operation(method = "POST", uri = "/upload", service = Lambda, auth = "sigv4-unsigned-body")]
struct UploadUnsigned {
    #[aws(payload)]
    content: ByteStream,
}

#[aws_operation(method = "GET", uri = "/chat", auth = "bearer")]
struct Chat {}

#[aws_operation(method = "GET", uri = "/nowhere", auth = "sigv4")]
struct WithoutService {}

/// A clock that stands still.
#[derive(Clone, Copy)]
struct At(Timestamp);

impl Clock for At {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn time(&self) -> Timestamp {
        self.0
    }

    fn sleep(&self, _: Duration) {}

    fn random(&self) -> f64 {
        0.0
    }
}

fn time() -> Timestamp {
    "2026-11-24T10:00:00Z".parse().expect("a time")
}

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "s3cret-key").with_session_token("s3ssion-token")
}

fn signing(server: &Server) -> ClientBuilder {
    builder(&server.url())
        .region("eu-west-1")
        .credentials(credentials())
        .retry_clock(At(time()))
}

/// What the request must say of itself, by the functions that the vectors of the signature's test suite check.
fn expected(server: &Server, request: &Request, body: SignedBody<'_>, at: Timestamp) -> String {
    let mut words = request.line().split(' ');
    let (method, path) = (
        words.next().expect("a method"),
        words.next().expect("a path"),
    );
    let mut builder = http::Request::builder()
        .method(method)
        .uri(format!("{}{path}", server.url()));
    for (name, value) in request.headers() {
        let added = [
            "host",
            "user-agent",
            "content-length",
            "authorization",
            "transfer-encoding",
        ];
        if !added.contains(&name.as_str()) {
            builder = builder.header(name, value);
        }
    }
    let (mut parts, ()) = builder.body(()).expect("a request").into_parts();
    let credentials = credentials();
    let parameters = SigningParameters::new(&credentials, "eu-west-1", "lambda", at);
    sigv4::sign(&mut parts, body, &parameters).expect("it can be signed");
    parts.headers["authorization"]
        .to_str()
        .expect("text")
        .to_owned()
}

#[test]
fn a_request_is_signed_as_it_is_sent() {
    let server = Server::start([Reply::json("")]);
    let client = signing(&server).build().expect("a client");
    let invoke = Invoke::new("re size/ü")
        .qualifier("a b")
        .kind("Event")
        .argument("x");
    client
        .call(&invoke)
        .header("x-extra", "1")
        .send()
        .expect("it is taken");
    let seen = &server.requests()[0];
    assert_eq!(seen.header("x-amz-date"), Some("20261124T100000Z"));
    assert_eq!(seen.header("x-amz-security-token"), Some("s3ssion-token"));
    let authorization = seen.header("authorization").expect("it is signed");
    assert!(authorization.contains("/20261124/eu-west-1/lambda/aws4_request"));
    assert!(
        authorization.contains("x-amz-invocation-type;"),
        "{authorization}"
    );
    assert!(authorization.contains(";x-extra,"), "{authorization}");
    assert_eq!(
        authorization,
        expected(&server, seen, SignedBody::Bytes(&seen.body), time())
    );
}

#[test]
fn streams_are_signed_if_they_can_be_read_twice() {
    let server = Server::start([Reply::json("")]);
    let client = signing(&server).build().expect("a client");
    client.send(&Upload::new("content")).expect("it is taken");
    client
        .send(&UploadUnsigned::new(ByteStream::from_reader(
            &b"content"[..],
            Some(7),
        )))
        .expect("it is taken");
    let seen = server.requests();
    for (seen, body) in [
        (&seen[0], SignedBody::Bytes(b"content")),
        (&seen[1], SignedBody::Unsigned),
    ] {
        assert_eq!(seen.body, b"content");
        let authorization = seen.header("authorization").expect("it is signed");
        assert_eq!(authorization, expected(&server, seen, body, time()));
    }
    let error = client
        .send(&Upload::new(ByteStream::from_reader(
            &b"content"[..],
            Some(7),
        )))
        .expect_err("it can be read once");
    assert_eq!(
        error.to_string(),
        "Upload: the operation's payload is signed, and it is a reader, which can be read once; make the `ByteStream` from bytes or a path; nothing was sent"
    );
}

#[test]
fn a_bearer_token_is_sent() {
    let server = Server::start([Reply::json("")]);
    let client = builder(&server.url())
        .bearer_token(Sensitive::from("t0ken"))
        .build()
        .expect("a client");
    client.send(&Chat::new()).expect("it is taken");
    assert_eq!(
        server.requests()[0].header("authorization"),
        Some("Bearer t0ken")
    );
    let broken = builder(&server.url())
        .bearer_token(Sensitive::from("t0\nken"))
        .build()
        .expect("a client");
    let error = broken.send(&Chat::new()).expect_err("no header value");
    assert_eq!(
        error.to_string(),
        "Chat: the bearer token has a character that no header can hold; nothing was sent"
    );
}

#[test]
fn what_is_missing_is_named() {
    let server = Server::start([Reply::json("")]);
    let bare = || builder(&server.url());
    let message = |builder: ClientBuilder| {
        let client = builder.build().expect("a client");
        client
            .send(&Invoke::new("f"))
            .expect_err("it cannot be signed")
            .to_string()
    };
    assert_eq!(
        message(bare().region("eu-west-1")),
        "Invoke: the operation is signed, and the client has no credentials; give it some with `ClientBuilder::credentials`, or begin with `Client::from_env` (feature `credentials`); nothing was sent"
    );
    assert_eq!(
        message(bare().credentials(credentials())),
        "Invoke: the operation is signed for a region, and the client has none; give it one with `ClientBuilder::region`, or begin with `Client::from_env` (feature `credentials`) and set AWS_REGION; nothing was sent"
    );
    let expired = credentials().with_expiry(time());
    assert_eq!(
        message(signing(&server).credentials(expired)),
        "Invoke: credentials: they expired at 2026-11-24T10:00:00Z; get new ones; nothing was sent"
    );
    let client = signing(&server).build().expect("a client");
    let error = client.send(&WithoutService::new()).expect_err("no service");
    assert_eq!(
        error.to_string(),
        "WithoutService: the operation is signed for a service, and it has none; write `service = ...` in its `#[aws_operation(...)]`; nothing was sent"
    );
    let client = Client::builder()
        .region("eu-west-1")
        .build()
        .expect("a client");
    let error = client.send(&Chat::new()).expect_err("no endpoint");
    assert_eq!(
        error.to_string(),
        "Chat: the client has no endpoint of its own, and the operation has no `service` whose endpoint could be found; nothing was sent"
    );
    assert!(server.requests().is_empty());
}

/// Credentials that are asked for anew in each attempt.
struct Counted(Arc<AtomicU32>);

impl ProvideCredentials for Counted {
    fn credentials(&self, _: Timestamp) -> Result<Credentials, CredentialsError> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Ok(credentials())
    }
}

#[test]
fn every_attempt_is_signed_anew() {
    let fault = Reply::new("429 Too Many Requests", &[], "");
    let server = Server::start([fault, Reply::json("")]);
    let asked = Arc::new(AtomicU32::new(0));
    let client = signing(&server)
        .credentials(Counted(Arc::clone(&asked)))
        .retries(RetryPolicy::standard())
        .build()
        .expect("a client");
    client.send(&Invoke::new("f")).expect("the second attempt");
    assert_eq!(asked.load(Ordering::SeqCst), 2);
    assert!(
        server
            .requests()
            .iter()
            .all(|request| request.header("authorization").is_some())
    );
}

fn refused(code: &str, date: &str) -> Reply {
    Reply::new(
        "403 Forbidden",
        &[("x-amzn-errortype", code), ("date", date)],
        "{}",
    )
}

#[test]
fn a_wrong_clock_is_corrected() {
    // The service is an hour ahead.
    let refusal = refused("InvalidSignatureException", "Tue, 24 Nov 2026 11:00:00 GMT");
    let server = Server::start([refusal, Reply::json("")]);
    let client = signing(&server)
        .retries(RetryPolicy::standard())
        .build()
        .expect("a client");
    client.send(&Invoke::new("f")).expect("the second attempt");
    client.send(&Invoke::new("f")).expect("the first attempt");
    let dates: Vec<String> = server
        .requests()
        .iter()
        .map(|request| request.header("x-amz-date").expect("a date").to_owned())
        .collect();
    assert_eq!(
        dates,
        ["20261124T100000Z", "20261124T110000Z", "20261124T110000Z"]
    );
}

#[test]
fn a_wrong_key_is_no_wrong_clock() {
    let refusal = refused("InvalidSignatureException", "Tue, 24 Nov 2026 10:00:30 GMT");
    let server = Server::start([refusal]);
    let client = signing(&server)
        .retries(RetryPolicy::standard())
        .build()
        .expect("a client");
    let error = client
        .send(&Invoke::new("f"))
        .expect_err("the key is wrong");
    assert!(matches!(error, Error::Unmodeled(_)));
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn no_secret_is_shown() {
    let server = Server::start([refused(
        "AccessDeniedException",
        "Tue, 24 Nov 2026 10:00:00 GMT",
    )]);
    let builder = signing(&server).bearer_token(Sensitive::from("t0ken"));
    let shown = format!("{builder:?}");
    let client = builder.build().expect("a client");
    let error = client.send(&Invoke::new("f")).expect_err("it is refused");
    let shown = format!(
        "{shown} {client:?} {error} {error:?} {:?}",
        client.call(&Invoke::new("f"))
    );
    for secret in ["s3cret-key", "s3ssion-token", "t0ken"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[cfg(feature = "config")]
#[test]
fn the_configuration_says_where() {
    use aws_operation::config::{Config, Environment};

    let server = Server::start([Reply::json("")]);
    let environment: Environment = [
        ("AWS_REGION", "eu-west-1".to_owned()),
        ("AWS_ENDPOINT_URL_LAMBDA", server.url()),
        ("AWS_MAX_ATTEMPTS", "1".to_owned()),
    ]
    .into_iter()
    .collect();
    let config = Config::parse(&environment, b"", b"").expect("a configuration");
    let client = Client::builder()
        .config(Arc::new(config))
        .credentials(credentials())
        .retry_clock(At(time()))
        .build()
        .expect("a client");
    assert_eq!(client.endpoint(), None);
    client.send(&Invoke::new("f")).expect("it is taken");
    let seen = &server.requests()[0];
    let authorization = seen.header("authorization").expect("it is signed");
    assert_eq!(
        authorization,
        expected(&server, seen, SignedBody::Bytes(&seen.body), time())
    );
}
