//! Keys in environment variables.

use aws_operation::Timestamp;
use aws_operation::auth::ProvideCredentials;
use aws_operation::config::Environment;
use aws_operation::credentials::EnvironmentCredentials;

use crate::{NOW, later, text_of};

fn provider(variables: &[(&str, &str)]) -> EnvironmentCredentials {
    EnvironmentCredentials::new(variables.iter().copied().collect::<Environment>())
}

const KEYS: [(&str, &str); 2] = [
    ("AWS_ACCESS_KEY_ID", "AKID"),
    ("AWS_SECRET_ACCESS_KEY", "hush"),
];

#[test]
fn all_that_there_may_be() {
    let mut variables = KEYS.to_vec();
    variables.extend([
        ("AWS_SESSION_TOKEN", "hush-token"),
        ("AWS_CREDENTIAL_EXPIRATION", "2023-11-14T23:13:20+00:00"),
        ("AWS_ACCOUNT_ID", "111122223333"),
    ]);
    let provider = provider(&variables);
    let found = provider.credentials(NOW).expect("credentials");
    assert_eq!(found.access_key_id(), "AKID");
    assert_eq!(found.secret_access_key().expose(), "hush");
    let token = found.session_token().map(|token| token.expose().as_str());
    assert_eq!(token, Some("hush-token"));
    assert_eq!(found.expires_at(), Some(later(3600)));
    assert_eq!(found.account_id(), Some("111122223333"));
    assert!(!format!("{provider:?} {found:?}").contains("hush"));
}

#[test]
fn without_a_key_there_are_none() {
    let none = provider(&[("AWS_SECRET_ACCESS_KEY", "hush")]);
    let error = none.credentials(NOW).expect_err("no key");
    assert!(error.is_absent());
    assert_eq!(
        error.to_string(),
        "environment: AWS_ACCESS_KEY_ID is not set"
    );
}

#[test]
fn what_is_wrong_is_an_error() {
    let of = |more: &[(&str, &str)], now: Timestamp| {
        let variables = [&KEYS[..], more].concat();
        let result = provider(&variables).credentials(now);
        assert!(!result.as_ref().expect_err("an error").is_absent());
        text_of(result)
    };
    assert_eq!(
        text_of(provider(&KEYS[..1]).credentials(NOW)),
        "environment: AWS_ACCESS_KEY_ID is set without AWS_SECRET_ACCESS_KEY; set both or none"
    );
    assert_eq!(
        of(&[("AWS_CREDENTIAL_EXPIRATION", "hush")], NOW),
        "environment: AWS_CREDENTIAL_EXPIRATION is no time; expected one such as 2030-12-31T23:59:59Z"
    );
    let expiry = [("AWS_CREDENTIAL_EXPIRATION", "2023-11-14T22:13:20Z")];
    assert_eq!(
        of(&expiry, NOW),
        "environment: the credentials expired at 2023-11-14T22:13:20Z; set the variables anew, or unset them"
    );
    let variables = [&KEYS[..], &expiry].concat();
    assert!(provider(&variables).credentials(later(-1)).is_ok());
}
