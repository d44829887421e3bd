use aws_operation::{Error, Operation, aws_error, aws_operation};

#[aws_operation(method = "POST", uri = "/token", error = CreateTokenError)]
struct CreateToken {
    client_id: String,
}

#[aws_error(rename_all = "snake")]
#[derive(Debug)]
enum CreateTokenError {
    #[aws(status = 42, throttling, throttling)]
    SlowDownException { interval: Option<u32> },
    #[aws(rename = "Denied")]
    AccessDeniedException(String, String),
    #[aws(code = "SlowDownException")]
    TooManyRequestsException,
}

fn main() {
    match CreateToken::decode(http::Response::new("{}")) {
        Err(Error::Modeled(CreateTokenError::SlowDownException { interval }, details)) => {
            println!("{interval:?} {details}");
        }
        Err(error) => println!("{error} {}", error.is_retryable()),
        Ok(()) => {}
    }
}
