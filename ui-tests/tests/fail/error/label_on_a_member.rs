use aws_operation::aws_error;

#[aws_error]
#[derive(Debug)]
enum CreateTokenError {
    SlowDownException {
        #[aws(label)]
        retry_after: Option<u32>,
    },
}

fn main() {}
