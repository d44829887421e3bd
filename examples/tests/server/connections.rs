//! How the server bears clients of all manners.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use aws_operation::sso_oidc::{CreateToken, CreateTokenError};
use aws_operation_examples::server::{Config, Server};

use crate::support::{Local, TestResult, agent, assert_refused};

/// So that a test that would hang fails instead.
const PATIENCE: Duration = Duration::from_secs(20);

fn connect(server: &Server) -> std::io::Result<TcpStream> {
    let stream = TcpStream::connect(server.address())?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(stream)
}

/// Reads one reply without a body, as to HEAD.
fn read_head(stream: &mut TcpStream) -> std::io::Result<String> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte)?;
        head.push(byte[0]);
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}

#[test]
fn a_thousand_calls_share_one_connection() -> TestResult {
    let server = Server::start(Config::default())?;
    let mut stream = connect(&server)?;
    // Written in one piece: two would wait for one another (Nagle's algorithm and delayed acknowledgements).
    let request = format!(
        "HEAD /device HTTP/1.1\r\nHost: {}\r\n\r\n",
        server.address()
    );
    for _ in 0..1000 {
        stream.write_all(request.as_bytes())?;
        assert!(read_head(&mut stream)?.starts_with("HTTP/1.1 200 "));
    }
    Ok(())
}

#[test]
fn clients_that_stall_hold_up_nobody() -> TestResult {
    let local = Local::start(Config::default())?;
    let mut stalled = Vec::new();
    for head in [
        "",
        "POST /tok",
        "POST /token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n{",
    ] {
        for _ in 0..20 {
            let mut stream = connect(&local.server)?;
            stream.write_all(head.as_bytes())?;
            stalled.push(stream);
        }
    }
    local.register()?;
    Ok(())
}

#[test]
fn a_body_over_the_limit_is_refused() -> TestResult {
    let local = Local::start(Config::default())?;
    let huge = "x".repeat(65 * 1024);
    let request = CreateToken::refresh_token_grant("id", "secret", huge.as_str());
    let error = local
        .client
        .send(&request)
        .err()
        .ok_or("the call was not refused")?;
    let service_error = error.service_error().ok_or("the error has no details")?;
    assert_eq!(service_error.status().as_u16(), 413);
    assert!(service_error.request_id().is_some());

    let large = "x".repeat(60 * 1024);
    assert_refused!(
        local.client.send(&CreateToken::refresh_token_grant(
            "id",
            "secret",
            large.as_str()
        )),
        CreateTokenError::InvalidClientException,
        "invalid_client",
        401
    );
    Ok(())
}

#[test]
fn a_head_over_the_limit_is_refused() -> TestResult {
    let server = Server::start(Config::default())?;
    let url = format!("{}/{}", server.url(), "x".repeat(20 * 1024));
    assert!(agent().get(url).call()?.status().is_client_error());
    Ok(())
}

#[test]
fn what_is_no_http_is_refused_and_the_server_lives() -> TestResult {
    let local = Local::start(Config::default())?;
    for garbage in [
        "\0\0\0\0\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
    ] {
        let mut stream = connect(&local.server)?;
        stream.write_all(garbage.as_bytes())?;
        stream.shutdown(std::net::Shutdown::Write)?;
        let mut reply = String::new();
        stream.read_to_string(&mut reply)?;
        assert!(
            reply.is_empty() || reply.starts_with("HTTP/1.1 4"),
            "{garbage:?}: {reply}"
        );
    }
    local.register()?;
    Ok(())
}

#[test]
fn a_dropped_server_frees_its_port() -> TestResult {
    let first = Server::start(Config::default())?;
    let (address, port) = (first.address(), first.address().port());
    let taken = Server::start(Config {
        port,
        ..Config::default()
    });
    assert!(taken.is_err());
    drop(first);
    assert!(TcpStream::connect(address).is_err());
    Server::start(Config {
        port,
        ..Config::default()
    })?;
    Ok(())
}

#[test]
fn every_reply_has_its_own_request_id() -> TestResult {
    let server = Server::start(Config::default())?;
    let mut seen = std::collections::HashSet::new();
    for path in ["/device", "/device", "/style.css", "/nowhere", "/"] {
        let reply = agent().get(format!("{}{path}", server.url())).call()?;
        let id = reply
            .headers()
            .get("x-amzn-requestid")
            .ok_or("no request id")?;
        assert!(seen.insert(id.clone()));
    }
    Ok(())
}
