//! Where the server is, and clients of it.

use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use aws_operation::config::{Config, Environment};
use aws_operation::retry::RetryPolicy;
use aws_operation::{Client, ClientBuilder, Credentials};
use serde_json::Value;

use crate::TestResult;
use crate::tls::Tls;

static SETTINGS: LazyLock<Value> = LazyLock::new(|| {
    let file = std::env::var_os("AWS_OPERATION_S3").expect("it was set when this was built");
    let text = fs::read_to_string(file).expect("the file that run.py writes");
    serde_json::from_str(&text).expect("JSON")
});

fn setting(name: &str) -> &'static str {
    SETTINGS[name].as_str().expect("run.py writes it")
}

/// Where the server listens.
///
/// # Panics
///
/// `run.py` did not write it.
#[must_use]
pub fn address() -> SocketAddr {
    setting("address").parse().expect("an address")
}

/// How many bytes the large object has.
///
/// # Panics
///
/// `run.py` did not write it.
#[must_use]
pub fn large_size() -> u64 {
    SETTINGS["size"].as_u64().expect("run.py writes it")
}

/// A folder for files of the tests.
#[must_use]
pub fn folder() -> PathBuf {
    setting("folder").into()
}

/// The key that the server knows.
pub fn credentials() -> Credentials {
    Credentials::new(setting("accessKeyId"), setting("secretAccessKey"))
}

/// The same key with a secret that is none.
pub fn wrong_credentials() -> Credentials {
    let secret = setting("secretAccessKey");
    let wrong: String = secret.chars().rev().collect();
    Credentials::new(setting("accessKeyId"), wrong)
}

/// What all clients have in common.
pub fn builder() -> ClientBuilder {
    Client::builder()
        .region("us-east-1")
        .credentials(credentials())
        .proxy(None)
        .read_timeout(Duration::from_secs(60))
        // Every failure is seen.
        .retries(RetryPolicy::none())
}

/// A client that speaks plain HTTP with the address.
///
/// # Errors
///
/// None is expected.
pub fn plain(address: SocketAddr) -> TestResult<Client> {
    let builder = builder()
        .endpoint_url(&format!("http://{address}"))
        .allow_loopback_http(true);
    Ok(builder.build()?)
}

/// A client that trusts the certificate alone.
///
/// # Errors
///
/// None is expected.
pub fn encrypted(tls: &Tls) -> TestResult<Client> {
    Ok(encrypted_builder(tls)?.build()?)
}

/// The builder of such a client.
///
/// # Errors
///
/// None is expected.
pub fn encrypted_builder(tls: &Tls) -> TestResult<ClientBuilder> {
    let bundle = tls.bundle().to_str().ok_or("a path in Unicode")?;
    let environment = Environment::from_iter([("AWS_CA_BUNDLE", bundle), ("HOME", "/nowhere")]);
    let config = Config::parse(&environment, b"", b"")?;
    Ok(builder()
        .config(Arc::new(config))
        .endpoint_url(&format!("https://{}", tls.address())))
}
