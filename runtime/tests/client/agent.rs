//! Agents of the caller's own, with settings that a client of ours would not have.

use std::time::Duration;

use aws_operation::{Client, Error, TimeoutPhase};
use ureq::Agent;

use crate::support::{GreetError, Reply, Server, builder, greet};

fn client(server: &Server, agent: Agent) -> Client {
    Client::builder()
        .endpoint_url(&server.url())
        .allow_loopback_http(true)
        .agent(agent)
        .build()
        .expect("a loopback URL")
}

/// Errors for statuses, redirects that are followed, and headers of its own.
fn hostile() -> Agent {
    let config = Agent::config_builder()
        .proxy(None)
        .http_status_as_error(true)
        .max_redirects(10)
        .max_redirects_will_error(true)
        .user_agent("the-agent/1");
    config.build().new_agent()
}

#[test]
fn an_error_reply_is_still_read() {
    let headers = [("x-amzn-errortype", "UnknownLanguageException")];
    let reply = Reply::new("400 Bad Request", &headers, r#"{"language":"tlh"}"#);
    let server = Server::start([reply]);
    let error = greet(&client(&server, hostile())).expect_err("an error reply");
    assert!(matches!(
        error.modeled(),
        Some(GreetError::UnknownLanguageException { language: Some(language) }) if language == "tlh"
    ));
}

#[test]
fn the_connection_is_still_kept() {
    let server = Server::start([Reply::greeting()]);
    let client = client(&server, hostile());
    for _ in 0..20 {
        greet(&client).expect("a greeting");
    }
    assert_eq!(server.connections(), 1);
}

#[test]
fn the_request_is_the_same() {
    let server = Server::start([Reply::greeting()]);
    greet(&builder(&server.url()).build().expect("a URL")).expect("a greeting");
    greet(&client(&server, hostile())).expect("a greeting");
    let requests = server.requests();
    let headers = |index: usize| {
        let mut headers = requests[index].headers();
        // The agent's own, which says nothing of the body.
        headers.retain(|(name, _)| name != "accept");
        headers.sort_unstable();
        headers
    };
    assert_eq!(headers(0), headers(1));
    assert_eq!(requests[0].body, requests[1].body);
}

#[test]
fn the_limit_of_the_body_still_holds() {
    let server = Server::start([Reply::greeting()]);
    let client = Client::builder()
        .endpoint_url(&server.url())
        .allow_loopback_http(true)
        .agent(hostile())
        .max_response_body(10)
        .build()
        .expect("a loopback URL");
    let error = greet(&client).expect_err("too large");
    assert!(
        error.to_string().contains("larger than 10 bytes"),
        "{error}"
    );
}

#[test]
fn the_limits_that_a_timeout_names_are_the_agents() {
    let limit = Duration::from_millis(300);
    let configured = [
        Agent::config_builder().timeout_per_read(Some(limit)),
        Agent::config_builder().timeout_recv_response(Some(limit)),
        Agent::config_builder().timeout_per_call(Some(limit)),
        Agent::config_builder().timeout_global(Some(limit)),
    ];
    let phases = [
        TimeoutPhase::Receive,
        TimeoutPhase::Receive,
        TimeoutPhase::Total,
        TimeoutPhase::Total,
    ];
    for (config, phase) in configured.into_iter().zip(phases) {
        let server = Server::start([Reply::default().then_silence()]);
        let agent = config.proxy(None).build().new_agent();
        let error = greet(&client(&server, agent)).expect_err("no reply");
        let Error::Timeout(timeout) = &error else {
            panic!("{error:?}");
        };
        assert_eq!(
            (timeout.phase(), timeout.limit()),
            (phase, Some(limit)),
            "{error}"
        );
    }
}

#[test]
fn a_reply_that_trickles_in_still_ends() {
    let head = Reply::head("200 OK", &[("content-length", "1000000")]);
    let server = Server::start([head.then_trickle(b' ')]);
    let client = Client::builder()
        .endpoint_url(&server.url())
        .allow_loopback_http(true)
        .agent(hostile())
        .timeout(Duration::from_millis(300))
        .build()
        .expect("a loopback URL");
    let error = greet(&client).expect_err("the body does not end");
    assert!(
        matches!(&error, Error::Timeout(timeout) if timeout.phase() == TimeoutPhase::Total),
        "{error:?}"
    );
}

#[test]
fn settings_that_belong_to_the_agent_are_refused_beside_it() {
    let given = || builder_with_agent("http://127.0.0.1:1");
    let second = Duration::from_secs(1);
    for (built, setting) in [
        (given().connect_timeout(second), "connect_timeout"),
        (given().read_timeout(second), "read_timeout"),
        (given().proxy(None), "proxy"),
    ] {
        assert_eq!(
            built.build().expect_err("contradicted").to_string(),
            format!(
                "`{setting}` was given beside an agent of your own; set it in the agent's configuration"
            )
        );
    }
}

fn builder_with_agent(url: &str) -> aws_operation::ClientBuilder {
    Client::builder()
        .endpoint_url(url)
        .allow_loopback_http(true)
        .agent(hostile())
}

#[test]
fn an_agent_that_refuses_plain_http_says_so() {
    let server = Server::start([Reply::greeting()]);
    let agent = Agent::config_builder()
        .proxy(None)
        .https_only(true)
        .build()
        .new_agent();
    let error = greet(&client(&server, agent)).expect_err("plain http");
    assert_eq!(
        error.to_string(),
        "Greet: plain http is refused by the agent's configuration; use https"
    );
    assert_eq!(server.connections(), 0);
}
