use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/token")]
struct CreateToken {
    #[aws(sensitive)]
    #[aws(sensitive)]
    device_code: String,
}

fn main() {}
