use aws_operation::aws_error;

#[aws_error]
#[derive(Debug)]
enum RegisterClientError {
    ConflictException { owner: Option<Owner> },
}

#[derive(Debug)]
struct Owner {
    name: String,
}

fn main() {}
