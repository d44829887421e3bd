use aws_operation::aws_output;

#[aws_output]
struct Thing {
    #[aws(status_code)]
    status: u8,
}

fn main() {}
