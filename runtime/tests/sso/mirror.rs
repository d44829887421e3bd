//! The server's half reads what the client's wrote, and the other way round.

use aws_operation::http::Request;
use aws_operation::server::{self, ServerOperation};
use aws_operation::sso::{
    AccountInfo, GetRoleCredentials, GetRoleCredentialsResponse, ListAccountRoles, ListAccounts,
    ListAccountsError, ListAccountsResponse, Logout, PortalError, RoleCredentials,
};
use aws_operation::{Error, Operation};

use crate::{SECRET_KEY, SESSION_TOKEN, TOKEN, encode};

fn read<O: ServerOperation>(operation: &O) -> O {
    let request = encode(operation);
    assert!(server::matches::<O>(&request), "{}", request.uri());
    O::decode_request(&request).expect("it can be read")
}

#[test]
fn requests_are_read() {
    let request = ListAccounts::new(TOKEN).max_results(7).next_token("a+b/c=");
    let found = read(&request);
    assert_eq!(found.access_token.expose(), TOKEN);
    assert_eq!(found.next_token.as_deref(), Some("a+b/c="));
    assert_eq!(found.max_results, Some(7));
    let found = read(&ListAccountRoles::new(TOKEN, "111122223333"));
    assert_eq!(found.account_id, "111122223333");
    assert_eq!((found.next_token, found.max_results), (None, None));
    let found = read(&GetRoleCredentials::new(
        TOKEN,
        "111122223333",
        "Read Only&",
    ));
    assert_eq!(found.role_name, "Read Only&");
    assert_eq!(read(&Logout::new(TOKEN)).access_token.expose(), TOKEN);
}

#[test]
fn requests_that_lack_something_are_refused() {
    for target in [
        "/assignment/roles?account_id=111122223333",
        "/assignment/roles",
    ] {
        let mut request = Request::get(target).body("").expect("a request");
        assert!(ListAccountRoles::decode_request(&request).is_err());
        let token = TOKEN.parse().expect("a header");
        request
            .headers_mut()
            .insert("x-amz-sso_bearer_token", token);
        let is_whole = target.ends_with("3333");
        assert_eq!(ListAccountRoles::decode_request(&request).is_ok(), is_whole);
    }
    let request = Request::get("/assignment/accounts?max_result=many")
        .header("x-amz-sso_bearer_token", TOKEN)
        .body("")
        .expect("a request");
    let error = ListAccounts::decode_request(&request).expect_err("no number");
    assert!(error.to_string().contains("max_result"), "{error}");
}

#[test]
fn replies_are_read() {
    let accounts = ["1", "2"].map(|id| AccountInfo::new(id).account_name("name"));
    let page = ListAccountsResponse::new()
        .account_list(accounts.clone())
        .next_token("more");
    let found = ListAccounts::decode(ListAccounts::encode_output(&page)).expect("a page");
    assert_eq!(found.account_list, accounts);
    assert_eq!(found.next_token, page.next_token);

    let credentials = RoleCredentials::new("ASIA", SECRET_KEY, SESSION_TOKEN, i64::MAX);
    let reply = GetRoleCredentialsResponse::new(credentials);
    let found = GetRoleCredentials::decode(GetRoleCredentials::encode_output(&reply));
    let found = found.expect("credentials").role_credentials;
    assert_eq!(found.session_token.expose(), SESSION_TOKEN);
    assert_eq!(found.expiration, i64::MAX);

    let error = ListAccountsError::UnauthorizedException(PortalError::new().message("no"));
    let found = ListAccounts::decode(ListAccounts::encode_error(&error));
    let Err(Error::Modeled(found, details)) = found else {
        panic!("not modelled");
    };
    assert_eq!((&found, details.status().as_u16()), (&error, 401));
    Logout::decode(Logout::encode_output(&())).expect("signed out");
}
