//! `sso login`: the device flow against the real service, or any endpoint.

use aws_operation::sso_oidc::device_flow::{
    self, Cancellation, Progress, Prompt, Settings, SignedIn,
};
use aws_operation::{Client, Endpoint};

use super::arguments::Login;
use super::browser;
use super::exit::{Failure, Kind};
use super::output;
use super::screen::Screen;

/// The name that the person reads on the page.
pub(crate) const CLIENT_NAME: &str = "sso of aws-operation";

/// Without a scope the service gives no refresh token.
pub(crate) const SCOPE: &str = "sso:account:access";

pub(crate) fn run(arguments: Login) -> Result<(), Failure> {
    let output = arguments.output;
    let signed_in = sign_in(arguments)?;
    output::signed_in(&signed_in, output)
}

fn sign_in(arguments: Login) -> Result<SignedIn, Failure> {
    let usage = |error: &dyn std::fmt::Display| Failure::new(Kind::Usage, error);
    // The parser has made sure of both.
    let region = arguments.region.unwrap_or_default();
    let start_url = arguments.start_url.unwrap_or_default();
    let mut settings = Settings::new(region, start_url)
        .client_name(CLIENT_NAME)
        .scopes([SCOPE]);
    // Also with an endpoint of its own, because the region is part of the result.
    let regional = settings.endpoint().map_err(|error| usage(&error))?;
    let endpoint = match &arguments.endpoint_url {
        Some(url) => {
            let endpoint = Endpoint::new(url).map_err(|error| usage(&error))?;
            settings = allow(settings, &endpoint);
            endpoint
        }
        None => regional,
    };
    let client = Client::builder()
        .endpoint_url(&endpoint.to_string())
        .allow_loopback_http(true)
        .build()
        .map_err(|error| usage(&error))?;

    let mut screen = Screen::new();
    let opens = !arguments.no_browser;
    let outcome = device_flow::sign_in(&client, settings, &Cancellation::new(), |progress| {
        screen.show(&progress);
        if let Progress::Prompt(prompt) = progress
            && opens
        {
            open(prompt, &endpoint, &mut screen);
        }
    });
    screen.end();
    Ok(outcome?)
}

/// Whoever names an endpoint trusts its host with the verification page too.
fn allow(settings: Settings, endpoint: &Endpoint) -> Settings {
    if endpoint.is_loopback() {
        settings.allow_loopback_verification(true)
    } else {
        settings.allow_verification_host(endpoint.host())
    }
}

/// Opens the page if it is https, or served by the endpoint on this machine that the person named.
fn open(prompt: &Prompt, endpoint: &Endpoint, screen: &mut Screen) {
    let local = endpoint.is_loopback().then(|| prompt.qr_content());
    if let Some(url) = prompt.browser_url().or(local)
        && !browser::open(url)
    {
        screen.line("No browser could be opened from here.");
    }
}
