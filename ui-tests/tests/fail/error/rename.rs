use aws_operation::aws_error;

#[aws_error]
#[derive(Debug)]
enum CreateTokenError {
    #[aws(rename = "SlowDown")]
    SlowDownException,
}

fn main() {}
