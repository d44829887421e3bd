use aws_operation::aws_error;

#[aws_error]
#[derive(Debug)]
enum CreateTokenError {
    SlowDownException(#[aws(sensitive)] String),
}

fn main() {}
