//! Base URLs and the user agent.

use aws_operation::{Client, Endpoint};

use crate::support::{Reply, Server, builder, greet};

#[test]
fn the_path_of_the_base_url_is_kept() {
    for (path, expected) in [
        ("", "/greetings"),
        ("/", "/greetings"),
        ("/base", "/base/greetings"),
        ("/base/", "/base/greetings"),
        ("/a/b", "/a/b/greetings"),
        ("/with%20space/", "/with%20space/greetings"),
    ] {
        let server = Server::start([Reply::greeting()]);
        let client = builder(&format!("{}{path}", server.url()))
            .build()
            .expect("a URL");
        greet(&client).expect("a greeting");
        let request = &server.requests()[0];
        assert_eq!(request.line(), format!("POST {expected} HTTP/1.1"));
        assert_eq!(
            request.header("host"),
            Some(server.address().to_string().as_str())
        );
        let url = format!("{}{}", server.url(), path.trim_end_matches('/'));
        assert_eq!(client.endpoint().expect("one endpoint").to_string(), url);
    }
}

#[test]
fn an_endpoint_that_was_checked_before() {
    let server = Server::start([Reply::greeting()]);
    let endpoint: Endpoint = server.url().parse().expect("a URL");
    let client = Client::builder()
        .endpoint(endpoint.clone())
        .allow_loopback_http(true)
        .proxy(None)
        .build()
        .expect("loopback");
    assert_eq!(client.endpoint(), Some(&endpoint));
    greet(&client).expect("a greeting");
}

#[test]
fn the_user_agent() {
    let sent = |user_agent: Option<&str>| {
        let server = Server::start([Reply::greeting()]);
        let builder = builder(&server.url());
        let builder = match user_agent {
            Some(text) => builder.user_agent(text),
            None => builder,
        };
        greet(&builder.build().expect("a URL")).expect("a greeting");
        server.requests()[0].header("user-agent").map(str::to_owned)
    };
    let ours = format!("aws-operation/{}", env!("CARGO_PKG_VERSION"));
    assert_eq!(sent(None), Some(ours));
    assert_eq!(
        sent(Some("my-tool/1.0 (x)")).as_deref(),
        Some("my-tool/1.0 (x)")
    );
}

#[test]
fn a_user_agent_that_no_header_can_hold() {
    for text in ["a\r\nx-forged: yes", "a\0"] {
        let error = builder("http://127.0.0.1:1").user_agent(text).build();
        assert_eq!(
            error.expect_err("no header value").to_string(),
            "the user agent has a character that no header can hold"
        );
    }
}
