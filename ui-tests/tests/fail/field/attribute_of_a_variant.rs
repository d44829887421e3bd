use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/token")]
struct CreateToken {
    #[aws(status = 400)]
    device_code: String,
}

fn main() {}
