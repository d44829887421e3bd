//! Redirects, which are not followed: a body with secrets would go where the client was not sent.

use aws_operation::Error;

use crate::support::{Reply, Server, client, error_from, error_of};

const STATUSES: [&str; 4] = [
    "301 Moved Permanently",
    "302 Found",
    "307 Temporary Redirect",
    "308 Permanent Redirect",
];

#[test]
fn the_other_host_is_named_and_not_called() {
    for status in STATUSES {
        let other = Server::start([Reply::greeting()]);
        let location = format!("{}/elsewhere?code=s3cret", other.url());
        let headers = [("location", location.as_str()), ("x-amzn-requestid", "r-1")];
        let server = Server::start([Reply::new(status, &headers, ""), Reply::greeting()]);
        let error = error_from(&client(&server));

        let number = &status[..3];
        assert_eq!(
            error.to_string(),
            format!(
                "Greet: the reply redirects to the host 127.0.0.1, and redirects are not followed; set the endpoint to the right host (HTTP {number}, request id r-1)"
            )
        );
        let Error::Response(response) = &error else {
            panic!("{error:?}");
        };
        assert_eq!(response.status().as_str(), number);
        assert_eq!(response.request_id(), Some("r-1"));
        assert!(!error.is_retryable());
        let debug = format!("{error:?}");
        assert!(!debug.contains("s3cret"), "{debug}");
        assert_eq!(other.connections(), 0);
        assert_eq!(server.requests().len(), 2);
    }
}

#[test]
fn a_redirect_with_a_body_keeps_the_connection() {
    let headers = [("location", "https://example.com/")];
    let redirect = Reply::new("302 Found", &headers, "<html>moved</html>");
    let server = Server::start([redirect, Reply::greeting()]);
    error_from(&client(&server));
    assert_eq!(server.connections(), 1);
}

#[test]
fn a_redirect_without_a_host() {
    let locations: [&[(&str, &str)]; 4] = [
        &[],
        &[("location", "/elsewhere")],
        &[("location", "not a location")],
        &[("location", "")],
    ];
    for headers in locations {
        let (error, _) = error_of(Reply::new("302 Found", headers, ""));
        assert_eq!(
            error.to_string(),
            "Greet: the reply is a redirect, and redirects are not followed; check the endpoint (HTTP 302)"
        );
    }
}

#[test]
fn a_given_agent_that_follows_redirects_does_not() {
    let other = Server::start([Reply::greeting()]);
    let location = other.url();
    let headers = [("location", location.as_str())];
    let server = Server::start([Reply::new("303 See Other", &headers, ""), Reply::greeting()]);
    let agent = ureq::Agent::config_builder()
        .proxy(None)
        .max_redirects(10)
        .build();
    let client = aws_operation::Client::builder()
        .endpoint_url(&server.url())
        .allow_loopback_http(true)
        .agent(agent.new_agent())
        .build();
    let error = error_from(&client.expect("a URL"));
    assert!(
        error
            .to_string()
            .contains("redirects to the host 127.0.0.1"),
        "{error}"
    );
    assert_eq!(other.connections(), 0);
}
