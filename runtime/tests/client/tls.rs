//! Encrypted connections, and those that do not come about.

use aws_operation::{Client, Error, TransportErrorKind};
use ureq::Agent;
use ureq::tls::{Certificate as Trusted, RootCerts, TlsConfig, TlsProvider};

use crate::support::tls::Certificate;
use crate::support::{Proxy, Reply, Server, Tunnels, builder, greet};

/// The default of the features.
const PROVIDER: TlsProvider = if cfg!(feature = "native-tls") {
    TlsProvider::NativeTls
} else {
    TlsProvider::Rustls
};

/// TLS that trusts the certificate alone.
pub(crate) fn trust_in(certificate: &Certificate) -> TlsConfig {
    let trusted = Trusted::from_der(certificate.der()).to_owned();
    TlsConfig::builder()
        .provider(PROVIDER)
        .root_certs(RootCerts::new_with_certs(&[trusted]))
        .build()
}

/// A client that trusts the certificate alone.
fn trusting(server: &Server, certificate: &Certificate, proxy: Option<ureq::Proxy>) -> Client {
    let config = Agent::config_builder()
        .proxy(proxy)
        .tls_config(trust_in(certificate));
    Client::builder()
        .endpoint_url(&server.url())
        .agent(config.build().new_agent())
        .build()
        .expect("an https URL")
}

#[track_caller]
fn is_unencrypted(url: &str) -> String {
    let client = builder(url).build().expect("an https URL");
    let error = greet(&client).expect_err("no encrypted connection");
    assert!(
        matches!(&error, Error::Transport(error) if error.kind() == TransportErrorKind::Tls),
        "{error:?}"
    );
    assert!(!error.is_retryable() && !error.is_timeout());
    let text = error.to_string();
    let peer = url.trim_start_matches("https://");
    assert!(
        text.starts_with(&format!("Greet: no encrypted connection to {peer}: "))
            && text.ends_with(
                "; check the endpoint, and whether something on the way replaces its certificate"
            ),
        "{text}"
    );
    text
}

#[test]
fn a_trusted_certificate() {
    let certificate = Certificate::new();
    let server = Server::start_tls(&certificate, [Reply::greeting()]);
    let client = trusting(&server, &certificate, None);
    for _ in 0..10 {
        assert_eq!(greet(&client).expect("a greeting").text, "Hello, Ada");
    }
    assert_eq!(server.connections(), 1);
}

#[test]
fn a_trusted_certificate_through_a_proxy() {
    let certificate = Certificate::new();
    let server = Server::start_tls(&certificate, [Reply::greeting()]);
    let proxy = Proxy::start(Tunnels::Open);
    let url = format!("http://{}", proxy.address());
    let proxy_setting = ureq::Proxy::new(&url).expect("a URL");
    let client = trusting(&server, &certificate, Some(proxy_setting));
    greet(&client).expect("a greeting");
    greet(&client).expect("a greeting");
    assert_eq!(proxy.requests().len(), 1);
}

#[test]
fn a_self_signed_certificate() {
    let server = Server::start_tls(&Certificate::new(), [Reply::greeting()]);
    let text = is_unencrypted(&server.url());
    assert!(text.contains("certificate"), "{text}");
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn a_certificate_for_another_name() {
    let certificate = Certificate::new();
    let server = Server::start_tls(&certificate, [Reply::greeting()]);
    let url = server.url().replace("127.0.0.1", "localhost");
    let config = Agent::config_builder()
        .proxy(None)
        .tls_config(trust_in(&certificate));
    let client = Client::builder()
        .endpoint_url(&url)
        .agent(config.build().new_agent());
    let error = greet(&client.build().expect("an https URL")).expect_err("another name");
    assert!(
        matches!(&error, Error::Transport(error) if error.kind() == TransportErrorKind::Tls),
        "{error:?}"
    );
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn a_server_that_speaks_plain_http() {
    // It answers what it takes for a request: the handshake has no empty line, so the reply comes unasked.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a loopback port is free");
    let address = listener.local_addr().expect("a bound socket");
    std::thread::spawn(move || {
        use std::io::{Read, Write};
        for mut stream in listener.incoming().flatten() {
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n");
        }
    });
    is_unencrypted(&format!("https://{address}"));
}

#[test]
fn a_handshake_that_is_cut() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a loopback port is free");
    let address = listener.local_addr().expect("a bound socket");
    std::thread::spawn(move || {
        use std::io::Read;
        for mut stream in listener.incoming().flatten() {
            let _ = stream.read(&mut [0; 4096]);
        }
    });
    let client = builder(&format!("https://{address}"))
        .build()
        .expect("an https URL");
    let error = greet(&client).expect_err("the handshake is cut");
    // OpenSSL tells a cut from a certificate that it refuses by its text alone.
    assert!(
        error.is_retryable() || cfg!(feature = "native-tls"),
        "{error:?}"
    );
    let text = error.to_string();
    assert!(
        text.starts_with("Greet: ") && text.contains(&address.to_string()),
        "{text}"
    );
}

#[test]
fn a_reply_that_is_cut() {
    let certificate = Certificate::new();
    let head = Reply::head("200 OK", &[("content-length", "23")]);
    let replies = [head.then_send("{\"text\"").then_close(), Reply::greeting()];
    let server = Server::start_tls(&certificate, replies);
    let client = trusting(&server, &certificate, None);
    let error = crate::support::error_from(&client);
    assert!(
        matches!(&error, Error::Transport(error) if error.kind() == TransportErrorKind::Interrupted),
        "{error:?}"
    );
}

#[test]
fn a_reply_that_does_not_come() {
    let certificate = Certificate::new();
    let server = Server::start_tls(&certificate, [Reply::default().then_silence()]);
    let limit = std::time::Duration::from_millis(300);
    let config = Agent::config_builder()
        .proxy(None)
        .timeout_recv_response(Some(limit))
        .tls_config(trust_in(&certificate));
    let client = Client::builder()
        .endpoint_url(&server.url())
        .agent(config.build().new_agent())
        .build();
    let error = greet(&client.expect("an https URL")).expect_err("no reply");
    assert!(
        matches!(&error, Error::Timeout(timeout) if timeout.limit() == Some(limit)),
        "{error:?}"
    );
}
