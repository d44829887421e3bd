use aws_operation::aws_output;

#[aws_output]
struct Thing {
    #[aws(status_code, timestamp = "date-time")]
    status: u16,
}

fn main() {}
