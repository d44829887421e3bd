//! An operation carried by another HTTP client: a socket and forty lines.

mod support;

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;

use aws_operation::http::{Request, Response};
use aws_operation::{Body, Endpoint, Error, Operation};
use support::{Greet, GreetError, Reply, Server};

/// Sends one request on a connection of its own.
fn exchange(request: &Request<Body>) -> io::Result<Response<Vec<u8>>> {
    let authority = request.uri().authority().map_or("", |host| host.as_str());
    let mut stream = TcpStream::connect(authority)?;
    let path = request
        .uri()
        .path_and_query()
        .map_or("/", |path| path.as_str());
    let mut head = format!("{} {path} HTTP/1.1\r\n", request.method()).into_bytes();
    for (name, value) in request.headers() {
        head.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
    }
    let length = request.body().len();
    write!(
        head,
        "host: {authority}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    )?;
    stream.write_all(&head)?;
    stream.write_all(request.body().as_bytes())?;

    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let status = line.split(' ').nth(1).unwrap_or_default();
    let mut response = Response::builder().status(status);
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            break;
        };
        if name == "content-length" {
            length = value.parse().unwrap_or_default();
        }
        response = response.header(name, value);
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    response.body(body).map_err(io::Error::other)
}

#[test]
fn a_reply_becomes_the_output() {
    let server = Server::start([Reply::greeting()]);
    let endpoint = Endpoint::new(&server.url()).expect("a loopback URL");
    let request = Greet::new("Ada")
        .language("en")
        .encode(&endpoint)
        .expect("it can be written");
    let response = exchange(&request).expect("the server answers");

    assert_eq!(
        Greet::decode(response).expect("a greeting").text,
        "Hello, Ada"
    );
    let seen = &server.requests()[0];
    assert_eq!(seen.line(), "POST /greetings HTTP/1.1");
    assert_eq!(seen.body, br#"{"name":"Ada","language":"en"}"#);
}

#[test]
fn an_error_reply_becomes_the_modelled_error() {
    let headers = [
        ("x-amzn-errortype", "UnknownLanguageException"),
        ("x-amzn-requestid", "r-1"),
    ];
    let server = Server::start([Reply::new(
        "400 Bad Request",
        &headers,
        r#"{"language":"xx"}"#,
    )]);
    let endpoint = Endpoint::new(&server.url()).expect("a loopback URL");
    let request = Greet::new("Ada")
        .encode(&endpoint)
        .expect("it can be written");
    let response = exchange(&request).expect("the server answers");

    let error = Greet::decode(response).expect_err("an error reply");
    assert_eq!(
        error.to_string(),
        "Greet: UnknownLanguageException (HTTP 400, request id r-1)"
    );
    assert!(matches!(
        error,
        Error::Modeled(GreetError::UnknownLanguageException { language: Some(language) }, _) if language == "xx"
    ));
}
