//! What a signed-in person gets from the portal: accounts, roles, credentials, logout.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_operation::Sensitive;
use aws_operation::sso::{
    GetRoleCredentials, GetRoleCredentialsError, ListAccountRoles, ListAccountRolesError,
    ListAccounts, ListAccountsError, Logout, LogoutError,
};
use aws_operation::sso_oidc::CreateToken;
use aws_operation_examples::server::{Account, Config};

use crate::portal_errors::assert_portal_refused;
use crate::support::{Local, TestResult, approving, poll_request};

/// So many accounts, the first of them with as many roles.
fn with_accounts(count: usize) -> Config {
    let accounts = (0..count).map(|number| Account {
        id: format!("{number:012}"),
        name: format!("account {number}"),
        email_address: format!("account-{number}@example.com"),
        roles: (number..count).map(|role| format!("Role{role}")).collect(),
    });
    Config {
        accounts: accounts.collect(),
        ..approving()
    }
}

#[test]
fn accounts_come_over_several_pages() -> TestResult {
    let local = Local::start(with_accounts(45))?;
    let token = local.sign_in()?.access_token;
    for (length, expected) in [(None, [20, 20, 5].as_slice()), (Some(44), &[44, 1])] {
        let mut request = ListAccounts::new(&token);
        request.max_results = length;
        let mut pages = Vec::new();
        let mut accounts = Vec::new();
        loop {
            let page = local.client.send(&request)?;
            pages.push(page.account_list.len());
            accounts.extend(page.account_list);
            let Some(next_token) = page.next_token else {
                break;
            };
            request = request.next_token(next_token);
        }
        assert_eq!(pages, expected);
        for (number, account) in accounts.iter().enumerate() {
            assert_eq!(account.account_id, format!("{number:012}"));
            let name = format!("account {number}");
            assert_eq!(account.account_name.as_deref(), Some(&*name));
            let address = format!("account-{number}@example.com");
            assert_eq!(account.email_address.as_deref(), Some(&*address));
        }
    }
    Ok(())
}

#[test]
fn roles_come_over_several_pages() -> TestResult {
    let local = Local::start(with_accounts(5))?;
    let token = local.sign_in()?.access_token;
    let mut request = ListAccountRoles::new(&token, "000000000001").max_results(1);
    for number in 1..5 {
        let page = local.client.send(&request)?;
        let [role] = &*page.role_list else {
            return Err(format!("not one role: {page:?}").into());
        };
        assert_eq!(role.role_name, format!("Role{number}"));
        assert_eq!(role.account_id.as_deref(), Some("000000000001"));
        assert_eq!(page.next_token.is_some(), number < 4);
        request.next_token = page.next_token;
    }
    Ok(())
}

#[test]
fn an_account_without_roles_and_a_person_without_accounts_have_an_empty_page() -> TestResult {
    let mut config = with_accounts(1);
    config
        .accounts
        .iter_mut()
        .for_each(|account| account.roles.clear());
    let local = Local::start(config)?;
    let token = local.sign_in()?.access_token;
    let roles = local
        .client
        .send(&ListAccountRoles::new(&token, "000000000000"))?;
    assert!(roles.role_list.is_empty() && roles.next_token.is_none());

    let local = Local::start(with_accounts(0))?;
    let token = local.sign_in()?.access_token;
    let accounts = local.client.send(&ListAccounts::new(&token))?;
    assert!(accounts.account_list.is_empty() && accounts.next_token.is_none());
    Ok(())
}

#[test]
fn a_page_token_is_good_for_its_own_list_alone() -> TestResult {
    let local = Local::start(with_accounts(3))?;
    let token = local.sign_in()?.access_token;
    let accounts = ListAccounts::new(&token).max_results(1);
    let roles = |account| ListAccountRoles::new(&token, account).max_results(1);
    let of_accounts = local.client.send(&accounts)?.next_token;
    let of_accounts = of_accounts.ok_or("one page only")?;
    let of_roles = local.client.send(&roles("000000000000"))?.next_token;
    let of_roles = of_roles.ok_or("one page only")?;

    assert_portal_refused!(
        local.client.send(&accounts.next_token(&*of_roles)),
        ListAccountsError::InvalidRequestException,
        400
    );
    for (account, page_token) in [("000000000000", &of_accounts), ("000000000001", &of_roles)] {
        assert_portal_refused!(
            local.client.send(&roles(account).next_token(&**page_token)),
            ListAccountRolesError::InvalidRequestException,
            400
        );
    }
    // Another sign-in of the same person may go on with it, as after a refresh.
    let other = local.sign_in()?.access_token;
    let request = ListAccountRoles::new(&other, "000000000000").next_token(of_roles);
    assert_eq!(local.client.send(&request)?.role_list.len(), 2);
    Ok(())
}

#[test]
fn role_credentials_are_good_for_as_long_as_configured() -> TestResult {
    let local = Local::start(Config {
        role_credentials_expires_in: Duration::from_secs(900),
        ..approving()
    })?;
    let token = local.sign_in()?.access_token;
    let request = GetRoleCredentials::new(&token, "333344445555", "Administrator");
    let now = || -> Result<_, Box<dyn std::error::Error>> {
        let since = SystemTime::now().duration_since(UNIX_EPOCH)?;
        Ok(i64::try_from(since.as_millis())?)
    };
    let before = now()?;
    let credentials = local.client.send(&request)?.role_credentials;
    let expected = before + 900_000..=now()? + 900_000;
    // A second more, lest the machine's clock is set in between.
    let (start, end) = (expected.start() - 1000, expected.end() + 1000);
    assert!((start..=end).contains(&credentials.expiration));
    assert!(credentials.access_key_id.starts_with("ASIA"));
    assert_eq!(credentials.secret_access_key.expose().len(), 40);
    assert!(!credentials.session_token.expose().is_empty());
    Ok(())
}

#[test]
fn after_logout_the_tokens_of_the_sign_in_open_nothing() -> TestResult {
    let local = Local::start(approving())?;
    let registration = local.register()?;
    let device = local.start_device(&registration)?;
    let poll = poll_request(&registration, &device);
    assert!(local.client.send(&poll).is_err(), "pending");
    let granted = local.client.send(&poll)?;
    let other = local.sign_in()?.access_token;
    let token = granted.access_token;
    local.client.send(&ListAccounts::new(&token))?;

    local.client.send(&Logout::new(&token))?;
    assert_closed(&local, &token)?;
    let refresh = CreateToken::refresh_token_grant(
        registration.client_id,
        registration.client_secret,
        granted.refresh_token.ok_or("no refresh token")?,
    );
    assert!(local.client.send(&refresh).is_err());
    local.client.send(&ListAccounts::new(&other))?;
    Ok(())
}

#[test]
fn an_expired_access_token_opens_nothing() -> TestResult {
    let local = Local::start(Config {
        access_token_expires_in: Some(Duration::ZERO),
        ..approving()
    })?;
    let granted = local.sign_in()?;
    assert_eq!(granted.expires_in, Some(0));
    assert_closed(&local, &granted.access_token)
}

#[test]
fn an_invented_access_token_opens_nothing() -> TestResult {
    let local = Local::start(Config::default())?;
    assert_closed(&local, &Sensitive::from("invented"))
}

/// Every operation refuses the token.
fn assert_closed(local: &Local, token: &Sensitive<String>) -> TestResult {
    assert_portal_refused!(
        local.client.send(&ListAccounts::new(token)),
        ListAccountsError::UnauthorizedException,
        401
    );
    assert_portal_refused!(
        local
            .client
            .send(&ListAccountRoles::new(token, "111122223333")),
        ListAccountRolesError::UnauthorizedException,
        401
    );
    assert_portal_refused!(
        local
            .client
            .send(&GetRoleCredentials::new(token, "111122223333", "ReadOnly")),
        GetRoleCredentialsError::UnauthorizedException,
        401
    );
    assert_portal_refused!(
        local.client.send(&Logout::new(token)),
        LogoutError::UnauthorizedException,
        401
    );
    Ok(())
}
