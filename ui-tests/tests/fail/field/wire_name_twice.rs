use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/token")]
struct CreateToken {
    #[aws(rename = "clientId")]
    device_code: String,
    client_id: String,
}

fn main() {}
