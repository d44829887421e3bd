use aws_operation::aws_error;

#[aws_error]
enum CreateTokenError {
    SlowDownException,
}

fn main() {}
