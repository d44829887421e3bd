//! The server lets nobody in who has not the key.

use aws_operation::Error;
use aws_operation::retry::RetryPolicy;
use aws_operation_s3_tests::TestResult;
use aws_operation_s3_tests::api::{CreateBucket, GetObject, ListObjectsV2, PutObject};
use aws_operation_s3_tests::between::{Damage, Harm, Way, between};
use aws_operation_s3_tests::server::{
    address, builder, encrypted_builder, plain, wrong_credentials,
};
use aws_operation_s3_tests::tls::Tls;

use crate::support::{by_tls, exists, refusal, with_bucket};

#[test]
fn another_secret_is_refused_in_each_form_of_signature() -> TestResult {
    let bucket = "secrets";
    with_bucket(bucket)?;
    let tls = Tls::before(address())?;
    // A server that refuses a body may close the connection before it has read it: that is no refusal, and passes.
    let encrypted = encrypted_builder(&tls)?
        .credentials(wrong_credentials())
        .retries(RetryPolicy::standard())
        .build()?;
    let plain = builder()
        .endpoint_url(&format!("http://{}", address()))
        .allow_loopback_http(true)
        .credentials(wrong_credentials())
        .retries(RetryPolicy::standard())
        .build()?;
    let expected = Some((403, "SignatureDoesNotMatch"));
    for (client, way) in [(&plain, "plain"), (&encrypted, "encrypted")] {
        // No body; a query; a body that is signed, or that has its checksum behind it.
        let error = client.send(&GetObject::new(bucket, "a")).expect_err(way);
        assert_eq!(refusal(&error), expected, "{way}");
        let error = client
            .send(&ListObjectsV2::new(bucket).prefix("a/b c"))
            .expect_err(way);
        assert_eq!(refusal(&error), expected, "{way}");
        let error = client
            .send(&PutObject::new(bucket, "a", "x"))
            .expect_err(way);
        assert_eq!(refusal(&error), expected, "{way}");
        let error = client.send(&CreateBucket::new("not-made")).expect_err(way);
        assert_eq!(refusal(&error), expected, "{way}");
    }
    Ok(())
}

#[test]
fn a_body_that_is_signed_cannot_be_changed() -> TestResult {
    let bucket = "signed";
    let whole = with_bucket(bucket)?;
    let damage = Damage {
        way: Way::Up,
        harm: Harm::Flip,
        at: 3,
    };
    let client = plain(between(address(), damage)?)?;
    let error = client
        .send(&PutObject::new(bucket, "a", "signed"))
        .expect_err("another body");
    assert!(matches!(error, Error::Unmodeled(_)), "{error:?}");
    println!("a signed body that was changed: {error}");
    assert!(!exists(&whole, bucket, "a")?);
    let (encrypted, _tls) = by_tls()?;
    assert!(!exists(&encrypted, bucket, "a")?);
    Ok(())
}
