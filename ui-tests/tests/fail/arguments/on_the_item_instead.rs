use aws_operation::{aws_operation, aws_shape};

#[aws_operation(method = "POST", uri = "/clients")]
#[aws(rename_all = "PascalCase")]
struct RegisterClient {
    client_name: String,
}

#[aws_shape]
#[aws(rename_all = "lowercase")]
enum ClientType {
    Public,
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
