use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/token")]
enum CreateToken {
    DeviceCode { device_code: String },
    RefreshToken { refresh_token: String },
}

fn main() {}
