//! Calls through a proxy that the caller names.

use aws_operation::{Client, Error, TransportErrorKind};

use crate::support::{Deserted, Proxy, Reply, Server, Tunnels, builder, greet};

fn client_through(server: &Server, proxy_url: &str) -> Client {
    builder(&server.url())
        .proxy(Some(ureq::Proxy::new(proxy_url).expect("a URL")))
        .build()
        .expect("a loopback URL")
}

#[test]
fn all_calls_go_through_one_tunnel() {
    let server = Server::start([Reply::greeting()]);
    let proxy = Proxy::start(Tunnels::Open);
    let client = client_through(&server, &format!("http://{}", proxy.address()));
    for _ in 0..5 {
        assert_eq!(greet(&client).expect("a greeting").text, "Hello, Ada");
    }
    assert_eq!(server.requests().len(), 5);
    assert_eq!(server.requests()[0].line(), "POST /greetings HTTP/1.1");
    let requests = proxy.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(
        requests[0].line(),
        format!("CONNECT {} HTTP/1.1", server.address())
    );
    assert_eq!(requests[0].header("proxy-authorization"), None);
}

#[test]
fn the_proxy_gets_its_credentials_and_the_server_does_not() {
    let server = Server::start([Reply::greeting()]);
    let proxy = Proxy::start(Tunnels::Open);
    let client = client_through(&server, &format!("http://ada:s3cret@{}", proxy.address()));
    greet(&client).expect("a greeting");
    let requests = proxy.requests();
    assert_eq!(
        requests[0].header("proxy-authorization"),
        Some("Basic YWRhOnMzY3JldA==")
    );
    assert_eq!(server.requests()[0].header("proxy-authorization"), None);
    let formatted = format!("{client:?}");
    assert!(!formatted.contains("s3cret"), "{formatted}");
}

#[test]
fn a_proxy_that_refuses() {
    let server = Server::start([Reply::greeting()]);
    for status in ["407 Proxy Authentication Required", "502 Bad Gateway"] {
        let proxy = Proxy::start(Tunnels::Refused(status));
        let client = client_through(&server, &format!("http://ada:s3cret@{}", proxy.address()));
        let error = greet(&client).expect_err("the proxy refuses");
        let text = error.to_string();
        let expected = format!(
            "Greet: the proxy {} does not connect to {}: ",
            proxy.address(),
            server.address()
        );
        assert!(
            text.starts_with(&expected)
                && text.contains(&status[..3])
                && text.ends_with("; check the proxy and what it allows"),
            "{text}"
        );
        assert!(
            matches!(&error, Error::Transport(error) if error.kind() == TransportErrorKind::Connect),
            "{error:?}"
        );
        let formatted = format!("{error:?}");
        assert!(!formatted.contains("s3cret"), "{formatted}");
    }
    assert_eq!(server.connections(), 0);
}

#[test]
fn a_proxy_that_is_not_there() {
    let server = Server::start([Reply::greeting()]);
    let deserted = Deserted::new();
    let address = deserted.address();
    let client = client_through(&server, &format!("http://{address}"));
    let error = greet(&client).expect_err("nobody listens");
    assert_eq!(
        error.to_string(),
        format!(
            "Greet: the proxy {address} refuses the connection; is it running, and its address right?"
        )
    );
    assert_eq!(server.connections(), 0);
}

#[test]
fn a_proxy_whose_name_nobody_knows() {
    let server = Server::start([Reply::greeting()]);
    // No resolver has to be asked for a label of 64 letters (RFC 1035 section 2.3.4).
    let host = format!("{}.invalid", "a".repeat(64));
    let client = client_through(&server, &format!("http://{host}:3128"));
    let error = greet(&client).expect_err("the name does not exist");
    assert_eq!(
        error.to_string(),
        format!("Greet: no address for the proxy {host}:3128; check its name, and the network")
    );
}

#[test]
fn a_host_that_the_proxy_is_not_for() {
    let server = Server::start([Reply::greeting()]);
    let deserted = Deserted::new();
    let address = deserted.address();
    let proxy = ureq::Proxy::builder(ureq::ProxyProtocol::Http)
        .host("127.0.0.1")
        .port(address.port())
        .no_proxy("127.0.0.1")
        .build()
        .expect("a proxy");
    let client = builder(&server.url()).proxy(Some(proxy)).build();
    greet(&client.expect("a loopback URL")).expect("a greeting");
}

#[test]
fn a_socks_proxy_is_refused() {
    for url in ["socks5://127.0.0.1:1", "socks4://127.0.0.1:1"] {
        let proxy = ureq::Proxy::new(url).expect("a URL");
        let error = builder("http://127.0.0.1:1").proxy(Some(proxy)).build();
        assert_eq!(
            error.expect_err("SOCKS").to_string(),
            "the proxy is a SOCKS proxy; use an HTTP proxy, `proxy(None)` for none, or an agent of your own"
        );
    }
}
