//! The smallest program that signs in with the library: `sign-in REGION START_URL` prints the access token.
//!
//! It is here for the table of costs: everything that a sign-in needs is in it, TLS included, and nothing else.

use std::env;
use std::error::Error;

use aws_operation::Client;
use aws_operation::sso_oidc::device_flow::{Cancellation, Progress, Settings, sign_in};

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = env::args().skip(1).collect();
    let [region, start_url] = words.as_slice() else {
        return Err("usage: sign-in REGION START_URL".into());
    };
    let settings = Settings::new(region, start_url);
    let client = Client::new(&settings.endpoint()?.to_string())?;
    let signed_in = sign_in(&client, settings, &Cancellation::new(), |progress| {
        if let Progress::Prompt(prompt) = progress {
            eprintln!("{}", prompt.instructions());
        }
    })?;
    println!("{}", signed_in.token.access_token.expose());
    Ok(())
}
