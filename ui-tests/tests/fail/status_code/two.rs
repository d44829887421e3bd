use aws_operation::aws_output;

#[aws_output]
struct Thing {
    #[aws(status_code)]
    first: u16,
    #[aws(status_code)]
    second: Option<i32>,
}

fn main() {}
