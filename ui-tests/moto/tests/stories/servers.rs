//! Where moto is, and who calls it.

use std::error::Error;
use std::sync::LazyLock;

use aws_operation::retry::RetryPolicy;
use aws_operation::{Client, ClientBuilder, Credentials};
use serde_json::Value;

pub(crate) type TestResult = Result<(), Box<dyn Error>>;

pub(crate) const REGION: &str = "us-east-1";

static SETTINGS: LazyLock<Value> = LazyLock::new(|| {
    let file = std::env::var_os("AWS_OPERATION_MOTO").expect("it was set when this was built");
    let text = std::fs::read_to_string(file).expect("the file that run.py writes");
    serde_json::from_str(&text).expect("JSON")
});

/// A text of the file that `run.py` writes.
pub(crate) fn setting(pointer: &str) -> &'static str {
    let text = SETTINGS.pointer(pointer).and_then(Value::as_str);
    text.expect("run.py writes it")
}

/// The credentials that the proxy knows.
pub(crate) fn credentials() -> Credentials {
    Credentials::new(setting("/accessKeyId"), setting("/secretAccessKey"))
        .with_session_token(setting("/sessionToken"))
}

pub(crate) fn builder(url: &str, credentials: Credentials) -> ClientBuilder {
    Client::builder()
        .endpoint_url(url)
        .allow_loopback_http(true)
        .proxy(None)
        .region(REGION)
        .credentials(credentials)
        // Every request counts, none is hidden by another attempt.
        .retries(RetryPolicy::none())
}

/// A client of moto, by way of the proxy.
pub(crate) fn client() -> Client {
    let client = builder(setting("/url"), credentials()).build();
    client.expect("a client")
}
