//! Codes of MFA devices.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use aws_operation::Sensitive;
use aws_operation::auth::ProvideCredentials;
use aws_operation::retry::RetryPolicy;

use super::{CONFIG, Impatient, assumed, home, parameter, refused};
use crate::support::{Server, builder};
use crate::{NOW, key, later, text_of};

const DEVICE: &str = "arn:aws:iam::111122223333:mfa/ada";

fn config() -> String {
    let device = format!("mfa_serial = {DEVICE}\nsource_profile");
    CONFIG.replacen("source_profile", &device, 1)
}

#[test]
fn the_program_is_asked_once_for_each_call() {
    let server = Server::start([assumed(1), super::good_for(2, 7200)]);
    let asked = Arc::new(Mutex::new(Vec::new()));
    let count = Arc::clone(&asked);
    let chain = home(&config(), &server).chain().mfa_code(move |device| {
        let mut asked = count.lock().expect("no panic under the lock");
        asked.push(device.to_owned());
        Ok(Sensitive::new(format!("00000{}\n", asked.len())))
    });
    let chain = chain.cached();
    for seconds in [0, 1000, 3001] {
        drop(chain.credentials(later(seconds)).expect("credentials"));
    }
    let requests = server.requests();
    let codes = requests
        .iter()
        .map(|request| parameter(request, "TokenCode"));
    assert_eq!(codes.collect::<Vec<_>>(), [Some("000001"), Some("000002")]);
    let serial = parameter(&requests[0], "SerialNumber");
    assert_eq!(
        serial,
        Some("arn%3Aaws%3Aiam%3A%3A111122223333%3Amfa%2Fada")
    );
    let asked = asked.lock().expect("no panic under the lock");
    assert_eq!(*asked, [DEVICE, DEVICE]);
}

#[test]
fn without_somebody_to_ask_the_error_says_what_to_do() {
    let server = Server::start([assumed(1)]);
    assert_eq!(
        text_of(home(&config(), &server).chain().credentials(NOW)),
        "profile: the profile \"default\" has `mfa_serial`, and this program has nothing that asks for the code of an MFA device (`CredentialsChain::mfa_code`). Let the AWS CLI ask: run `eval \"$(aws configure export-credentials --profile default --format env)\"` before this program"
    );
    assert!(server.requests().is_empty());
}

#[test]
fn who_does_not_answer_gets_no_credentials() {
    let server = Server::start([assumed(1)]);
    let role = "role: the role arn:aws:iam::111122223333:role/R (profile \"default\"): ";
    let chain = home(&config(), &server).chain();
    let chain = chain.mfa_code(|_| Err("nobody is at the terminal".into()));
    assert_eq!(
        text_of(chain.credentials(NOW)),
        format!("{role}no MFA code of {DEVICE}: nobody is at the terminal")
    );
    let chain = chain.mfa_code(|_| Ok(Sensitive::from(" \n")));
    assert_eq!(
        text_of(chain.credentials(NOW)),
        format!("{role}the parameter TokenCode has 0 characters; STS expects 6 at least")
    );
    assert!(server.requests().is_empty());
}

#[test]
fn nobody_is_asked_where_the_role_cannot_be_assumed() {
    let asked = Arc::new(AtomicU32::new(0));
    let server = Server::start([assumed(1)]);
    for (line, other) in [
        ("aws_secret_access_key = hush", ""),
        ("/R\n", "/R\nexternal_id = x\n"),
    ] {
        let count = Arc::clone(&asked);
        let config = config().replacen(line, other, 1);
        let chain = home(&config, &server).chain().mfa_code(move |_| {
            count.fetch_add(1, Ordering::Relaxed);
            Ok(Sensitive::from("123456"))
        });
        drop(text_of(chain.credentials(NOW)));
    }
    assert_eq!(asked.load(Ordering::Relaxed), 0);
    assert!(server.requests().is_empty());
}

#[test]
fn a_code_is_sent_again_only_where_the_first_call_did_nothing() {
    let client = || {
        builder("https://example.com")
            .retries(RetryPolicy::standard())
            .retry_clock(Impatient)
    };
    let asking = |server: &Server| {
        let chain = home(&config(), server).chain().client(client());
        chain.mfa_code(|_| Ok(Sensitive::from("123456")))
    };
    let server = Server::start([refused("400 x", "Throttling", "no"), assumed(1)]);
    let found = key(asking(&server).credentials(NOW));
    assert_eq!(found.expect("credentials"), "ASIA1");
    let server = Server::start([refused("500 x", "InternalFailure", "123456?"), assumed(1)]);
    let text = text_of(asking(&server).credentials(NOW));
    assert!(
        text.contains("InternalFailure: [redacted]? (HTTP 500"),
        "{text}"
    );
    assert_eq!(server.requests().len(), 1);
}
