//! Signing in, and what follows from it: real files in folders of their own, real sockets.
#![cfg(feature = "sso-login")]

#[path = "../credentials/home.rs"]
#[allow(dead_code, reason = "each test program uses a part of it")]
mod home;
#[path = "../support/mod.rs"]
mod support;

mod browser;
#[cfg(unix)]
mod child;
mod configure;
mod device;
#[cfg(target_os = "linux")]
mod interrupted;
mod leaving;
mod listing;
#[cfg(unix)]
mod modes;
mod output;
mod processes;
mod replies;
mod role;
mod session;

use std::fs;
use std::path::Path;

use aws_operation::config;
use aws_operation::sso_login::{AuthorizationPage, Caches, Notice, Prompter, Session, SsoLogin};
use aws_operation::sso_oidc::device_flow::Progress;
use serde_json::{Map, Value, json};

use home::Home;
use support::{Server, builder};

pub(crate) const START_URL: &str = "https://example.awsapps.com/start";

pub(crate) const CONFIG: &str = "[default]
sso_session = my-sso
sso_account_id = 111122223333
sso_role_name = ReadOnly
[profile legacy]
sso_start_url = https://example.awsapps.com/start
sso_region = us-east-1
[sso-session my-sso]
sso_start_url = https://example.awsapps.com/start
sso_region = us-east-1
sso_registration_scopes = sso:account:access
";

/// A home folder with the configuration.
pub(crate) fn home() -> Home {
    Home::new().config(CONFIG)
}

/// The session of a profile, whose services are all at the server.
pub(crate) fn sso(home: &Home, profile: &str, server: &Server) -> SsoLogin {
    let config = config::load(&home.environment()).expect("a configuration");
    let profile = config.profile_named(profile).expect("a profile");
    let session = Session::of_profile(&profile).expect("a session");
    of_session(home.path(), session.endpoint_url(&server.url()))
}

pub(crate) fn of_session(home: &Path, session: Session) -> SsoLogin {
    SsoLogin::new(
        session,
        Caches::in_home(home),
        builder("https://example.com"),
    )
}

/// A person who remembers what was shown, in a word each.
#[derive(Default)]
pub(crate) struct Person {
    pub(crate) seen: Vec<String>,
}

impl Prompter for Person {
    fn device(&mut self, progress: Progress<'_>) {
        assert_hides_secrets(&format!("{progress:?}"));
        self.seen.push(match progress {
            Progress::Registered(_) => "registered".to_owned(),
            Progress::RegistrationRefused => "refused".to_owned(),
            Progress::Prompt(prompt) => format!("prompt {}", prompt.user_code()),
            Progress::Pending { .. } => "pending".to_owned(),
            Progress::Approved => "approved".to_owned(),
            other => format!("{other:?}"),
        });
    }

    fn browser(&mut self, page: &AuthorizationPage<'_>) {
        panic!("{page:?}");
    }

    fn notice(&mut self, notice: Notice<'_>) {
        assert_hides_secrets(&format!("{notice:?}"));
        self.seen.push(match notice {
            Notice::OtherPortal { start_url, region } => format!("other {start_url:?} {region:?}"),
            Notice::NotKept(reason) => format!("not kept: {reason}"),
            Notice::RegistrationNotSaved(error) => format!("registration: {error}"),
            other => format!("{other:?}"),
        });
    }
}

/// The object in a file.
pub(crate) fn file(path: &Path) -> Map<String, Value> {
    let text = fs::read(path).expect("a file");
    serde_json::from_slice(&text).expect("an object")
}

/// Puts a file into the folder of the tokens.
pub(crate) fn write(home: &Home, name: &str, content: &Value) {
    let folder = home.cache().directory().to_owned();
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join(name), content.to_string()).expect("a file");
}

/// The token of a sign-in, with all that a refresh needs.
pub(crate) fn old_token(expires_at: &str) -> Value {
    json!({
        "startUrl": START_URL, "region": "us-east-1",
        "accessToken": "hush-old", "expiresAt": expires_at,
        "clientId": "client-0", "clientSecret": "hush-client-0",
        "registrationExpiresAt": "2999-01-01T00:00:00Z", "refreshToken": "hush-refresh-0",
    })
}

/// The requests without what is in their bodies.
pub(crate) fn lines(server: &Server) -> Vec<String> {
    let requests = server.requests();
    requests
        .iter()
        .map(|request| request.line().replace(" HTTP/1.1", ""))
        .collect()
}

/// The file of the token of `my-sso`, and of its registration.
pub(crate) const TOKEN: &str = "0ad374308c5a4e22f723adf10145eafad7c4031c.json";
pub(crate) const REGISTRATION: &str = "e83b78ff73aa2ebd41812af5abcc466dca567738.json";

/// Every secret of these tests has this in it.
pub(crate) fn assert_hides_secrets(text: &str) {
    assert!(!text.contains("hush"), "{text}");
}

/// A text with `HOME` for the folder of the test.
pub(crate) fn without_home(home: &Home, text: &str) -> String {
    assert_hides_secrets(text);
    text.replace(home.path().to_str().expect("Unicode"), "HOME")
}
