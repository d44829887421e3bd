//! Accounts and roles, from all pages.

use aws_operation::sso_login::PortalErrorKind;

use crate::replies::{error, time_in};
use crate::support::{Reply, Server};
use crate::{TOKEN, home, lines, old_token, sso, write};

#[test]
fn all_pages_are_read_and_sorted() {
    let server = Server::start([
        Reply::json(
            r#"{"nextToken":"n 1","accountList":[{"accountId":"333333333333","accountName":"zoo\u001b[2J"},{"accountId":"222222222222"}]}"#,
        ),
        Reply::json(
            r#"{"nextToken":null,"accountList":[{"accountId":"111111111111","accountName":"Ape"}]}"#,
        ),
        Reply::json(r#"{"nextToken":"2","roleList":[{"roleName":"b"}]}"#),
        Reply::json(r#"{"roleList":[{"roleName":"a"}]}"#),
    ]);
    let home = home();
    write(&home, TOKEN, &old_token(&time_in(3600)));
    let sso = sso(&home, "default", &server);
    let accounts = sso.accounts().expect("accounts");
    let ids: Vec<_> = accounts
        .iter()
        .map(|account| account.account_id.as_str())
        .collect();
    assert_eq!(ids, ["222222222222", "111111111111", "333333333333"]);
    assert_eq!(accounts[2].account_name.as_deref(), Some("zoo[2J"));
    let roles = sso.roles("111111111111").expect("roles");
    let names: Vec<_> = roles.iter().map(|role| role.role_name.as_str()).collect();
    assert_eq!(names, ["a", "b"]);
    assert_eq!(
        lines(&server),
        [
            "GET /assignment/accounts?max_result=100",
            "GET /assignment/accounts?next_token=n%201&max_result=100",
            "GET /assignment/roles?account_id=111111111111&max_result=100",
            "GET /assignment/roles?account_id=111111111111&next_token=2&max_result=100",
        ]
    );
}

#[test]
fn an_error_on_a_later_page_is_an_error() {
    let server = Server::start([
        Reply::json(r#"{"nextToken":"n","accountList":[{"accountId":"333333333333"}]}"#),
        error("401 x", "UnauthorizedException"),
    ]);
    let home = home();
    write(&home, TOKEN, &old_token(&time_in(3600)));
    let error = sso(&home, "default", &server)
        .accounts()
        .expect_err("refused");
    assert_eq!(error.kind(), PortalErrorKind::NotSignedIn);
    let text = error.to_string();
    assert!(
        text.starts_with("the accounts cannot be listed: ListAccounts: UnauthorizedException"),
        "{text}"
    );
    assert!(
        text.ends_with("run `aws sso login --sso-session my-sso`"),
        "{text}"
    );
}
