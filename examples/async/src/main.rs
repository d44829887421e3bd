//! Lists the Lambda functions of several regions at the same time: `aws-operation-async-example REGION...`.
//!
//! Keys come from the environment, or from the files of the AWS CLI where they are written there.

use std::env;
use std::error::Error;
use std::sync::Arc;

use aws_operation::config::{self, Config, Environment};
use aws_operation::{
    Auth, Credentials, Endpoint, RestJson1, Sensitive, Service, ServiceMetadata, aws_operation,
    aws_output, aws_shape,
};
use aws_operation_async_example::{http_client, send_with_retries};

enum Lambda {}

impl Service for Lambda {
    type Protocol = RestJson1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("Lambda", "lambda").auth(Auth::SigV4);
}

#[aws_operation(method = "GET", uri = "/2015-03-31/functions", output = Functions, service = Lambda)]
struct ListFunctions {
    #[aws(query = "Marker")]
    marker: Option<String>,
}

#[aws_output(rename_all = "PascalCase")]
struct Functions {
    #[aws(default)]
    functions: Vec<Function>,
    next_marker: Option<String>,
}

#[aws_shape(rename_all = "PascalCase")]
struct Function {
    function_name: String,
}

/// An error that can go from one task to another.
type AnyError = Box<dyn Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), AnyError> {
    let config = config::load(&Environment::of_process())?;
    let credentials = Arc::new(credentials(&config)?);
    let http = http_client()?;
    let mut tasks = Vec::new();
    for region in env::args().skip(1) {
        let settings = config.profile()?.endpoint_settings(&Lambda::METADATA)?;
        let endpoint = settings.region(&region).resolve(&Lambda::METADATA)?;
        let (http, credentials) = (http.clone(), Arc::clone(&credentials));
        tasks.push(tokio::spawn(async move {
            let functions = list(&http, &credentials, &region, &endpoint).await?;
            Ok::<_, AnyError>((region, functions))
        }));
    }
    for task in tasks {
        let (region, functions) = task.await??;
        for function in functions {
            println!("{region} {}", function.function_name);
        }
    }
    Ok(())
}

/// All pages, one after the other.
async fn list(
    http: &reqwest::Client,
    credentials: &Credentials,
    region: &str,
    endpoint: &Endpoint,
) -> Result<Vec<Function>, AnyError> {
    let mut functions = Vec::new();
    let mut request = ListFunctions::new();
    loop {
        let page = send_with_retries(http, &request, credentials, region, endpoint, 3).await?;
        functions.extend(page.functions);
        match page.next_marker.filter(|marker| !marker.is_empty()) {
            Some(marker) => request = request.marker(marker),
            None => return Ok(functions),
        }
    }
}

fn credentials(config: &Config) -> Result<Credentials, AnyError> {
    let variable = |name| config.environment().get(name);
    let (credentials, token) = if let Some(id) = variable("AWS_ACCESS_KEY_ID")? {
        let secret = variable("AWS_SECRET_ACCESS_KEY")?;
        let secret = secret.ok_or("AWS_ACCESS_KEY_ID is set, and AWS_SECRET_ACCESS_KEY is not")?;
        let token = variable("AWS_SESSION_TOKEN")?.map(Sensitive::from);
        (Credentials::new(id, secret), token)
    } else {
        let keys = config.profile()?.static_keys()?;
        let keys = keys.ok_or("no keys: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")?;
        let credentials = Credentials::new(keys.access_key_id, keys.secret_access_key);
        (credentials, keys.session_token)
    };
    Ok(match token {
        Some(token) => credentials.with_session_token(token),
        None => credentials,
    })
}
