use aws_operation::aws_error;

#[aws_error]
#[derive(Debug)]
enum ThingError {
    GoneException {
        #[aws(query = "name")]
        name: Option<String>,
    },
}

fn main() {}
