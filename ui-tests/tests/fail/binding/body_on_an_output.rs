use aws_operation::aws_output;

#[aws_output]
struct Thing {
    #[aws(body)]
    name: String,
}

fn main() {}
