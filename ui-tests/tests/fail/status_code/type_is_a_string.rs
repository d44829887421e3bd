use aws_operation::aws_output;

#[aws_output]
struct Thing {
    #[aws(status_code)]
    status: String,
}

fn main() {}
