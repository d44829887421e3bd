//! Calls to S3, at a server that a proxy puts in place of all of AWS's hosts.

mod bodies;
mod redirects;
mod settings;

use std::time::{Duration, Instant};

use aws_operation::http;
use aws_operation::retry::{Clock, RetryPolicy};
use aws_operation::sigv4::{SignedBody, SigningParameters, sign};
use aws_operation::{
    Auth, ByteStream, Client, ClientBuilder, Credentials, RestJson1, Service, ServiceMetadata,
    Timestamp, aws_operation, aws_output,
};
use ureq::Agent;
use ureq::tls::{Certificate as Trusted, RootCerts, TlsConfig, TlsProvider};

use crate::support::tls::Certificate;
use crate::support::{Proxy, Reply, Request, Server, Tunnels};

enum S3 {}

impl Service for S3 {
    type Protocol = RestJson1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("S3", "s3").auth(Auth::SigV4).s3();
}

#[aws_operation(method = "GET", uri = "/{Bucket}/{Key+}", service = S3, output = Object, rename_all = "PascalCase")]
struct GetObject {
    bucket: String,
    key: String,
}

#[aws_output]
#[derive(Debug)]
struct Object {
    #[aws(payload)]
    body: ByteStream,
}

#[aws_operation(method = "PUT", uri = "/{Bucket}/{Key+}", service = S3, rename_all = "PascalCase")]
struct PutObject {
    bucket: String,
    key: String,
    #[aws(payload)]
    body: ByteStream,
}

#[aws_operation(method = "HEAD", uri = "/{Bucket}", service = S3, rename_all = "PascalCase")]
struct HeadBucket {
    bucket: String,
}

#[aws_operation(method = "GET", uri = "/{Bucket}?acl", service = S3, rename_all = "PascalCase")]
struct GetBucketAcl {
    bucket: String,
}

#[aws_operation(method = "PUT", uri = "/{Bucket}?tagging", service = S3, rename_all = "PascalCase")]
struct PutBucketTagging {
    bucket: String,
    tag: String,
}

#[aws_operation(method = "GET", uri = "/", service = S3)]
struct ListBuckets {}

/// A clock on which no time passes between attempts.
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

/// 2026-11-24T10:00:00Z
const TIME: Timestamp = Timestamp::from_secs(1_795_514_400);

const PROVIDER: TlsProvider = if cfg!(feature = "native-tls") {
    TlsProvider::NativeTls
} else {
    TlsProvider::Rustls
};

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "s3cret-key").with_session_token("s3ssion-token")
}

/// A server in place of S3 in some regions, and the proxy that leads there, whatever host is asked for.
struct Aws {
    server: Server,
    proxy: Proxy,
    certificate: Certificate,
}

impl Aws {
    fn start(replies: impl IntoIterator<Item = Reply>) -> Self {
        let certificate = Certificate::of_all(&[
            "s3.eu-west-1.amazonaws.com",
            "*.s3.eu-west-1.amazonaws.com",
            "s3.eu-central-1.amazonaws.com",
            "*.s3.eu-central-1.amazonaws.com",
            "*.s3.eu-south-2.amazonaws.com",
            "*.s3-accelerate.amazonaws.com",
            "storage.example.com",
            "*.storage.example.com",
        ]);
        let server = Server::start_tls(&certificate, replies);
        Self {
            proxy: Proxy::start(Tunnels::To(server.address())),
            server,
            certificate,
        }
    }

    /// A client in eu-west-1 that makes one attempt.
    fn builder(&self) -> ClientBuilder {
        self.set_up(Client::builder().region("eu-west-1"))
    }

    fn set_up(&self, builder: ClientBuilder) -> ClientBuilder {
        let trusted = Trusted::from_der(self.certificate.der()).to_owned();
        let tls = TlsConfig::builder()
            .provider(PROVIDER)
            .root_certs(RootCerts::new_with_certs(&[trusted]))
            .build();
        let proxy = ureq::Proxy::new(&format!("http://{}", self.proxy.address())).expect("a URL");
        let agent = Agent::config_builder()
            .proxy(Some(proxy))
            .tls_config(tls)
            .build();
        builder
            .agent(agent.new_agent())
            .credentials(credentials())
            .retries(RetryPolicy::none())
            .retry_clock(At(TIME))
    }

    fn client(&self) -> Client {
        self.builder().build().expect("a client")
    }

    /// The hosts that were connected to, in order.
    fn hosts(&self) -> Vec<String> {
        let requests = self.proxy.requests();
        let target = |request: &Request| {
            request
                .line()
                .split(' ')
                .nth(1)
                .expect("a target")
                .to_owned()
        };
        requests.iter().map(target).collect()
    }
}

/// Asserts that the request was signed as it was sent, for this region.
#[track_caller]
fn assert_signed(scheme: &str, seen: &Request, region: &str, body: SignedBody<'_>) {
    let mut words = seen.line().split(' ');
    let (method, path) = (
        words.next().expect("a method"),
        words.next().expect("a path"),
    );
    let host = seen.header("host").expect("a host");
    let mut builder = http::Request::builder()
        .method(method)
        .uri(format!("{scheme}://{host}{path}"));
    for (name, value) in seen.headers() {
        let signed = name.starts_with("x-amz-") || name == "content-type";
        if signed {
            builder = builder.header(name, value);
        }
    }
    let (mut parts, ()) = builder.body(()).expect("a request").into_parts();
    let credentials = credentials();
    let parameters = SigningParameters::of_service(&credentials, region, &S3::METADATA, TIME);
    sign(&mut parts, body, &parameters).expect("it can be signed");
    let text = |name: &str| parts.headers[name].to_str().expect("text");
    assert_eq!(seen.header("authorization"), Some(text("authorization")));
    assert_eq!(
        seen.header("x-amz-content-sha256"),
        Some(text("x-amz-content-sha256"))
    );
}
