//! Roles that a sign-in leads to.

mod processes;
mod refresh;
mod role;

use std::fs;

use aws_operation::Credentials;
use aws_operation::auth::{CredentialsError, ProvideToken};
use aws_operation::credentials::SsoToken;
use serde_json::{Map, Value, json};

use crate::NOW;
use crate::home::Home;
use crate::support::{Reply, Server, builder};

const CONFIG: &str = "[default]
sso_session = my-sso
sso_account_id = 111122223333
sso_role_name = Read Only
[profile legacy]
sso_start_url = https://example.awsapps.com/start
sso_region = us-east-1
sso_account_id = 111122223333
sso_role_name = R
[sso-session my-sso]
sso_start_url = https://example.awsapps.com/start
sso_region = us-east-1
sso_registration_scopes = sso:account:access
";

const START_URL: &str = "https://example.awsapps.com/start";

/// A home folder with the configuration and no service to call.
pub(crate) fn home() -> Home {
    Home::new().config(CONFIG)
}

fn with_portal(home: Home, server: &Server) -> Home {
    home.variable("AWS_ENDPOINT_URL_SSO", &server.url())
}

fn with_oidc(home: Home, server: &Server) -> Home {
    home.variable("AWS_ENDPOINT_URL_SSO_OIDC", &server.url())
}

/// Puts the file of a sign-in where the CLI has it, and with what it has there.
pub(crate) fn sign_in(home: &Home, key: &str, expires_at: &str) {
    let token = json!({
        "startUrl": START_URL,
        "region": "us-east-1",
        "accessToken": "hush-old",
        "expiresAt": expires_at,
        "clientId": "client",
        "clientSecret": "hush-client",
        "registrationExpiresAt": "2024-01-01T00:00:00Z",
        "refreshToken": "hush-refresh-1",
        "scopes": ["sso:account:access"],
    });
    write(home, key, &token);
}

fn write(home: &Home, key: &str, token: &Value) {
    let path = home.cache().path(key);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, token.to_string()).expect("a file");
}

/// The file as it is now.
fn file(home: &Home, key: &str) -> Map<String, Value> {
    let text = fs::read_to_string(home.cache().path(key)).expect("a file");
    serde_json::from_str(&text).expect("an object")
}

/// A new token that is good for an hour.
fn renewal() -> Reply {
    Reply::json(
        r#"{"accessToken":"hush-new","tokenType":"Bearer","expiresIn":3600,"refreshToken":"hush-refresh-2"}"#,
    )
}

fn failure() -> Reply {
    Reply::new(
        "400 x",
        &[("x-amzn-errortype", "InvalidGrantException")],
        r#"{"error":"invalid_grant","error_description":"it was used"}"#,
    )
}

/// The provider of the default profile.
fn provider(home: &Home) -> SsoToken {
    let config = home.load();
    let profile = config.profile().expect("a profile");
    let client = builder("https://example.com");
    let token = SsoToken::of_profile(&profile, home.cache(), client);
    token.expect("a configuration").expect("a session")
}

/// The access token that the provider has at this many seconds.
fn token_at(provider: &SsoToken, seconds: i64) -> Result<String, CredentialsError> {
    let token = provider.token(crate::later(seconds));
    token.map(|token| token.expose().clone())
}

/// The error of the provider.
fn text_of_token(provider: &SsoToken) -> String {
    let token = provider.token(NOW);
    crate::text_of(token.map(|token| Credentials::new("a token", token)))
}
