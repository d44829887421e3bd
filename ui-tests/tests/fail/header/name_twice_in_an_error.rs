use aws_operation::aws_error;

#[aws_error]
#[derive(Debug)]
enum ThingError {
    GoneException {
        #[aws(header = "X-Name")]
        first: Option<String>,
        #[aws(header = "X-NAME")]
        second: Option<String>,
    },
}

fn main() {}
