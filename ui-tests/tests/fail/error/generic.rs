use aws_operation::aws_error;

#[aws_error]
#[derive(Debug)]
enum CreateTokenError<T: std::fmt::Debug> {
    SlowDownException { details: Option<T> },
}

fn main() {}
