//! The bytes of the SSO OIDC operations, as their reference has them.

use std::collections::BTreeMap;

use aws_operation::sso_oidc::{CreateToken, GrantType, RegisterClient, StartDeviceAuthorization};
use aws_operation::{Client, Operation, aws_operation};

use crate::support::{Ping, Reply, Server, builder, client};

/// The request has this line and body, and these headers, all of them.
#[track_caller]
fn is_sent<O: Operation>(request: &O, line: &str, body: &str) {
    let server = Server::start([Reply::json("{}")]);
    let client = builder(&server.url())
        .user_agent("test/1")
        .build()
        .expect("a URL");
    // The reply is of no interest.
    let _ = client.send(request);
    let seen = &server.requests()[0];
    assert_eq!(seen.line(), line);
    assert_eq!(String::from_utf8_lossy(&seen.body), body);
    let host = server.address().to_string();
    let length = body.len().to_string();
    let headers = seen.headers();
    let count = headers.len();
    let headers: BTreeMap<String, &str> = headers.into_iter().collect();
    assert_eq!(headers.len(), count, "no header is repeated");
    let expected = [
        ("host", host.as_str()),
        ("content-type", "application/json"),
        ("content-length", length.as_str()),
        ("user-agent", "test/1"),
    ];
    let expected: BTreeMap<String, &str> = expected
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    assert_eq!(headers, expected);
}

#[test]
fn register_client() {
    is_sent(
        &RegisterClient::new("my-tool", "public"),
        "POST /client/register HTTP/1.1",
        r#"{"clientName":"my-tool","clientType":"public"}"#,
    );
    is_sent(
        &RegisterClient::new("my \"tool\" ✓", "public")
            .scopes(["sso:account:access"])
            .redirect_uris(["http://127.0.0.1/oauth/callback"])
            .grant_types([GrantType::AuthorizationCode, GrantType::RefreshToken])
            .issuer_url("https://example.awsapps.com/start")
            .entitled_application_arn("arn:aws:sso::123456789012:application/x"),
        "POST /client/register HTTP/1.1",
        concat!(
            r#"{"clientName":"my \"tool\" ✓","clientType":"public","scopes":["sso:account:access"],"#,
            r#""redirectUris":["http://127.0.0.1/oauth/callback"],"#,
            r#""grantTypes":["authorization_code","refresh_token"],"#,
            r#""issuerUrl":"https://example.awsapps.com/start","#,
            r#""entitledApplicationArn":"arn:aws:sso::123456789012:application/x"}"#
        ),
    );
}

#[test]
fn start_device_authorization() {
    is_sent(
        &StartDeviceAuthorization::new("id", "secret", "https://example.awsapps.com/start"),
        "POST /device_authorization HTTP/1.1",
        r#"{"clientId":"id","clientSecret":"secret","startUrl":"https://example.awsapps.com/start"}"#,
    );
}

#[test]
fn create_token_for_each_grant() {
    is_sent(
        &CreateToken::device_code_grant("id", "secret", "code"),
        "POST /token HTTP/1.1",
        r#"{"clientId":"id","clientSecret":"secret","grantType":"urn:ietf:params:oauth:grant-type:device_code","deviceCode":"code"}"#,
    );
    is_sent(
        &CreateToken::refresh_token_grant("id", "secret", "token").scope(["a", "b"]),
        "POST /token HTTP/1.1",
        r#"{"clientId":"id","clientSecret":"secret","grantType":"refresh_token","refreshToken":"token","scope":["a","b"]}"#,
    );
    is_sent(
        &CreateToken::authorization_code_grant("id", "secret", "code", "http://127.0.0.1:1/", "v"),
        "POST /token HTTP/1.1",
        r#"{"clientId":"id","clientSecret":"secret","grantType":"authorization_code","code":"code","redirectUri":"http://127.0.0.1:1/","codeVerifier":"v"}"#,
    );
}

#[test]
fn a_large_body_is_sent_whole() {
    // More than any buffer on the way holds.
    let name = "x".repeat(1_000_000);
    is_sent(
        &RegisterClient::new(name.as_str(), "public"),
        "POST /client/register HTTP/1.1",
        &format!(r#"{{"clientName":"{name}","clientType":"public"}}"#),
    );
}

/// RFC 9110 section 8.6: a method that anticipates no content says nothing of its length; the others say that it is zero.
#[test]
fn the_length_of_no_body_is_said_only_where_one_could_be() {
    #[aws_operation(method = "GET", uri = "/clients/{id}")]
    struct GetClient {
        id: String,
    }
    #[aws_operation(method = "DELETE", uri = "/clients/{id}")]
    struct DeleteClient {
        id: String,
    }

    let lengths = |call: &dyn Fn(&Client)| {
        let server = Server::start([Reply::json("{}")]);
        call(&client(&server));
        let requests = server.requests();
        let headers = requests[0].headers();
        let lengths = headers
            .into_iter()
            .filter(|(name, _)| name == "content-length");
        lengths
            .map(|(_, length)| length.to_owned())
            .collect::<Vec<String>>()
    };
    let none: [&str; 0] = [];
    assert_eq!(
        lengths(&|client| client.send(&GetClient::new("7")).expect("sent")),
        none
    );
    assert_eq!(
        lengths(&|client| client.send(&DeleteClient::new("7")).expect("sent")),
        none
    );
    assert_eq!(
        lengths(&|client| client.send(&Ping::new()).expect("sent")),
        ["0"]
    );
}
