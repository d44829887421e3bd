//! SSO OIDC three times: written by hand in the library, imported from the model that the project was created from, and from
//! today's. All send the same bytes, and tell the same tale of the local server.

use std::error::Error as StdError;
use std::num::NonZeroU32;

use aws_operation::retry::RetryPolicy;
use aws_operation::{Client, Endpoint, Error, ModeledError, Operation, Sensitive};
use aws_operation_examples::server::{Config, Decider, Server};

#[allow(
    clippy::all,
    clippy::pedantic,
    dead_code,
    unreachable_pub,
    reason = "made from the model, with more than is read here"
)]
#[cfg(seed)]
mod seed {
    include!(concat!(env!("OUT_DIR"), "/seed.rs"));
}

#[allow(
    clippy::all,
    clippy::pedantic,
    dead_code,
    unreachable_pub,
    reason = "made from the model, with more than is read here"
)]
#[cfg(today)]
mod today {
    include!(concat!(env!("OUT_DIR"), "/today.rs"));
}

const START_URL: &str = "https://example.awsapps.com/start";
const DEVICE_CODE_GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// The request line, the headers and the body.
fn bytes(operation: &impl Operation) -> String {
    let endpoint = Endpoint::new("https://oidc.example.com").expect("a URL");
    let request = operation.encode(&endpoint).expect("a request");
    format!(
        "{} {}\n{:?}\n{}",
        request.method(),
        request.uri(),
        request.headers(),
        String::from_utf8_lossy(request.body().as_bytes())
    )
}

/// How a call ended, without what differs from one call to the next.
fn outcome<T, E: ModeledError>(result: &Result<T, Error<E>>) -> String {
    match result {
        Ok(_) => "success".to_owned(),
        Err(Error::Modeled(error, details)) => format!(
            "{} {} {:?} {:?}",
            error.code(),
            details.status(),
            error.status(),
            details.message()
        ),
        Err(error) => format!("another error: {error}"),
    }
}

/// The text of a member, whatever its type.
trait Text {
    fn text(&self) -> String;
}

impl Text for String {
    fn text(&self) -> String {
        self.clone()
    }
}

impl Text for Sensitive<String> {
    fn text(&self) -> String {
        self.expose().clone()
    }
}

impl<T: Text> Text for Option<T> {
    fn text(&self) -> String {
        self.as_ref().expect("the server gives it").text()
    }
}

fn serve(decider: Decider) -> Result<(Server, Client), Box<dyn StdError>> {
    let server = Server::start(Config {
        decider,
        ..Config::default()
    })?;
    let client = Client::builder()
        .endpoint_url(&server.url())
        .allow_loopback_http(true)
        .proxy(None)
        // Each outcome is that of one call.
        .retries(RetryPolicy::none())
        .build()?;
    Ok((server, client))
}

type Tale = Result<(Vec<String>, Vec<String>), Box<dyn StdError>>;

/// What is sent, and what comes of it, in calls of the operations of one module. The device code is a required member of the
/// oldest model, an optional one since.
macro_rules! tale {
    ($service:path, $create_token:expr) => {{
        use $service as service;
        let create_token = $create_token;
        let sent = vec![
            bytes(&service::RegisterClient::new("tool \"ä\"", "public").scopes(["a:b", "c"])),
            bytes(&service::StartDeviceAuthorization::new("id", "s\u{1f}", START_URL)),
            bytes(&create_token("id", "secret", "code")),
        ];

        let mut outcomes = Vec::new();
        // Nobody decides: pending, and the second poll comes too fast. Somebody decides after the first: pending, the token,
        // and the code is spent.
        for (decider, polls) in [
            (Decider::Person, 2),
            (Decider::ApproveAfter(NonZeroU32::MIN), 3),
        ] {
            let (_server, client) = serve(decider)?;
            let registration = client.send(&service::RegisterClient::new("tool", "public"))?;
            let (id, secret) = (registration.client_id.text(), registration.client_secret.text());
            let refused = client.send(&service::RegisterClient::new("tool", "no such type"));
            outcomes.push(outcome(&refused));
            let start = service::StartDeviceAuthorization::new(&*id, "x", START_URL);
            outcomes.push(outcome(&client.send(&start)));
            let start = service::StartDeviceAuthorization::new(&*id, &*secret, START_URL);
            let code = client.send(&start)?.device_code.text();
            for _ in 0..polls {
                outcomes.push(outcome(&client.send(&create_token(&id, &secret, &code))));
            }
        }
        Ok((sent, outcomes))
    }};
}

fn by_hand() -> Tale {
    tale!(
        aws_operation::sso_oidc,
        |id: &str, secret: &str, code: &str| {
            service::CreateToken::new(id, secret, DEVICE_CODE_GRANT).device_code(code)
        }
    )
}

#[cfg(seed)]
fn of_the_seed() -> Tale {
    tale!(self::seed, |id: &str, secret: &str, code: &str| {
        service::CreateToken::new(id, secret, DEVICE_CODE_GRANT, code)
    })
}

#[cfg(today)]
fn of_today() -> Tale {
    tale!(self::today, |id: &str, secret: &str, code: &str| {
        service::CreateToken::new(id, secret, DEVICE_CODE_GRANT).device_code(code)
    })
}

#[test]
fn the_tale_is_the_one_that_is_meant() -> Result<(), Box<dyn StdError>> {
    let (_, outcomes) = by_hand()?;
    let codes: Vec<&str> = outcomes
        .iter()
        .filter_map(|outcome| outcome.split(' ').next())
        .collect();
    assert_eq!(
        codes,
        [
            "InvalidClientMetadataException",
            "InvalidClientException",
            "AuthorizationPendingException",
            "SlowDownException",
            "InvalidClientMetadataException",
            "InvalidClientException",
            "AuthorizationPendingException",
            "success",
            "InvalidGrantException",
        ]
    );
    Ok(())
}

#[cfg(seed)]
#[test]
fn the_seed_behaves_as_what_is_written_by_hand() -> Result<(), Box<dyn StdError>> {
    assert_eq!(of_the_seed()?, by_hand()?);
    Ok(())
}

#[cfg(today)]
#[test]
fn the_model_of_today_behaves_as_what_is_written_by_hand() -> Result<(), Box<dyn StdError>> {
    assert_eq!(of_today()?, by_hand()?);
    Ok(())
}

/// The grants of the operation that is signed. The local server has no applications, so that the bytes are all there is to compare.
#[cfg(today)]
#[test]
fn grants_with_iam_are_those_of_the_model_of_today() {
    use aws_operation::sso_oidc::{CreateTokenWithIAM, TokenTypeUri};
    const ACCESS_TOKEN: &str = "urn:ietf:params:oauth:token-type:access_token";
    const REFRESH_TOKEN: &str = "urn:ietf:params:oauth:token-type:refresh_token";
    let imported = |grant: &str| today::CreateTokenWithIAM::new("arn", grant);
    let pairs = [
        (
            bytes(
                &CreateTokenWithIAM::authorization_code_grant("arn", "code", "http://localhost")
                    .code_verifier("verifier"),
            ),
            bytes(
                &imported("authorization_code")
                    .code("code")
                    .redirect_uri("http://localhost")
                    .code_verifier("verifier"),
            ),
        ),
        (
            bytes(&CreateTokenWithIAM::refresh_token_grant("arn", "token").scope(["a", "b"])),
            bytes(
                &imported("refresh_token")
                    .refresh_token("token")
                    .scope(["a", "b"]),
            ),
        ),
        (
            bytes(&CreateTokenWithIAM::jwt_bearer_grant("arn", "assertion")),
            bytes(&imported("urn:ietf:params:oauth:grant-type:jwt-bearer").assertion("assertion")),
        ),
        (
            bytes(
                &CreateTokenWithIAM::token_exchange_grant("arn", "token")
                    .requested_token_type(TokenTypeUri::RefreshToken),
            ),
            bytes(
                &imported("urn:ietf:params:oauth:grant-type:token-exchange")
                    .subject_token("token")
                    .subject_token_type(ACCESS_TOKEN)
                    .requested_token_type(REFRESH_TOKEN),
            ),
        ),
    ];
    for (by_hand, imported) in pairs {
        assert_eq!(by_hand, imported);
        assert!(
            by_hand.starts_with("POST https://oidc.example.com/token?aws_iam=t\n"),
            "{by_hand}"
        );
    }
}

#[cfg(not(seed))]
#[test]
fn the_seed_is_not_there() {
    println!("skipped: set AWS_OPERATION_SHARED to the folder with `seed/sso-oidc-service-2.json`");
    assert!(std::env::var_os("CI").is_none(), "the model is missing");
}

#[cfg(not(today))]
#[test]
fn the_model_of_today_is_not_there() {
    println!("skipped: set AWS_OPERATION_SERVICES to a folder with `models/sso-oidc.json`");
}
