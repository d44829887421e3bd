use aws_operation::{Operation, aws_operation, aws_output};

#[aws_operation(method = "POST", uri = "/token", output = Token)]
struct CreateToken {
    client_id: String,
}

#[aws_output(rename_all = "Camel", metod = "POST")]
#[derive(Debug)]
struct Token {
    #[aws(rename = "token", label)]
    access_token: String,
    token: Option<String>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let token = CreateToken::decode(http::Response::new("{}"))?;
    println!("{token:?} {}", token.access_token);
    let _ = Token::new("a").token("b");
    Ok(())
}
