//! Invokes a Lambda function: `invoke FUNCTION PAYLOAD`.

use std::env;

use aws_operation::{
    Auth, Blob, Client, Error, RestJson1, Service, ServiceMetadata, aws_error, aws_operation,
    aws_output,
};

enum Lambda {}

impl Service for Lambda {
    type Protocol = RestJson1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("Lambda", "lambda").auth(Auth::SigV4);
}

#[aws_operation(
    method = "POST",
    uri = "/2015-03-31/functions/{FunctionName}/invocations",
    output = Invoked,
    error = InvokeError,
    service = Lambda,
    rename_all = "PascalCase"
)]
struct Invoke {
    function_name: String,
    #[aws(payload)]
    payload: Blob,
}

#[aws_output]
struct Invoked {
    #[aws(header = "X-Amz-Function-Error")]
    function_error: Option<String>,
    #[aws(payload)]
    payload: Blob,
}

#[aws_error]
#[derive(Debug)]
enum InvokeError {
    ResourceNotFoundException,
    #[aws(throttling)]
    TooManyRequestsException {
        #[aws(header = "Retry-After")]
        retry_after_seconds: Option<String>,
    },
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(function), Some(payload)) = (arguments.next(), arguments.next()) else {
        return Err("usage: invoke FUNCTION PAYLOAD".into());
    };
    let client = Client::from_env()?;

    match client.send(&Invoke::new(&function, payload.as_bytes())) {
        Ok(output) => {
            let payload = String::from_utf8_lossy(output.payload.as_ref());
            match output.function_error {
                None => println!("{payload}"),
                Some(kind) => println!("the function failed ({kind}): {payload}"),
            }
            Ok(())
        }
        Err(Error::Modeled(InvokeError::ResourceNotFoundException, _)) => {
            println!("there is no function {function}");
            Ok(())
        }
        Err(Error::Modeled(
            InvokeError::TooManyRequestsException {
                retry_after_seconds,
            },
            _,
        )) => {
            let seconds = retry_after_seconds.as_deref().unwrap_or("some");
            println!("throttled: try again in {seconds} seconds");
            Ok(())
        }
        Err(other) => Err(other.to_string().into()),
    }
}
