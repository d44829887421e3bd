use aws_operation::aws_error;

#[aws_error]
#[derive(Debug)]
enum RegisterClientError {
    ConflictException(Conflict),
}

#[derive(Debug)]
struct Conflict {
    owner: Option<String>,
}

fn main() {}
