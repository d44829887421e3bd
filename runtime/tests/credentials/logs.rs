//! What the HTTP library logs of all this.

use std::sync::Mutex;

use aws_operation::auth::ProvideCredentials;
use log::{Level, LevelFilter, Log, Metadata, Record};

use crate::NOW;
use crate::home::Home;
use crate::support::{Reply, Server};

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
    let logged = LOGGED.lock().expect("no panic under the lock").clone();
    assert!(
        logged.contains("Request { method: PUT"),
        "the records of the requests are missing:\n{logged}"
    );
    crate::assert_hides_secrets(&logged);
}
