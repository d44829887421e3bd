//! Puts a sign-in where the AWS CLI and the SDKs look for it, and uses one that is there.
//!
//! `token_file store KEY` reads a token from standard input, in the format of the file, and stores it under KEY: the name of an
//! `sso-session` section, or a start URL. `token_file credentials PROFILE` prints the id of an access key for the profile's role,
//! refreshing the token if that is due. The endpoints come from the environment, and may be of this machine.

use std::env;
use std::error::Error;
use std::io::{self, Read as _, Write as _};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use aws_operation::auth::ProvideCredentials as _;
use aws_operation::config::{self, Environment};
use aws_operation::credentials::ProfileCredentials;
use aws_operation::sso_cache::{CachedToken, TokenCache};
use aws_operation::{Client, Timestamp};
use serde_json::Value;

const PATIENCE: Duration = Duration::from_secs(30);

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["store", key] => store(key),
        ["credentials", profile] => credentials(profile),
        _ => Err("usage: token_file store KEY | token_file credentials PROFILE".into()),
    }
}

fn store(key: &str) -> Result<(), Box<dyn Error>> {
    let mut json = String::new();
    io::stdin().read_to_string(&mut json)?;
    let members: Value = serde_json::from_str(&json)?;
    let text = |name: &str| Some(members.get(name)?.as_str()?.to_owned());
    let time = |name: &str| Timestamp::parse_any(&text(name)?);

    let access_token = text("accessToken").ok_or("no accessToken")?;
    let mut token = CachedToken::new(access_token, time("expiresAt").ok_or("no expiresAt")?);
    token.start_url = text("startUrl");
    token.region = text("region");
    token.refresh_token = text("refreshToken").map(Into::into);
    token.client_id = text("clientId");
    token.client_secret = text("clientSecret").map(Into::into);
    token.registration_expires_at = time("registrationExpiresAt");

    let home = Environment::of_process()
        .home_dir()?
        .ok_or("no home folder")?
        .to_owned();
    let cache = TokenCache::in_home(&home);
    let _lock = cache.lock(key, PATIENCE)?;
    Ok(cache.store(key, &token)?)
}

fn credentials(profile: &str) -> Result<(), Box<dyn Error>> {
    let config = Arc::new(config::load(&Environment::of_process())?);
    let credentials = ProfileCredentials::new(config)
        .profile(profile)
        .client(Client::builder().allow_loopback_http(true).proxy(None))
        .credentials(SystemTime::now().into())?;
    writeln!(io::stdout(), "{}", credentials.access_key_id())?;
    Ok(())
}
