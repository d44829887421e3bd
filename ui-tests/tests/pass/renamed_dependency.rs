// The runtime under another name, while the name that the macros use by default belongs to another crate.

extern crate aws_operation as renamed;
extern crate core as aws_operation;

use renamed::http::Response;
use renamed::{Endpoint, Operation, aws_error, aws_operation, aws_output, aws_shape};

#[aws_operation(
    method = "POST",
    uri = "/token",
    output = Token,
    error = TokenError,
    crate = ::renamed
)]
struct CreateToken {
    client_id: String,
    grant_type: Option<GrantType>,
}

#[aws_output(crate = ::renamed)]
struct Token {
    #[aws(sensitive)]
    access_token: String,
    owner: Option<Owner>,
}

#[aws_shape(crate = ::renamed)]
#[derive(Debug)]
struct Owner {
    name: String,
}

#[aws_shape(crate = ::renamed)]
enum GrantType {
    RefreshToken,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape(crate = ::renamed)]
enum Principal {
    Owner(Owner),
    #[aws(unknown)]
    Unknown(String),
}

#[aws_error(crate = ::renamed)]
#[derive(Debug)]
enum TokenError {
    SlowDownException { principal: Option<u8> },
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let request = CreateToken::new("id").grant_type("RefreshToken");
    let request = request.encode(&Endpoint::new("https://example.com")?)?;
    assert_eq!(
        request.body().as_bytes(),
        br#"{"clientId":"id","grantType":"RefreshToken"}"#
    );
    let token = CreateToken::decode(Response::new(
        r#"{"accessToken":"t","owner":{"name":"Ada"}}"#,
    ))?;
    assert_eq!(token.access_token, "t");
    assert!(!format!("{:?}", token.access_token).is_empty());
    let _ = Principal::Owner(token.owner.expect("an owner"));
    Ok(())
}
