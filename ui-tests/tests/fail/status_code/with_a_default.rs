use aws_operation::aws_output;

#[aws_output]
struct Thing {
    #[aws(status_code, default)]
    status: u16,
}

fn main() {}
