//! Hosts that cannot be reached.

use aws_operation::{Error, TransportErrorKind};

use crate::support::{Deserted, builder, greet};

#[test]
fn a_name_that_nobody_knows() {
    // No resolver has to be asked for a label of 64 letters (RFC 1035 section 2.3.4).
    let host = format!("{}.invalid", "a".repeat(64));
    let client = builder(&format!("https://{host}")).build().expect("a URL");
    for _ in 0..2 {
        let error = greet(&client).expect_err("the name does not exist");
        assert_eq!(
            error.to_string(),
            format!(
                "Greet: no address for the host {host}; check the region or endpoint, and the network"
            )
        );
        assert!(error.is_retryable() && !error.is_timeout());
        assert!(
            matches!(&error, Error::Transport(error) if error.kind() == TransportErrorKind::Resolve),
            "{error:?}"
        );
    }
}

#[test]
fn a_port_that_nobody_listens_on() {
    let deserted = Deserted::new();
    let address = deserted.address();
    let client = builder(&format!("http://{address}"))
        .build()
        .expect("a URL");
    for _ in 0..2 {
        let error = greet(&client).expect_err("nobody listens");
        assert_eq!(
            error.to_string(),
            format!(
                "Greet: {address} refuses the connection; is the service running, and the port right?"
            )
        );
        assert!(error.is_retryable() && !error.is_timeout());
        assert!(
            matches!(&error, Error::Transport(error) if error.kind() == TransportErrorKind::Connect),
            "{error:?}"
        );
    }
}

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
#[test]
fn an_https_url_without_tls_compiled_in() {
    use crate::support::{Reply, Server};

    let server = Server::start([Reply::greeting()]);
    let url = server.url().replace("http:", "https:");
    let client = builder(&url).build().expect("a URL");
    let error = greet(&client).expect_err("there is no TLS");
    assert_eq!(
        error.to_string(),
        format!(
            "Greet: {} needs TLS; turn on the feature `rustls` or `native-tls`",
            server.address()
        )
    );
    assert!(!error.is_retryable());
    assert_eq!(server.requests().len(), 0);
}
