use aws_operation::aws_output;

#[aws_output]
struct Thing {
    #[aws(query = "name")]
    name: String,
}

fn main() {}
