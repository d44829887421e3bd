//! Invokes a Lambda function: `invoke FUNCTION PAYLOAD`.

use std::env;
use std::error::Error;

use aws_config::BehaviorVersion;
use aws_sdk_lambda::Client;
use aws_sdk_lambda::error::DisplayErrorContext;
use aws_sdk_lambda::operation::invoke::InvokeError;
use aws_sdk_lambda::primitives::Blob;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(function), Some(payload)) = (arguments.next(), arguments.next()) else {
        return Err("usage: invoke FUNCTION PAYLOAD".into());
    };
    let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
    let client = Client::new(&config);

    let answer = client
        .invoke()
        .function_name(&function)
        .payload(Blob::new(payload))
        .send()
        .await;
    match answer {
        Ok(output) => {
            let payload = output.payload().map(Blob::as_ref).unwrap_or_default();
            let payload = String::from_utf8_lossy(payload);
            match output.function_error() {
                None => println!("{payload}"),
                Some(kind) => println!("the function failed ({kind}): {payload}"),
            }
            Ok(())
        }
        Err(error) => match error.as_service_error() {
            Some(InvokeError::ResourceNotFoundException(_)) => {
                println!("there is no function {function}");
                Ok(())
            }
            Some(InvokeError::TooManyRequestsException(busy)) => {
                let seconds = busy.retry_after_seconds().unwrap_or("some");
                println!("throttled: try again in {seconds} seconds");
                Ok(())
            }
            _ => Err(DisplayErrorContext(error).to_string().into()),
        },
    }
}
