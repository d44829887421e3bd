//! The portal of AWS SSO on the wire, as its service model and the AWS CLI have it.
#![cfg(feature = "sso")]

#[cfg(feature = "server")]
mod mirror;

use std::fmt::Debug;

use aws_operation::http::{Request, Response};
use aws_operation::sso::{
    self, GetRoleCredentials, GetRoleCredentialsError, ListAccountRoles, ListAccounts, Logout, Sso,
};
use aws_operation::{Auth, Body, Endpoint, Error, ModeledError, Operation, Service};

const TOKEN: &str = "access/token=s3+cr~et-01";
const SECRET_KEY: &str = "secret/key=s3+cr~et-02";
const SESSION_TOKEN: &str = "session/token=s3+cr~et-03";

fn encode<O: Operation>(operation: &O) -> Request<Body> {
    let endpoint = Endpoint::new("https://portal.example.com").expect("an endpoint");
    operation.encode(&endpoint).expect("it can be written")
}

fn decode<O: Operation>(status: u16, body: &str) -> Result<O::Output, Error<O::Error>> {
    O::decode(reply(status, body))
}

fn reply(status: u16, body: &str) -> Response<Vec<u8>> {
    Response::builder()
        .status(status)
        .body(body.as_bytes().to_vec())
        .expect("a response")
}

fn credentials() -> String {
    format!(
        r#"{{"roleCredentials":{{"accessKeyId":"ASIAEXAMPLE","secretAccessKey":"{SECRET_KEY}","sessionToken":"{SESSION_TOKEN}","expiration":1900000000123}}}}"#
    )
}

#[test]
fn hosts_follow_the_region() {
    for (region, host) in [
        ("eu-west-1", "portal.sso.eu-west-1.amazonaws.com"),
        ("cn-north-1", "portal.sso.cn-north-1.amazonaws.com.cn"),
    ] {
        let endpoint = sso::endpoint(region).expect("a region");
        assert_eq!((endpoint.host(), endpoint.is_https()), (host, true));
    }
    assert!(sso::endpoint("evil.example/?").is_err());
    let metadata = Sso::METADATA;
    assert_eq!(
        (metadata.service_id, metadata.signing_name),
        ("SSO", "awsssoportal")
    );
    assert_eq!(metadata.auth, Auth::None);
}

/// Checks method and target, and that the token is in its header alone, marked as a secret.
fn assert_request<O: Operation>(operation: &O, method: &str, target: &str) {
    let request = encode(operation);
    let found = request.uri().path_and_query().expect("a target").as_str();
    assert_eq!((request.method().as_str(), found), (method, target));
    let token = &request.headers()["x-amz-sso_bearer_token"];
    assert_eq!(token.to_str().ok(), Some(TOKEN));
    assert!(token.is_sensitive(), "{}", O::NAME);
    assert!(!request.headers().contains_key("authorization"));
    assert!(!request.headers().contains_key("content-type"));
    assert!(request.body().as_bytes().is_empty(), "{}", O::NAME);
}

#[test]
fn requests_have_their_parameters_in_the_query_and_the_token_in_a_header() {
    let accounts = ListAccounts::new(TOKEN);
    assert_request(&accounts, "GET", "/assignment/accounts");
    assert_request(
        &accounts.max_results(7).next_token("a+b/c="),
        "GET",
        "/assignment/accounts?next_token=a%2Bb%2Fc%3D&max_result=7",
    );
    let roles = ListAccountRoles::new(TOKEN, "111122223333");
    assert_request(&roles, "GET", "/assignment/roles?account_id=111122223333");
    assert_request(
        &roles.max_results(100).next_token("next"),
        "GET",
        "/assignment/roles?account_id=111122223333&next_token=next&max_result=100",
    );
    assert_request(
        &GetRoleCredentials::new(TOKEN, "111122223333", "Read Only&"),
        "GET",
        "/federation/credentials?account_id=111122223333&role_name=Read%20Only%26",
    );
    assert_request(&Logout::new(TOKEN), "POST", "/logout");
}

#[test]
fn a_token_that_is_no_header_is_refused_before_anything_is_sent() {
    let endpoint = Endpoint::new("https://portal.example.com").expect("an endpoint");
    let request = Logout::new(format!("{TOKEN}\r\nx-injected: 1"));
    let error = request.encode(&endpoint).expect_err("a line break");
    let shown = format!("{error} {error:?}");
    assert!(shown.contains("x-amz-sso_bearer_token"), "{shown}");
    assert!(!shown.contains(TOKEN), "{shown}");
}

#[test]
fn accounts_are_read() {
    let page = decode::<ListAccounts>(
        200,
        r#"{"nextToken":"more","later":[1],"accountList":[
            {"accountId":"111122223333","accountName":"Production","emailAddress":"aws@example.com","later":1},
            {"accountId":"000000000001"}]}"#,
    );
    let page = page.expect("a page");
    assert_eq!(page.next_token.as_deref(), Some("more"));
    let [first, second] = &*page.account_list else {
        panic!("{:?}", page.account_list);
    };
    assert_eq!(first.account_id, "111122223333");
    assert_eq!(first.account_name.as_deref(), Some("Production"));
    assert_eq!(first.email_address.as_deref(), Some("aws@example.com"));
    assert_eq!(second.account_id, "000000000001");
    assert_eq!(
        (&second.account_name, &second.email_address),
        (&None, &None)
    );
}

#[test]
fn roles_are_read() {
    let page = decode::<ListAccountRoles>(
        200,
        r#"{"nextToken":null,"roleList":[{"roleName":"ReadOnly","accountId":"111122223333"},{"roleName":"Admin"}]}"#,
    );
    let page = page.expect("a page");
    assert_eq!(page.next_token, None);
    let [first, second] = &*page.role_list else {
        panic!("{:?}", page.role_list);
    };
    assert_eq!(
        (first.role_name.as_str(), first.account_id.as_deref()),
        ("ReadOnly", Some("111122223333"))
    );
    assert_eq!(
        (second.role_name.as_str(), &second.account_id),
        ("Admin", &None)
    );
}

#[test]
fn a_page_without_a_list_is_empty() {
    for body in ["{}", r#"{"accountList":null,"roleList":null}"#] {
        let accounts = decode::<ListAccounts>(200, body).expect("a page");
        assert!(accounts.account_list.is_empty() && accounts.next_token.is_none());
        let roles = decode::<ListAccountRoles>(200, body).expect("a page");
        assert!(roles.role_list.is_empty() && roles.next_token.is_none());
    }
}

#[test]
fn credentials_are_read_with_their_expiration_in_milliseconds() {
    let reply = decode::<GetRoleCredentials>(200, &credentials()).expect("credentials");
    let credentials = reply.role_credentials;
    assert_eq!(credentials.access_key_id, "ASIAEXAMPLE");
    assert_eq!(credentials.secret_access_key.expose(), SECRET_KEY);
    assert_eq!(credentials.session_token.expose(), SESSION_TOKEN);
    assert_eq!(credentials.expiration, 1_900_000_000_123);
}

#[test]
fn credentials_that_lack_a_part_are_an_error_that_names_it() {
    let whole = credentials();
    for name in [
        "roleCredentials",
        "accessKeyId",
        "secretAccessKey",
        "sessionToken",
        "expiration",
    ] {
        let body = whole.replace(name, "other");
        let error = decode::<GetRoleCredentials>(200, &body).expect_err(name);
        let shown = format!("{error} {error:?}");
        assert!(shown.contains(name), "{shown}");
        for secret in [SECRET_KEY, SESSION_TOKEN] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }
}

#[test]
fn logout_has_an_empty_reply() {
    for body in ["", "{}"] {
        decode::<Logout>(200, body).expect("signed out");
    }
}

/// Name, status, whether it asks for fewer calls.
const ERRORS: [(&str, u16, bool); 4] = [
    ("InvalidRequestException", 400, false),
    ("UnauthorizedException", 401, false),
    ("TooManyRequestsException", 429, true),
    ("ResourceNotFoundException", 404, false),
];

/// Answers each error in both ways that services name it, and a failure that the service does not model.
fn assert_errors<O: Operation<Output: Debug>>(modeled: &[(&str, u16, bool)]) {
    for &(name, status, is_throttling) in modeled {
        let mut in_header = reply(status, r#"{"message":"text"}"#);
        let code = format!("{name}:http://internal.amazon.com/coral/");
        let code = code.parse().expect("a header");
        in_header.headers_mut().insert("x-amzn-errortype", code);
        let in_body = reply(
            status,
            &format!(r#"{{"__type":"com.amazonaws.switchboard.portal#{name}","message":"text"}}"#),
        );
        for reply in [in_header, in_body] {
            let error = O::decode(reply).expect_err(name);
            let Error::Modeled(modeled, details) = &error else {
                panic!("{} does not model {name}: {error}", O::NAME);
            };
            assert_eq!(modeled.code(), name);
            assert_eq!(modeled.status(), Some(status), "{name}");
            assert_eq!(modeled.is_throttling(), is_throttling, "{name}");
            assert_eq!(modeled.is_retryable(), is_throttling, "{name}");
            assert_eq!(details.message(), Some("text"));
            let shown = error.to_string();
            for part in [O::NAME, name, "text", &status.to_string()] {
                assert!(shown.contains(part), "{shown}");
            }
        }
    }
    let failure = O::decode(reply(
        500,
        r#"{"__type":"InternalFailure","message":"text"}"#,
    ));
    assert!(matches!(failure, Err(Error::Unmodeled(_))), "{}", O::NAME);
}

#[test]
fn errors_are_told_apart() {
    assert_errors::<ListAccounts>(&ERRORS);
    assert_errors::<ListAccountRoles>(&ERRORS);
    assert_errors::<GetRoleCredentials>(&ERRORS);
    // Without ResourceNotFoundException.
    assert_errors::<Logout>(&ERRORS[..3]);
    let error = decode::<Logout>(404, r#"{"__type":"ResourceNotFoundException"}"#);
    assert!(matches!(error, Err(Error::Unmodeled(_))));
}

#[test]
fn an_error_carries_its_message() {
    let body =
        r#"{"__type":"UnauthorizedException","message":"Session token not found or invalid"}"#;
    let error = decode::<GetRoleCredentials>(401, body).expect_err("unauthorized");
    let Some(GetRoleCredentialsError::UnauthorizedException(members)) = error.modeled() else {
        panic!("{error}");
    };
    assert_eq!(
        members.message.as_deref(),
        Some("Session token not found or invalid")
    );
}

/// Debug of the request as a struct and as HTTP, and of the outcome, holds no secret.
fn assert_no_secret<O>(operation: &O, status: u16, body: &str)
where
    O: Operation<Output: Debug> + Debug,
{
    let outcome = match decode::<O>(status, body) {
        Ok(output) => format!("{output:?}"),
        Err(error) => format!("{error} {error:?} {error:#?}"),
    };
    let shown = format!("{operation:?} {:?} {outcome}", encode(operation));
    assert!(shown.contains("x-amz-sso_bearer_token"), "{shown}");
    for secret in [TOKEN, SECRET_KEY, SESSION_TOKEN] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[test]
fn no_secret_is_shown() {
    let whole = credentials();
    let wrong_types = format!(
        r#"{{"roleCredentials":{{"accessKeyId":["{SECRET_KEY}"],"secretAccessKey":{{"{SECRET_KEY}":1}},"sessionToken":["{SESSION_TOKEN}"],"expiration":"{SESSION_TOKEN}"}}}}"#
    );
    let error = r#"{"__type":"UnauthorizedException","message":"no"}"#;
    let request = GetRoleCredentials::new(TOKEN, "111122223333", "ReadOnly");
    for (status, body) in [
        (200, &*whole),
        (200, &whole[..whole.len() - 2]),
        (200, &wrong_types),
        (302, &whole),
        (401, error),
        (401, &whole),
        (500, &whole),
    ] {
        assert_no_secret(&request, status, body);
    }
    for (status, body) in [(200, "{}"), (401, error)] {
        assert_no_secret(&ListAccounts::new(TOKEN), status, body);
        assert_no_secret(&ListAccountRoles::new(TOKEN, "111122223333"), status, body);
        assert_no_secret(&Logout::new(TOKEN), status, body);
    }
}
