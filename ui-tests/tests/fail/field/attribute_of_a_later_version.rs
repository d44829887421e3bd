use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/token")]
struct CreateToken {
    #[aws(query = "code")]
    device_code: String,
}

fn main() {}
