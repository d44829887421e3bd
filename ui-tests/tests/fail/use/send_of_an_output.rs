use aws_operation::{Client, aws_output};

#[aws_output]
struct Token {
    access_token: String,
}

fn main() {
    let client = Client::new("https://oidc.us-east-1.amazonaws.com").expect("an endpoint");
    let _ = client.send(&Token::new("t"));
}
