//! Replies and connections that take too long.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use aws_operation::{Client, Error, TimeoutPhase};

use crate::support::{Proxy, Reply, Server, Tunnels, builder, error_from, greet};

const SHORT: Duration = Duration::from_millis(300);
/// Longer than any test waits.
const LONG: Duration = Duration::from_secs(60);

#[track_caller]
fn is_timeout<E>(error: &Error<E>, phase: TimeoutPhase, text: &str) {
    let Error::Timeout(timeout) = error else {
        panic!("{error}");
    };
    assert_eq!(error.to_string(), text);
    assert_eq!(
        (timeout.operation(), timeout.phase(), timeout.limit()),
        ("Greet", phase, Some(SHORT))
    );
    assert!(error.is_timeout());
}

#[test]
fn a_reply_that_does_not_come() {
    let server = Server::start([Reply::default().then_silence(), Reply::greeting()]);
    let client = builder(&server.url()).read_timeout(SHORT).build();
    let text = format!(
        "Greet: waiting for the reply of {} took longer than 300ms; check the network, or raise the limit",
        server.address()
    );
    let error = error_from(&client.expect("a URL"));
    is_timeout(&error, TimeoutPhase::Receive, &text);
    assert!(error.is_retryable());
}

#[test]
fn a_reply_that_stops_in_its_middle() {
    let heads = [
        Reply::raw("HTTP/1.1 200 OK\r\ncontent-"),
        Reply::head("200 OK", &[("content-length", "23")]),
        Reply::head("200 OK", &[("content-length", "23")]).then_send("{\"text\""),
        Reply::head("200 OK", &[("transfer-encoding", "chunked")]).then_send("8\r\n{\"text\":"),
    ];
    for head in heads {
        let server = Server::start([head.then_silence(), Reply::greeting()]);
        let client = builder(&server.url()).read_timeout(SHORT).build();
        let text = format!(
            "Greet: waiting for the reply of {} took longer than 300ms; check the network, or raise the limit",
            server.address()
        );
        is_timeout(
            &error_from(&client.expect("a URL")),
            TimeoutPhase::Receive,
            &text,
        );
    }
}

#[test]
fn headers_that_trickle_in() {
    let head = Reply::raw("HTTP/1.1 200 OK\r\nx: ").then_trickle(b'x');
    let server = Server::start([head, Reply::greeting()]);
    let client = builder(&server.url())
        .read_timeout(LONG)
        .timeout(SHORT)
        .build();
    let text = format!(
        "Greet: the whole call to {} took longer than 300ms; check the network, or raise the limit",
        server.address()
    );
    is_timeout(
        &error_from(&client.expect("a URL")),
        TimeoutPhase::Total,
        &text,
    );
}

#[test]
fn a_body_that_trickles_in() {
    let framings = [
        Reply::head("200 OK", &[("content-length", "1000000")]),
        Reply::head("200 OK", &[("transfer-encoding", "chunked")]).then_send("fffff\r\n"),
        Reply::head("200 OK", &[]),
    ];
    for head in framings {
        let server = Server::start([head.then_trickle(b' '), Reply::greeting()]);
        let client = builder(&server.url())
            .read_timeout(LONG)
            .timeout(SHORT)
            .build();
        let text = format!(
            "Greet: the whole call to {} took longer than 300ms; check the network, or raise the limit",
            server.address()
        );
        is_timeout(
            &error_from(&client.expect("a URL")),
            TimeoutPhase::Total,
            &text,
        );
    }
}

#[test]
fn a_body_that_stops_is_no_longer_waited_for_than_the_whole_call_may_take() {
    let head = Reply::head("200 OK", &[("content-length", "23")]);
    let server = Server::start([head.then_silence(), Reply::greeting()]);
    let client = builder(&server.url())
        .read_timeout(LONG)
        .timeout(SHORT)
        .build();
    let text = format!(
        "Greet: the whole call to {} took longer than 300ms; check the network, or raise the limit",
        server.address()
    );
    is_timeout(
        &error_from(&client.expect("a URL")),
        TimeoutPhase::Total,
        &text,
    );
}

#[test]
fn an_attempt_ends_with_the_time_for_all_attempts() {
    for reply in [
        Reply::default().then_silence(),
        Reply::raw("HTTP/1.1 200 OK\r\nx: ").then_trickle(b'x'),
        Reply::head("200 OK", &[("content-length", "23")]).then_silence(),
        Reply::head("200 OK", &[("content-length", "1000000")]).then_trickle(b' '),
    ] {
        let server = Server::start([reply, Reply::greeting()]);
        let client = builder(&server.url())
            .read_timeout(LONG)
            .operation_timeout(SHORT)
            .build();
        let text = format!(
            "Greet: the whole call to {} took longer than 300ms; check the network, or raise the limit",
            server.address()
        );
        let began = Instant::now();
        let error = error_from(&client.expect("a URL"));
        is_timeout(&error, TimeoutPhase::Total, &text);
        assert!(began.elapsed() < LONG / 4, "{:?}", began.elapsed());
    }
}

fn impatient(url: &str) -> Client {
    builder(url).connect_timeout(SHORT).build().expect("a URL")
}

#[cfg(any(feature = "rustls", feature = "native-tls"))]
#[test]
fn a_tls_handshake_that_is_not_answered() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a loopback port is free");
    let address = listener.local_addr().expect("a bound socket");
    let error = greet(&impatient(&format!("https://{address}"))).expect_err("no handshake");
    let text = format!(
        "Greet: connecting to {address} took longer than 300ms; check the network, or raise the limit"
    );
    is_timeout(&error, TimeoutPhase::Connect, &text);
}

#[test]
fn a_proxy_that_does_not_answer() {
    let server = Server::start([Reply::greeting()]);
    let proxy = Proxy::start(Tunnels::Silent);
    let client = builder(&server.url())
        .connect_timeout(SHORT)
        .proxy(Some(
            ureq::Proxy::new(&format!("http://{}", proxy.address())).expect("a URL"),
        ))
        .build()
        .expect("a URL");
    let text = format!(
        "Greet: connecting to {} through the proxy {} took longer than 300ms; check the network, or raise the limit",
        server.address(),
        proxy.address()
    );
    let error = greet(&client).expect_err("the proxy is silent");
    is_timeout(&error, TimeoutPhase::Connect, &text);
    assert_eq!(server.connections(), 0);
}

/// Linux drops requests to connect while the queue of a listener is full; others refuse them or let the queue grow.
#[cfg(target_os = "linux")]
#[test]
fn a_listener_that_does_not_accept() {
    use std::net::TcpStream;

    let listener = TcpListener::bind("127.0.0.1:0").expect("a loopback port is free");
    let address = listener.local_addr().expect("a bound socket");
    let mut queue = Vec::new();
    while let Ok(stream) = TcpStream::connect_timeout(&address, SHORT) {
        queue.push(stream);
        assert!(queue.len() < 10_000, "the queue is never full");
    }
    let error = greet(&impatient(&format!("http://{address}"))).expect_err("the queue is full");
    let text = format!(
        "Greet: connecting to {address} took longer than 300ms; check the network, or raise the limit"
    );
    is_timeout(&error, TimeoutPhase::Connect, &text);
}
