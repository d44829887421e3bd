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

#[aws_operation(
    method = "PUT",
    uri = "/{id}",
    endpoint = "{id}.",
    headers("X-A" = "a"),
    checksum_required,
    checksum(request_validation_mode = "kind", response_algorithms("CRC32")),
    request_compression = "gzip",
    output = Stored,
    error = StoreError,
    crate = ::renamed
)]
struct Store {
    #[aws(host_label)]
    id: String,
    #[aws(query = "token", idempotency_token)]
    token: Option<String>,
    #[aws(header = "X-Kind", default = "k")]
    kind: GrantType,
    #[aws(header = "X-Times", timestamp = "date-time")]
    times: Option<Vec<renamed::Timestamp>>,
    #[aws(payload)]
    owner: Owner,
}

#[aws_output(crate = ::renamed)]
struct Stored {
    #[aws(status_code)]
    status: u16,
    #[aws(header = "X-Kind")]
    kind: Option<GrantType>,
    #[aws(payload)]
    owner: Option<Owner>,
}

#[aws_error(crate = ::renamed)]
#[derive(Debug)]
enum StoreError {
    GoneException {
        #[aws(header = "Location")]
        location: Option<String>,
        #[aws(timestamp = "http-date")]
        time: Option<renamed::Timestamp>,
    },
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
    let owner = token.owner.expect("an owner");
    let request = Store::new("i", owner).token("t");
    let request = request.encode(&Endpoint::new("https://example.com")?)?;
    assert_eq!(request.uri(), "https://i.example.com/i?token=t");
    assert_eq!(request.headers()["x-kind"], "k");
    assert!(request.headers().contains_key("content-md5"));
    let stored = Store::decode(Response::new(r#"{"name":"Ada"}"#))?;
    assert_eq!(stored.status, 200);
    let _ = Principal::Owner(stored.owner.expect("an owner"));
    Ok(())
}
