use aws_operation::aws_error;

#[aws_error]
#[derive(Debug)]
struct SlowDownException {
    message: Option<String>,
}

fn main() {}
