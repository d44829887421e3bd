use aws_operation::aws_output;

#[aws_output(endpoint = "data.")]
struct Thing {
    name: String,
}

fn main() {}
