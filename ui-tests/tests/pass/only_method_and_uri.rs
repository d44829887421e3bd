// Method and URI are all that an operation needs, with members or without.

use aws_operation::http::Response;
use aws_operation::{Auth, Endpoint, Error, NoModeledError, Operation, aws_operation};

#[aws_operation(method = "POST", uri = "/token")]
struct CreateToken {
    client_id: String,
}

#[aws_operation(method = "POST", uri = "/logout")]
struct Logout {}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let endpoint = Endpoint::new("https://example.com")?;

    let request = CreateToken::new("id").encode(&endpoint)?;
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "https://example.com/token");
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.body().as_bytes(), br#"{"clientId":"id"}"#);
    assert_eq!(CreateToken::NAME, "CreateToken");
    assert_eq!(CreateToken::URI, "/token");
    assert_eq!(CreateToken::AUTH, Auth::None);
    assert!(CreateToken::SERVICE.is_none());

    let request = Logout::new().encode(&endpoint)?;
    assert!(request.body().is_empty());
    assert!(request.headers().is_empty());

    // The reply has no content that counts, and no error is modelled.
    let () = CreateToken::decode(Response::new("not even JSON"))?;
    let reply = Response::builder().status(400).body("{}")?;
    let error: Error<NoModeledError> = Logout::decode(reply).expect_err("HTTP 400");
    assert!(matches!(error, Error::Unmodeled(_)));
    Ok(())
}
