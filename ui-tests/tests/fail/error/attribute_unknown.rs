use aws_operation::aws_error;

#[aws_error]
#[derive(Debug)]
enum CreateTokenError {
    #[aws(http = 400)]
    SlowDownException,
}

fn main() {}
