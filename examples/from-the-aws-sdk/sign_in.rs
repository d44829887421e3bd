//! Signs a person in with AWS SSO: `sign_in REGION START_URL`.

use std::env;
use std::error::Error;

use aws_operation::ClientBuilder;
use aws_operation::sso_oidc::device_flow::{Cancellation, Progress, Settings, sign_in};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(region), Some(start_url)) = (arguments.next(), arguments.next()) else {
        return Err("usage: sign_in REGION START_URL".into());
    };
    let client = ClientBuilder::from_env()?.region(&region).build()?;

    let settings = Settings::new(region, start_url)
        .client_name("my-tool")
        .scopes(["sso:account:access"])
        // The page of a local server for tests; on any other host it must be AWS's own, by https.
        .allow_loopback_verification(true);
    let signed_in = sign_in(&client, settings, &Cancellation::new(), |progress| {
        if let Progress::Prompt(prompt) = progress {
            eprintln!("{}", prompt.instructions());
        }
    })?;
    let seconds = signed_in.token.expires_in.unwrap_or_default();
    println!("signed in for {seconds} seconds");
    Ok(())
}
