use aws_operation::aws_output;

#[aws_output]
struct Thing {
    #[aws(prefix_headers = "X-")]
    names: Vec<String>,
}

fn main() {}
