//! Lists the Lambda functions of a region: `list_functions [ENDPOINT_URL]`.

use std::env;
use std::error::Error;
use std::time::Duration;

use aws_config::BehaviorVersion;
use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_sdk_lambda::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut loader = aws_config::defaults(BehaviorVersion::latest())
        .retry_config(RetryConfig::standard().with_max_attempts(5))
        .timeout_config(
            TimeoutConfig::builder()
                .connect_timeout(Duration::from_secs(2))
                .operation_timeout(Duration::from_secs(30))
                .build(),
        );
    if let Some(url) = env::args().nth(1) {
        loader = loader.endpoint_url(url);
    }
    let client = Client::new(&loader.load().await);

    let mut functions = client
        .list_functions()
        .into_paginator()
        .page_size(2)
        .items()
        .send();
    while let Some(function) = functions.next().await {
        let function = function?;
        println!(
            "{} {}",
            function.function_name().unwrap_or_default(),
            function.runtime().map_or("-", |runtime| runtime.as_str())
        );
    }
    Ok(())
}
