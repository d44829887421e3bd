// The wire name of `r#type` is `type`; names that are keywords work everywhere.

use aws_operation::http::Response;
use aws_operation::{Endpoint, Error, Operation, aws_error, aws_operation, aws_output, aws_shape};

#[aws_operation(
    method = "POST",
    uri = "/clients/{type}",
    output = r#Output,
    error = r#Error2
)]
struct r#Register {
    r#type: String,
    r#move: u32,
    r#as: Option<r#Match>,
    r#use: Option<Vec<String>>,
}

#[aws_shape]
#[derive(Debug, PartialEq)]
struct r#Match {
    r#fn: Option<String>,
    r#if: bool,
}

#[aws_shape(rename_all = "snake_case")]
#[derive(Debug, PartialEq)]
enum Verb {
    r#If,
    r#While,
    #[aws(unknown)]
    r#Other(String),
}

#[aws_output]
#[derive(Debug)]
struct r#Output {
    r#ref: String,
    r#static: Option<Verb>,
}

#[aws_error]
#[derive(Debug)]
enum r#Error2 {
    #[aws(status = 400)]
    r#Abstract { r#where: Option<String> },
}

#[aws_operation(method = "POST", uri = "/{loop}", endpoint = "{loop}.", output = r#Struct)]
struct r#Impl {
    #[aws(host_label)]
    r#loop: String,
    #[aws(query = "type")]
    r#type: Option<String>,
    #[aws(header = "X-Ref", idempotency_token)]
    r#ref: Option<String>,
    #[aws(query = "move", idempotency_token)]
    r#move: Option<String>,
    #[aws(query_map)]
    r#mod: std::collections::BTreeMap<String, String>,
    #[aws(default = "d")]
    r#in: String,
    #[aws(sensitive)]
    r#priv: Option<String>,
    r#self_: Option<String>,
}

#[aws_output]
#[derive(Debug)]
struct r#Struct {
    #[aws(status_code)]
    r#enum: u16,
    #[aws(header = "X-Match", default)]
    r#match: String,
    #[aws(payload)]
    r#trait: Option<r#Match>,
}

fn bindings(endpoint: &Endpoint) -> Result<(), Box<dyn std::error::Error>> {
    let request = Impl::new("l", [("k".to_owned(), "v".to_owned())])
        .r#type("t")
        .r#ref("r")
        .r#move("m")
        .encode(endpoint)?;
    assert_eq!(request.uri(), "https://l.example.com/l?type=t&move=m&k=v");
    assert_eq!(request.headers()["x-ref"], "r");
    assert_eq!(request.body().as_bytes(), br#"{"in":"d"}"#);
    let output = Impl::decode(Response::new(r#"{"if":true}"#))?;
    assert_eq!((output.r#enum, output.r#match.as_str()), (200, ""));
    assert_eq!(output.r#trait, Some(Match::new(true)));
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let endpoint = Endpoint::new("https://example.com")?;
    let request = Register::new("public", 1_u32)
        .r#as(Match::new(true).r#fn("f"))
        .r#use(["u"])
        .encode(&endpoint)?;
    assert_eq!(request.uri().path(), "/clients/public");
    assert_eq!(
        request.body().as_bytes(),
        br#"{"move":1,"as":{"fn":"f","if":true},"use":["u"]}"#
    );
    assert_eq!(Register::NAME, "Register");

    let output = Register::decode(Response::new(r#"{"ref":"r","static":"while"}"#))?;
    assert_eq!(output.r#ref, "r");
    assert_eq!(output.r#static, Some(Verb::While));

    let reply = Response::builder()
        .status(400)
        .header("x-amzn-errortype", "Abstract")
        .body(r#"{"where":"here"}"#)?;
    match Register::decode(reply) {
        Err(Error::Modeled(Error2::Abstract { r#where }, _)) => {
            assert_eq!(r#where.as_deref(), Some("here"));
        }
        other => panic!("{other:?}"),
    }
    bindings(&endpoint)
}
