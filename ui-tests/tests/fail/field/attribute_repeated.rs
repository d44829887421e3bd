use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/token")]
struct CreateToken {
    #[aws(rename = "code", rename = "deviceCode")]
    device_code: String,
}

fn main() {}
