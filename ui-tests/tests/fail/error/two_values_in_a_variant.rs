use aws_operation::aws_error;

#[aws_error]
#[derive(Debug)]
enum CreateTokenError {
    SlowDownException(String, u32),
}

fn main() {}
