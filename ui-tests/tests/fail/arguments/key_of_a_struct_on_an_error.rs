use aws_operation::aws_error;

#[aws_error(constructor = false)]
#[derive(Debug)]
enum CreateTokenError {
    SlowDownException,
}

fn main() {}
