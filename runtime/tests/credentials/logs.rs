//! What the HTTP library logs of all this.

use std::sync::Mutex;

use aws_operation::auth::ProvideCredentials;
use log::{Level, LevelFilter, Log, Metadata, Record};

use crate::home::Home;
use crate::support::{Reply, Server};
use crate::{NOW, role};

static LOGGED: Mutex<String> = Mutex::new(String::new());

struct Logger;

impl Log for Logger {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        // At TRACE ureq logs the bytes of replies: the feature `quiet-wire` is against that.
        metadata.level() <= Level::Debug || cfg!(feature = "quiet-wire")
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata()) {
            let line = format!("{} {}\n", record.target(), record.args());
            LOGGED
                .lock()
                .expect("no panic under the lock")
                .push_str(&line);
        }
    }

    fn flush(&self) {}
}

#[test]
fn no_secret_is_logged() {
    log::set_logger(&Logger).expect("there is no other logger");
    log::set_max_level(LevelFilter::Trace);
    let text = |text: &str| Reply::new("200 OK", &[], text);
    let document = r#"{"AccessKeyId":"AKID","SecretAccessKey":"hush","Token":"hush","Expiration":"2023-11-14T23:13:20Z"}"#;
    let container = Server::start([text(document)]);
    let home = Home::new()
        .variable(
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            &format!("{}/hush?id=hush", container.url()),
        )
        .variable("AWS_CONTAINER_AUTHORIZATION_TOKEN", "hush");
    drop(home.chain().credentials(NOW).expect("credentials"));
    let instance = Server::start([text("hush"), text("role"), text(document)]);
    let home = Home::new()
        .variable("AWS_EC2_METADATA_DISABLED", "false")
        .variable("AWS_EC2_METADATA_SERVICE_ENDPOINT", &instance.url());
    drop(home.chain().credentials(NOW).expect("credentials"));
    let server = Server::start([
        text(&role::xml("AssumeRole", 1, 3600)),
        text(&role::xml("AssumeRoleWithWebIdentity", 1, 3600)),
    ]);
    let device = "mfa_serial = arn:aws:iam::1:mfa/x\nexternal_id = hush\nsource_profile";
    let config = role::CONFIG.replacen("source_profile", device, 1);
    let chain = role::home(&config, &server).chain();
    let chain = chain.mfa_code(|_| Ok("hush-1".into()));
    drop(chain.credentials(NOW).expect("credentials"));
    let home = role::home("", &server).file("token", "hush");
    let token = home.path().join("token");
    let home = home.variable("AWS_ROLE_ARN", role::ARN).variable(
        "AWS_WEB_IDENTITY_TOKEN_FILE",
        token.to_str().expect("Unicode"),
    );
    drop(home.chain().credentials(NOW).expect("credentials"));
    let logged = LOGGED.lock().expect("no panic under the lock").clone();
    assert!(
        logged.contains("Request { method: PUT"),
        "the records of the requests are missing:\n{logged}"
    );
    let calls = logged.matches("Request { method: POST").count();
    assert!(calls >= 2, "{calls} calls of STS in\n{logged}");
    crate::assert_hides_secrets(&logged);
}
