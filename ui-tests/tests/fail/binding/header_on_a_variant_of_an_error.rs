use aws_operation::aws_error;

#[aws_error]
#[derive(Debug)]
enum ThingError {
    #[aws(header = "X-Name")]
    GoneException { name: Option<String> },
}

fn main() {}
