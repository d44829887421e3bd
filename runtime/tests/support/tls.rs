//! TLS with a certificate that nobody trusts unless told to.

use std::net::TcpStream;
use std::sync::Arc;

use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::connection::Stream;

/// A self-signed certificate.
pub(crate) struct Certificate {
    certificate: rcgen::CertifiedKey<rcgen::KeyPair>,
}

impl Certificate {
    /// One for `127.0.0.1`.
    pub(crate) fn new() -> Self {
        Self::of("127.0.0.1")
    }

    /// One for a host.
    pub(crate) fn of(host: &str) -> Self {
        Self::of_all(&[host])
    }

    /// One for some hosts, of which the first label may be `*`.
    pub(crate) fn of_all(hosts: &[&str]) -> Self {
        let names: Vec<String> = hosts.iter().map(|host| (*host).to_owned()).collect();
        Self {
            certificate: rcgen::generate_simple_self_signed(names).expect("the name is valid"),
        }
    }

    /// The certificate in PEM.
    pub(crate) fn pem(&self) -> String {
        use base64::prelude::{BASE64_STANDARD, Engine as _};

        let text = BASE64_STANDARD.encode(self.der());
        format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n")
    }

    /// The certificate in DER.
    pub(crate) fn der(&self) -> &[u8] {
        self.certificate.cert.der()
    }

    pub(super) fn server_config(&self) -> Arc<ServerConfig> {
        let key = PrivatePkcs8KeyDer::from(self.certificate.signing_key.serialize_der());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("ring has the default versions")
            .with_no_client_auth()
            .with_single_cert(vec![self.certificate.cert.der().clone()], key.into())
            .expect("the key is that of the certificate");
        Arc::new(config)
    }
}

impl Stream for StreamOwned<ServerConnection, TcpStream> {
    fn socket(&self) -> &TcpStream {
        &self.sock
    }
}

pub(super) fn accept(config: &Arc<ServerConfig>, stream: TcpStream) -> Box<dyn Stream> {
    let connection = ServerConnection::new(Arc::clone(config)).expect("the configuration is valid");
    Box::new(StreamOwned::new(connection, stream))
}
