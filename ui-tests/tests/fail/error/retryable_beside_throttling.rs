use aws_operation::aws_error;

#[aws_error]
#[derive(Debug)]
enum CreateTokenError {
    #[aws(retryable, throttling)]
    SlowDownException,
}

fn main() {}
