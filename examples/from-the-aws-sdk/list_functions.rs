//! Lists the Lambda functions of a region: `list_functions [ENDPOINT_URL]`.

use std::env;
use std::error::Error;
use std::time::Duration;

use aws_operation::retry::RetryPolicy;
use aws_operation::{
    Auth, ClientBuilder, RestJson1, Service, ServiceMetadata, aws_operation, aws_output, aws_shape,
};

enum Lambda {}

impl Service for Lambda {
    type Protocol = RestJson1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("Lambda", "lambda").auth(Auth::SigV4);
}

#[aws_operation(
    method = "GET",
    uri = "/2015-03-31/functions",
    output = Functions,
    service = Lambda,
    paginate(input = "Marker", output = "NextMarker", items = "Functions", item = Function)
)]
struct ListFunctions {
    #[aws(query = "Marker")]
    marker: Option<String>,
    #[aws(query = "MaxItems")]
    max_items: Option<i32>,
}

#[aws_output(rename_all = "PascalCase")]
struct Functions {
    functions: Option<Vec<Function>>,
    next_marker: Option<String>,
}

#[aws_shape(rename_all = "PascalCase")]
struct Function {
    function_name: String,
    runtime: Option<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut builder = ClientBuilder::from_env()?
        .retries(RetryPolicy::standard().max_attempts(5))
        .connect_timeout(Duration::from_secs(2))
        .operation_timeout(Duration::from_secs(30));
    if let Some(url) = env::args().nth(1) {
        builder = builder.endpoint_url(&url).allow_loopback_http(true);
    }
    let client = builder.build()?;

    for function in client.items(ListFunctions::new().max_items(2)) {
        let function = function?;
        println!(
            "{} {}",
            function.function_name,
            function.runtime.as_deref().unwrap_or("-")
        );
    }
    Ok(())
}
