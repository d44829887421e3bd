//! Tokens for applications that sign their requests.

use aws_operation::retry::RetryPolicy;
use aws_operation::sso_oidc::{CreateTokenWithIAM, CreateTokenWithIAMError, TokenTypeUri};
use aws_operation::{Client, Credentials, Error};

use crate::support::{Reply, Server, builder};

const APPLICATION: &str = "arn:aws:sso::111122223333:application/ssoins-1/apl-1";

fn client(server: &Server) -> Client {
    builder(&server.url())
        .region("eu-west-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "hush-key"))
        .retries(RetryPolicy::standard())
        .build()
        .expect("a client")
}

#[test]
fn a_token_is_exchanged_for_another() {
    let server = Server::start([Reply::json(
        r#"{"accessToken":"hush-access","tokenType":"Bearer","expiresIn":3600,"refreshToken":"hush-refresh",
            "idToken":"hush-id","issuedTokenType":"urn:ietf:params:oauth:token-type:refresh_token","scope":["a","b"],
            "awsAdditionalDetails":{"identityContext":"hush-context"}}"#,
    )]);
    let request = CreateTokenWithIAM::token_exchange_grant(APPLICATION, "hush-subject")
        .requested_token_type(TokenTypeUri::RefreshToken);
    let reply = client(&server).send(&request).expect("a token");
    assert_eq!(reply.access_token.expose(), "hush-access");
    assert_eq!(reply.issued_token_type, Some(TokenTypeUri::RefreshToken));
    assert_eq!(reply.scope, Some(vec!["a".to_owned(), "b".to_owned()]));
    let context = reply.aws_additional_details.as_ref();
    let context = context.and_then(|details| details.identity_context.as_ref());
    assert_eq!(context.expect("a context").expose(), "hush-context");
    let shown = format!("{request:?} {reply:?}");
    assert!(!shown.contains("hush"), "{shown}");

    let seen = &server.requests()[0];
    assert_eq!(seen.line(), "POST /token?aws_iam=t HTTP/1.1");
    let authorization = seen.header("authorization").expect("it is signed");
    assert!(
        authorization.contains("/eu-west-1/sso-oauth/aws4_request"),
        "{authorization}"
    );
    assert_eq!(
        String::from_utf8_lossy(&seen.body),
        format!(
            r#"{{"clientId":"{APPLICATION}","grantType":"urn:ietf:params:oauth:grant-type:token-exchange","subjectToken":"hush-subject","subjectTokenType":"urn:ietf:params:oauth:token-type:access_token","requestedTokenType":"urn:ietf:params:oauth:token-type:refresh_token"}}"#
        )
    );
}

#[test]
fn another_region_is_named_and_not_followed() {
    let server = Server::start([Reply::new(
        "400 Bad Request",
        &[("x-amzn-errortype", "InvalidRequestRegionException")],
        r#"{"error":"invalid_request","error_description":"elsewhere","endpoint":"https://oidc.us-west-2.amazonaws.com","region":"us-west-2"}"#,
    )]);
    let request = CreateTokenWithIAM::jwt_bearer_grant(APPLICATION, "hush-assertion");
    let error = client(&server).send(&request).expect_err("another region");
    let Error::Modeled(CreateTokenWithIAMError::InvalidRequestRegionException(details), _) = error
    else {
        panic!("{error}");
    };
    assert_eq!(details.region.as_deref(), Some("us-west-2"));
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_code_is_never_sent_twice() {
    for name in ["InternalServerException", "SlowDownException"] {
        let headers = [("x-amzn-errortype", name)];
        let fault = Reply::new("500 Internal Server Error", &headers, "{}");
        let server = Server::start([fault, Reply::json(r#"{"accessToken":"hush"}"#)]);
        let request = CreateTokenWithIAM::refresh_token_grant(APPLICATION, "hush-refresh");
        client(&server).send(&request).expect_err(name);
        assert_eq!(server.requests().len(), 1, "{name}");
    }
}
