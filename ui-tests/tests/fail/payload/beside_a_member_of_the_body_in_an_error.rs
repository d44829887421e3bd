use aws_operation::{Blob, aws_error};

#[aws_error]
#[derive(Debug)]
enum ThingError {
    GoneException {
        #[aws(payload)]
        content: Blob,
        name: Option<String>,
    },
}

fn main() {}
