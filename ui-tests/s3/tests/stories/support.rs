//! Buckets, and clients of the server.

use std::net::SocketAddr;

use aws_operation::{Client, Error};
use aws_operation_s3_tests::api::{CreateBucket, HeadObject};
use aws_operation_s3_tests::between::{Damage, between};
use aws_operation_s3_tests::server::{address, encrypted, plain};
use aws_operation_s3_tests::tls::Tls;
use aws_operation_s3_tests::{TestResult, api};

pub(crate) const MIB: u64 = 1024 * 1024;

/// A client by plain HTTP, and a bucket of that name.
pub(crate) fn with_bucket(name: &str) -> TestResult<Client> {
    let client = plain(address())?;
    client.send(&CreateBucket::new(name))?;
    Ok(client)
}

/// A client by TLS, and who decrypts.
pub(crate) fn by_tls() -> TestResult<(Client, Tls)> {
    by_tls_to(address())
}

pub(crate) fn by_tls_to(address: SocketAddr) -> TestResult<(Client, Tls)> {
    let tls = Tls::before(address)?;
    Ok((encrypted(&tls)?, tls))
}

/// The same, with somebody between TLS and the server.
pub(crate) fn damaged(damage: Damage) -> TestResult<(Client, Tls)> {
    by_tls_to(between(address(), damage)?)
}

/// Whether an object is there.
pub(crate) fn exists(client: &Client, bucket: &str, key: &str) -> TestResult<bool> {
    match client.send(&HeadObject::new(bucket, key)) {
        Ok(api::HeadObjectOutput { .. }) => Ok(true),
        Err(error) if refusal(&error).is_some_and(|(status, _)| status == 404) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Status and code of the service's error.
pub(crate) fn refusal<E>(error: &Error<E>) -> Option<(u16, &str)> {
    let error = error.service_error()?;
    Some((error.status().as_u16(), error.code().unwrap_or_default()))
}
