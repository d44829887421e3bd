use aws_operation::aws_output;

#[aws_output]
struct Thing {
    #[aws(header = "Transfer-Encoding")]
    encoding: String,
}

fn main() {}
