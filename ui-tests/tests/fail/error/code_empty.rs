use aws_operation::aws_error;

#[aws_error]
#[derive(Debug)]
enum CreateTokenError {
    #[aws(code = "")]
    SlowDownException,
}

fn main() {}
