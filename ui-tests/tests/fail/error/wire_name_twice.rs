use aws_operation::aws_error;

#[aws_error]
#[derive(Debug)]
enum CreateTokenError {
    SlowDownException {
        retry_after: Option<u32>,
        #[aws(rename = "retryAfter")]
        seconds: Option<u32>,
    },
}

fn main() {}
