//! The proxy that the environment names.
//!
//! A program cannot change its own environment safely, so the test runs itself again, as a child with another one.

use std::env;
use std::process::Command;

use aws_operation::Client;
use aws_operation::retry::RetryPolicy;

use crate::support::{Deserted, Proxy, Reply, Server, Tunnels, greet};

const URL: &str = "AWS_OPERATION_TEST_URL";
const WITHOUT_PROXY: &str = "AWS_OPERATION_TEST_WITHOUT_PROXY";

#[test]
fn the_proxy_of_the_environment_is_used_unless_it_is_switched_off() {
    if let Ok(url) = env::var(URL) {
        call_as_child(&url);
        return;
    }
    let proxy = Proxy::start(Tunnels::Refused("403 Forbidden"));
    let proxy_url = format!("http://{}", proxy.address());
    let nobody = Deserted::new();
    let deserted = format!("http://{}", nobody.address());
    let run = |variables: &[(&str, &str)]| run_child("https://oidc.example.invalid", variables);

    for name in [
        "HTTP_PROXY",
        "http_proxy",
        "HTTPS_PROXY",
        "https_proxy",
        "ALL_PROXY",
        "all_proxy",
    ] {
        let before = proxy.requests().len();
        let said = run(&[(name, &proxy_url)]);
        assert!(
            said.contains("does not connect to oidc.example.invalid"),
            "{name}: {said}"
        );
        assert_eq!(proxy.requests().len(), before + 1, "{name}");
    }

    // A proxy that is not there shows that nobody asks it.
    for (name, value) in [
        (WITHOUT_PROXY, "1"),
        ("NO_PROXY", "oidc.example.invalid"),
        ("no_proxy", "oidc.example.invalid"),
    ] {
        let said = run(&[
            ("HTTP_PROXY", &deserted),
            ("ALL_PROXY", &deserted),
            (name, value),
        ]);
        assert!(
            said.contains("no address for the host oidc.example.invalid"),
            "{name}: {said}"
        );
    }
    let said = run(&[("HTTPS_PROXY", &deserted)]);
    assert!(said.contains("the proxy 127.0.0.1:"), "{said}");

    let said = run(&[("ALL_PROXY", "socks5://127.0.0.1:1")]);
    assert!(said.contains("the proxy is a SOCKS proxy"), "{said}");
    let said = run(&[("ALL_PROXY", "socks5://127.0.0.1:1"), (WITHOUT_PROXY, "1")]);
    assert!(said.contains("no address for the host"), "{said}");

    // Plain http to this machine is nobody else's to carry.
    let server = Server::start([Reply::greeting()]);
    let said = run_child(
        &server.url(),
        &[("HTTP_PROXY", &deserted), ("ALL_PROXY", &deserted)],
    );
    assert!(said.contains("Hello, Ada"), "{said}");
}

fn call_as_child(url: &str) {
    let builder = Client::builder()
        .endpoint_url(url)
        .allow_loopback_http(true)
        .retries(RetryPolicy::none());
    let builder = if env::var(WITHOUT_PROXY).is_ok() {
        builder.proxy(None)
    } else {
        builder
    };
    let said = match builder.build() {
        Ok(client) => match greet(&client) {
            Ok(greeting) => greeting.text,
            Err(error) => error.to_string(),
        },
        Err(error) => error.to_string(),
    };
    println!("{said}");
}

/// What the child said.
fn run_child(url: &str, variables: &[(&str, &str)]) -> String {
    let mut child = Command::new(env::current_exe().expect("the test runs"));
    child
        .args([
            "--exact",
            "environment::the_proxy_of_the_environment_is_used_unless_it_is_switched_off",
        ])
        .arg("--nocapture");
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] {
        child.env_remove(name).env_remove(name.to_ascii_lowercase());
    }
    let output = child.env(URL, url).envs(variables.iter().copied()).output();
    let output = output.expect("the test can run itself");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
