use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/token")]
struct CreateToken {
    client_id: String,
    client_secret: String,
    scope: Option<Vec<String>>,
}

fn main() {
    let _ = CreateToken::new("id").scope(["openid"]);
}
