//! Redirects to a bucket's region: followed once, to a host of our own making.

use aws_operation::retry::RetryPolicy;
use aws_operation::sigv4::SignedBody;
use aws_operation::{ByteStream, Error};

use super::{
    At, Aws, GetBucketAcl, GetObject, HeadBucket, PutBucketTagging, PutObject, TIME, assert_signed,
    credentials,
};
use crate::support::{Reply, Server, builder};

const WEST: &str = "bucket.s3.eu-west-1.amazonaws.com:443";
const CENTRAL: &str = "bucket.s3.eu-central-1.amazonaws.com:443";

const ELSEWHERE: &str = "evil.example";

fn document(code: &str, region: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>no</Message><Region>{region}</Region>\
         <Endpoint>{ELSEWHERE}</Endpoint></Error>"
    )
}

/// A reply that names the region in its header, and another host as its location.
fn moved_to(region: &str) -> Reply {
    let location = format!("https://{ELSEWHERE}/");
    let headers = [
        ("x-amz-bucket-region", region),
        ("location", location.as_str()),
    ];
    Reply::new(
        "301 Moved Permanently",
        &headers,
        document("PermanentRedirect", "eu-south-2"),
    )
}

#[test]
fn it_is_followed_once_with_a_new_signature() {
    let aws = Aws::start([moved_to("eu-central-1"), Reply::json("")]);
    let client = aws.client();
    client
        .send(&PutBucketTagging::new("bucket", "t"))
        .expect("it is there");
    assert_eq!(aws.hosts(), [WEST, CENTRAL]);
    let seen = aws.server.requests();
    assert_eq!(seen.len(), 2);
    for (seen, region) in seen.iter().zip(["eu-west-1", "eu-central-1"]) {
        assert_eq!(seen.line(), "PUT /?tagging HTTP/1.1");
        assert_eq!(
            seen.header("host"),
            Some(&*format!("bucket.s3.{region}.amazonaws.com"))
        );
        assert_eq!(seen.body, br#"{"Tag":"t"}"#);
        assert_signed("https", seen, region, SignedBody::Bytes(&seen.body));
    }
}

#[test]
fn the_region_of_the_bucket_is_remembered() {
    let aws = Aws::start([moved_to("eu-central-1"), Reply::json("")]);
    let client = aws.client();
    client
        .send(&GetBucketAcl::new("bucket"))
        .expect("it is there");
    client
        .clone()
        .send(&GetBucketAcl::new("bucket"))
        .expect("it is there");
    client
        .send(&GetBucketAcl::new("bucket-2"))
        .expect("it is here");
    let seen = aws.server.requests();
    let hosts: Vec<_> = seen
        .iter()
        .map(|seen| seen.header("host").expect("a host"))
        .collect();
    assert_eq!(
        hosts,
        [
            "bucket.s3.eu-west-1.amazonaws.com",
            "bucket.s3.eu-central-1.amazonaws.com",
            "bucket.s3.eu-central-1.amazonaws.com",
            "bucket-2.s3.eu-west-1.amazonaws.com",
        ]
    );
    assert_signed("https", &seen[2], "eu-central-1", SignedBody::Bytes(b""));
}

#[test]
fn every_reply_that_names_a_region_is_understood() {
    let region = [("x-amz-bucket-region", "eu-central-1")];
    for reply in [
        Reply::new("307 Temporary Redirect", &region, ""),
        Reply::new(
            "301 Moved Permanently",
            &[],
            document("PermanentRedirect", "eu-central-1"),
        ),
        Reply::new(
            "400 Bad Request",
            &[],
            document("AuthorizationHeaderMalformed", "eu-central-1"),
        ),
        Reply::new(
            "400 Bad Request",
            &region,
            document("IllegalLocationConstraintException", "x"),
        ),
    ] {
        let aws = Aws::start([reply, Reply::new("200 OK", &[], "content")]);
        let object = aws
            .client()
            .send(&GetObject::new("bucket", "k"))
            .expect("it is there");
        let content = std::io::read_to_string(object.body).expect("an object");
        assert_eq!(content, "content");
        assert_eq!(aws.hosts(), [WEST, CENTRAL]);
    }
    let aws = Aws::start([Reply::head("400 Bad Request", &region), Reply::json("")]);
    aws.client()
        .send(&HeadBucket::new("bucket"))
        .expect("it is there");
    assert_eq!(aws.hosts(), [WEST, CENTRAL]);
}

#[test]
fn a_second_redirect_is_an_error() {
    let aws = Aws::start([
        moved_to("eu-central-1"),
        moved_to("eu-south-2"),
        Reply::json(""),
    ]);
    // However many attempts there are.
    let client = aws
        .builder()
        .retries(RetryPolicy::standard())
        .build()
        .expect("a client");
    let error = client
        .send(&GetBucketAcl::new("bucket"))
        .expect_err("in circles");
    assert_eq!(
        error.to_string(),
        "GetBucketAcl: the bucket is in the region eu-south-2, and the request was sent from one region to another before; \
         see whether the bucket was made anew (HTTP 301)"
    );
    assert_eq!(aws.hosts(), [WEST, CENTRAL]);
    // What was wrong is not remembered.
    client
        .send(&GetBucketAcl::new("bucket"))
        .expect("it is here");
    let last = aws.server.requests().pop().expect("a request");
    assert_eq!(
        last.header("host"),
        Some("bucket.s3.eu-west-1.amazonaws.com")
    );
}

#[test]
fn an_attempt_after_a_redirect_begins_in_the_new_region() {
    let aws = Aws::start([
        moved_to("eu-central-1"),
        Reply::new("503 Slow Down", &[], ""),
        Reply::json(""),
    ]);
    let client = aws
        .builder()
        .retries(RetryPolicy::standard())
        .build()
        .expect("a client");
    client
        .send(&GetBucketAcl::new("bucket"))
        .expect("it is there");
    let seen = aws.server.requests();
    assert_eq!(seen.len(), 3);
    assert_signed("https", &seen[2], "eu-central-1", SignedBody::Bytes(b""));
}

#[test]
fn no_other_partition_is_asked() {
    for region in [
        "cn-north-1",
        "us-gov-west-1",
        "us-iso-east-1",
        "eusc-de-east-1",
    ] {
        let aws = Aws::start([moved_to(region), Reply::json("")]);
        let error = aws
            .client()
            .send(&GetBucketAcl::new("bucket"))
            .expect_err(region);
        assert_eq!(
            error.to_string(),
            format!(
                "GetBucketAcl: the bucket is in the region {region}, which is in another partition of AWS than the client's; \
                 use a client for that region, with credentials of that partition (HTTP 301)"
            )
        );
        assert_eq!(aws.hosts(), [WEST]);
        assert_eq!(aws.server.requests().len(), 1);
    }
}

#[test]
fn what_is_no_region_leads_nowhere() {
    for region in [
        "evil.example",
        "eu-west-1.evil.example",
        "x@evil.example/-1",
        "eu-west-1/../x-1",
        "EU-CENTRAL-1",
        "aws-global",
        "",
        // Where it was.
        "eu-west-1",
    ] {
        let aws = Aws::start([moved_to(region), Reply::json("")]);
        let error = aws
            .client()
            .send(&GetBucketAcl::new("bucket"))
            .expect_err(region);
        let expected =
            "the reply redirects to the host evil.example, and redirects are not followed";
        assert!(error.to_string().contains(expected), "{error}");
        assert_eq!(aws.hosts(), [WEST], "{region:?}");
        assert_eq!(aws.server.requests().len(), 1);
    }
}

#[test]
fn a_body_that_can_be_read_once_is_not_sent_there() {
    let aws = Aws::start([moved_to("eu-central-1"), Reply::json("")]);
    let client = aws.client();
    let put = |body: ByteStream| client.send(&PutObject::new("bucket", "k", body));
    let reader = || ByteStream::from_reader(&b"content"[..], Some(7));
    let error = put(reader()).expect_err("it can be read once");
    assert_eq!(
        error.to_string(),
        "PutObject: the bucket is in the region eu-central-1, and the request's body is a reader, which cannot be sent there \
         too; use a client for that region, or make the `ByteStream` from bytes or a path (HTTP 301)"
    );
    assert!(matches!(error, Error::Response(_)));
    assert_eq!(aws.hosts(), [WEST]);
    // The next one is sent there at once.
    put(reader()).expect("it is there");
    assert_eq!(aws.hosts(), [WEST, CENTRAL]);
}

#[test]
fn a_stream_that_can_be_read_again_is_sent_again() {
    let aws = Aws::start([moved_to("eu-central-1"), Reply::json("")]);
    let put = PutObject::new("bucket", "k", "content");
    aws.client().send(&put).expect("it is there");
    let seen = aws.server.requests();
    assert_eq!(seen.len(), 2);
    for (seen, region) in seen.iter().zip(["eu-west-1", "eu-central-1"]) {
        assert_eq!(seen.body, b"content");
        assert_signed("https", seen, region, SignedBody::Unsigned);
    }
}

#[test]
fn a_bucket_in_the_path_stays_there() {
    let aws = Aws::start([moved_to("eu-central-1"), Reply::json("")]);
    aws.client()
        .send(&GetObject::new("a.bucket", "k"))
        .expect("it is there");
    assert_eq!(
        aws.hosts(),
        [
            "s3.eu-west-1.amazonaws.com:443",
            "s3.eu-central-1.amazonaws.com:443"
        ]
    );
    let seen = aws.server.requests().pop().expect("a request");
    assert_eq!(seen.line(), "GET /a.bucket/k HTTP/1.1");
    assert_signed("https", &seen, "eu-central-1", SignedBody::Bytes(b""));
}

#[test]
fn acceleration_has_one_host_for_all_regions() {
    let aws = Aws::start([moved_to("eu-central-1"), Reply::json("")]);
    let client = aws
        .builder()
        .use_accelerate(true)
        .build()
        .expect("a client");
    client
        .send(&GetObject::new("bucket", "k"))
        .expect("it is there");
    let seen = aws.server.requests();
    for (seen, region) in seen.iter().zip(["eu-west-1", "eu-central-1"]) {
        assert_eq!(
            seen.header("host"),
            Some("bucket.s3-accelerate.amazonaws.com")
        );
        assert_signed("https", seen, region, SignedBody::Bytes(b""));
    }
    assert_eq!(seen.len(), 2);
}

#[test]
fn an_endpoint_that_was_given_is_never_left() {
    let server = Server::start([moved_to("eu-central-1"), moved_to("eu-central-1")]);
    let client = builder(&server.url())
        .region("eu-west-1")
        .credentials(credentials())
        .retry_clock(At(TIME))
        .build()
        .expect("a client");
    let error = client
        .send(&GetBucketAcl::new("bucket"))
        .expect_err("a redirect");
    assert!(
        error.to_string().contains("redirects are not followed"),
        "{error}"
    );
    assert_eq!(server.requests().len(), 1);

    // AWS's own host, if that is what was given.
    let aws = Aws::start([moved_to("eu-central-1"), Reply::json("")]);
    let client = aws
        .builder()
        .endpoint_url("https://s3.eu-west-1.amazonaws.com")
        .build()
        .expect("a client");
    client
        .send(&GetBucketAcl::new("bucket"))
        .expect_err("a redirect");
    assert_eq!(aws.hosts(), ["s3.eu-west-1.amazonaws.com:443"]);
}

#[cfg(feature = "config")]
#[test]
fn an_endpoint_that_was_configured_is_never_left() {
    use std::sync::Arc;

    use aws_operation::ClientBuilder;
    use aws_operation::config::{Config, Environment};

    let aws = Aws::start([moved_to("eu-central-1"), Reply::json("")]);
    let environment = Environment::from_iter([
        ("HOME", "/nonexistent"),
        ("AWS_REGION", "eu-west-1"),
        ("AWS_ENDPOINT_URL_S3", "https://storage.example.com"),
    ]);
    let config = Config::parse(&environment, b"", b"").expect("a configuration");
    let client = aws.set_up(ClientBuilder::default().config(Arc::new(config)));
    let client = client.build().expect("a client");
    client
        .send(&GetBucketAcl::new("bucket"))
        .expect_err("a redirect");
    assert_eq!(aws.hosts(), ["storage.example.com:443"]);
    assert_eq!(aws.server.requests().len(), 1);
}

/// The rules are the service's, whatever its protocol. In S3's own, a redirect that is not followed has a code.
#[cfg(feature = "xml")]
#[test]
fn it_is_the_same_in_xml() {
    use aws_operation::{Auth, RestXml, Service, ServiceMetadata, aws_operation, aws_output};

    enum S3 {}

    impl Service for S3 {
        type Protocol = RestXml;
        const METADATA: ServiceMetadata = ServiceMetadata::new("S3", "s3").auth(Auth::SigV4).s3();
    }

    #[aws_operation(method = "GET", uri = "/{Bucket}?versioning", service = S3, output = Versioning, rename_all = "PascalCase")]
    struct GetBucketVersioning {
        bucket: String,
    }

    #[aws_output(rename_all = "PascalCase")]
    struct Versioning {
        status: Option<String>,
    }

    let document = document("AuthorizationHeaderMalformed", "eu-central-1");
    let refused = Reply::new("400 Bad Request", &[], document);
    let versioning = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
    let aws = Aws::start([refused, Reply::new("200 OK", &[], versioning)]);
    let reply = aws.client().send(&GetBucketVersioning::new("bucket"));
    assert_eq!(
        reply.expect("it is there").status.as_deref(),
        Some("Enabled")
    );
    assert_eq!(aws.hosts(), [WEST, CENTRAL]);

    let server = Server::start([moved_to("eu-central-1")]);
    let client = builder(&server.url())
        .region("eu-west-1")
        .credentials(credentials())
        .build()
        .expect("a client");
    let error = client.send(&GetBucketVersioning::new("bucket"));
    let error = error.err().expect("a redirect");
    let code = error.service_error().and_then(|error| error.code());
    assert_eq!(code, Some("PermanentRedirect"));
}
