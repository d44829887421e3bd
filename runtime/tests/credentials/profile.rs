//! Profiles with keys, and with what is not supported.

use std::sync::Arc;

use aws_operation::auth::ProvideCredentials;
use aws_operation::config::ConfigError;

use crate::home::Home;
use crate::{NOW, text_of};

const KEYS: &str = "aws_access_key_id = AKID\naws_secret_access_key = hush\n";

#[test]
fn keys_with_all_that_there_may_be() {
    let home = Home::new().credentials(&format!(
        "[default]\n{KEYS}aws_session_token = hush-token\naws_account_id = 111122223333\n"
    ));
    let chain = home.chain();
    let found = chain.credentials(NOW).expect("credentials");
    assert_eq!(found.access_key_id(), "AKID");
    assert_eq!(found.secret_access_key().expose(), "hush");
    let token = found.session_token().map(|token| token.expose().as_str());
    assert_eq!(token, Some("hush-token"));
    assert_eq!(found.account_id(), Some("111122223333"));
    assert_eq!(found.expires_at(), None);
    assert!(!format!("{chain:?}").contains("hush"));
}

#[test]
fn a_mistake_in_a_file_ends_the_search_and_has_its_place() {
    let home = Home::new().credentials("[default]\naws_access_key_id = AKID\n");
    let error = home.chain().credentials(NOW).expect_err("half a key");
    assert!(!error.is_absent());
    let cause = std::error::Error::source(&error).expect("a cause");
    let cause: &ConfigError = cause.downcast_ref().expect("of the configuration");
    assert_eq!(cause.line(), Some(2));
    assert_eq!(
        text_of(home.chain().credentials(NOW)),
        "profile: HOME/.aws/credentials, line 2: `aws_access_key_id` is set without `aws_secret_access_key`, which it needs"
    );
    let home = Home::new().variable("AWS_PROFILE", "night");
    assert_eq!(
        text_of(home.chain().credentials(NOW))
            .replace(home.path().to_str().expect("Unicode"), "HOME"),
        "profile: environment variable AWS_PROFILE: there is no profile \"night\"; expected [profile night] in HOME/.aws/config, or [night] in HOME/.aws/credentials"
    );
}

#[test]
fn the_other_login_is_not_supported_and_the_error_says_what_to_do() {
    let home = Home::new().config("[profile night]\nlogin_session = x\n");
    assert_eq!(
        text_of(home.chain().profile("night").credentials(NOW)),
        "profile: the profile \"night\" has `login_session`, the sign-in of `aws login`, which is not supported. Let the AWS CLI do it: make another profile with `credential_process = aws configure export-credentials --profile night` and use that one, or run `eval \"$(aws configure export-credentials --profile night --format env)\"` before this program"
    );
}

#[test]
fn the_chain_can_be_shared() {
    let home = Home::new().credentials(&format!("[default]\n{KEYS}"));
    let chain: Arc<dyn ProvideCredentials> = Arc::new(home.chain().cached());
    let other = Arc::clone(&chain);
    let thread = std::thread::spawn(move || other.credentials(NOW).is_ok());
    assert!(thread.join().expect("no panic"));
}
