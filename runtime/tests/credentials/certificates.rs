//! The metadata service of a container over https, with a certificate that nobody knows unless told.

use std::fs;
use std::path::PathBuf;

use aws_operation::auth::ProvideCredentials;
use aws_operation::config::Environment;
use aws_operation::credentials::ContainerCredentials;
use base64::prelude::{BASE64_STANDARD, Engine as _};

use crate::home::Home;
use crate::support::tls::Certificate;
use crate::support::{Reply, Server};
use crate::{NOW, key, text_of};

const DOCUMENT: &str = r#"{"AccessKeyId":"CONTAINER","SecretAccessKey":"hush","Token":"hush","Expiration":"2023-11-14T23:13:20Z"}"#;
const FULL: &str = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

/// A file with a certificate.
fn bundle(home: &Home, name: &str, certificate: &Certificate) -> PathBuf {
    let text = BASE64_STANDARD.encode(certificate.der());
    let pem = format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n");
    let path = home.path().join(name);
    fs::write(&path, pem).expect("a file");
    path
}

#[test]
fn a_bundle_names_the_certificates_to_trust() {
    let certificate = Certificate::new();
    let server = Server::start_tls(&certificate, [Reply::json(DOCUMENT)]);
    let home = Home::new();
    let right = bundle(&home, "right.pem", &certificate);
    let wrong = bundle(&home, "wrong.pem", &Certificate::new());
    let path = right.to_str().expect("Unicode");

    // The variable, and what the program says instead.
    let environment: Environment = [(FULL, &*server.url()), ("AWS_CA_BUNDLE", path)]
        .into_iter()
        .collect();
    let of_variable = ContainerCredentials::new(environment);
    let found = of_variable.credentials(NOW).expect("credentials");
    assert_eq!(found.access_key_id(), "CONTAINER");
    let error = of_variable.ca_bundle(&wrong).credentials(NOW);
    let error = error.expect_err("another certificate");
    assert_eq!(
        error.to_string(),
        "container: the metadata service at 127.0.0.1: no encrypted connection to it; if its certificate is one of your own, name it in AWS_CA_BUNDLE"
    );

    // The key of the profile.
    let of_profile = |bundle: &PathBuf| {
        let home = Home::new().variable(FULL, &server.url());
        home.config(&format!("[default]\nca_bundle = {}\n", bundle.display()))
    };
    let found = key(of_profile(&right).chain().credentials(NOW));
    assert_eq!(found.expect("credentials"), "CONTAINER");
    let error = text_of(of_profile(&wrong).chain().credentials(NOW));
    assert!(error.contains("no encrypted connection"), "{error}");
    // And the variable before it.
    let both = of_profile(&wrong).variable("AWS_CA_BUNDLE", path);
    let found = key(both.chain().credentials(NOW));
    assert_eq!(found.expect("credentials"), "CONTAINER");
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn a_bundle_that_is_none_is_an_error() {
    let home = Home::new();
    let path = home.path().join("none.pem");
    let path = path.to_str().expect("Unicode");
    let ask = |url: &str| {
        let environment: Environment = [(FULL, url), ("AWS_CA_BUNDLE", path)].into_iter().collect();
        ContainerCredentials::new(environment).credentials(NOW)
    };
    let error = text_of(ask("https://127.0.0.1:1/"));
    assert!(
        error.starts_with("container: the certificates in HOME/none.pem cannot be read: ")
            && error.ends_with("; correct `ca_bundle` or AWS_CA_BUNDLE"),
        "{error}"
    );
    fs::write(path, "hush").expect("a file");
    assert_eq!(
        text_of(ask("https://127.0.0.1:1/")),
        "container: the CA bundle has no certificate, or one that is none; expected PEM, as `-----BEGIN CERTIFICATE-----`"
    );
    // Plain http needs none.
    let server = Server::start([Reply::json(DOCUMENT)]);
    assert_eq!(key(ask(&server.url())).expect("credentials"), "CONTAINER");
}
