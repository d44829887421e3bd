//! The metadata service of a container.

use std::fs;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use aws_operation::auth::ProvideCredentials;
use aws_operation::config::Environment;
use aws_operation::credentials::ContainerCredentials;
use aws_operation::retry::Clock;

use crate::home::Home;
use crate::support::{Deserted, Reply, Server};
use crate::{NOW, key, later, text_of};

const DOCUMENT: &str = r#"{"AccessKeyId":"AKID","SecretAccessKey":"hush","Token":"hush-token",
    "Expiration":"2023-11-14T23:13:20Z","AccountId":"111122223333","RoleArn":"arn:aws:iam::111122223333:role/R"}"#;

const RELATIVE: &str = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const FULL: &str = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

/// A clock on which pauses take no time, and are kept.
#[derive(Clone, Default)]
struct Pauses(Arc<Mutex<Vec<Duration>>>);

impl Clock for Pauses {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn sleep(&self, duration: Duration) {
        self.0
            .lock()
            .expect("no panic under the lock")
            .push(duration);
    }

    fn random(&self) -> f64 {
        0.5
    }
}

fn provider(variables: &[(&str, &str)]) -> ContainerCredentials {
    let environment: Environment = variables.iter().copied().collect();
    ContainerCredentials::new(environment).clock(Pauses::default())
}

#[test]
fn a_path_on_the_host_of_the_service() {
    let server = Server::start([Reply::json(DOCUMENT)]);
    let provider = provider(&[
        (RELATIVE, "/v2/credentials?id=hush-7"),
        (FULL, "http://localhost:1/not/this"),
    ])
    .host(server.url());
    let found = provider.credentials(NOW).expect("credentials");
    assert_eq!(found.access_key_id(), "AKID");
    assert_eq!(found.secret_access_key().expose(), "hush");
    let token = found.session_token().map(|token| token.expose().as_str());
    assert_eq!(token, Some("hush-token"));
    assert_eq!(found.expires_at(), Some(later(3600)));
    assert_eq!(found.account_id(), Some("111122223333"));
    assert!(!format!("{provider:?}").contains("hush"));
    let [request] = &server.requests()[..] else {
        panic!("one request");
    };
    assert_eq!(request.line(), "GET /v2/credentials?id=hush-7 HTTP/1.1");
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("authorization"), None);
}

#[test]
fn a_token_is_sent_and_its_file_is_read_each_time() {
    let server = Server::start([Reply::json(DOCUMENT)]);
    let url = format!("{}/x", server.url());
    let home = Home::new();
    let path = home.path().join("token");
    let path = path.to_str().expect("Unicode");
    let token = ("AWS_CONTAINER_AUTHORIZATION_TOKEN", "hush-variable");
    let of_variable = provider(&[(FULL, &url), token]);
    let of_file = provider(&[
        (FULL, &url),
        token,
        ("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", path),
    ]);
    drop(of_variable.credentials(NOW).expect("credentials"));
    for content in ["hush-1", "hush-2"] {
        fs::write(path, content).expect("a file");
        drop(of_file.credentials(NOW).expect("credentials"));
    }
    let requests = server.requests();
    let sent: Vec<_> = requests
        .iter()
        .map(|request| request.header("authorization"))
        .collect();
    assert_eq!(
        sent,
        [Some("hush-variable"), Some("hush-1"), Some("hush-2")]
    );

    fs::write(path, "hush-1\nx-evil: 1").expect("a file");
    assert_eq!(
        text_of(of_file.credentials(NOW)),
        "container: the token of AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE has a character that no header can hold, such as a line break at its end; remove it"
    );
    fs::remove_file(path).expect("the file");
    let text = text_of(of_file.credentials(NOW));
    assert!(
        text.contains(
            "that AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE names cannot be read: No such file"
        ),
        "{text}"
    );
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn nothing_is_sent_in_plain_http_to_hosts_elsewhere() {
    assert_eq!(
        text_of(provider(&[(FULL, "http://example.com/hush")]).credentials(NOW)),
        "container: AWS_CONTAINER_CREDENTIALS_FULL_URI leads to example.com over plain http; expected https, or one of localhost, 127.0.0.1, [::1], 169.254.170.2, 169.254.170.23, [fd00:ec2::23]"
    );
    assert_eq!(
        text_of(provider(&[(FULL, "hush")]).credentials(NOW)),
        "container: AWS_CONTAINER_CREDENTIALS_FULL_URI is no URL; expected one with http or https"
    );
    assert_eq!(
        text_of(provider(&[(RELATIVE, "@example.com/hush")]).credentials(NOW)),
        "container: AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is no path; expected one that begins with a slash"
    );
}

#[test]
fn without_the_variables_there_are_none() {
    let error = provider(&[]).credentials(NOW).expect_err("nothing");
    assert!(error.is_absent());
    assert_eq!(
        error.to_string(),
        "container: neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI is set"
    );
}

/// The error of these replies, and how many requests and pauses there were.
fn failing(replies: impl IntoIterator<Item = Reply>) -> (String, usize, usize) {
    let server = Server::start(replies);
    let pauses = Pauses::default();
    let url = format!("{}/hush", server.url());
    let provider = provider(&[(FULL, &url)]).clock(pauses.clone());
    let result = provider.credentials(NOW);
    assert!(!result.as_ref().expect_err("an error").is_absent());
    let pauses = pauses.0.lock().expect("no panic under the lock");
    assert!(pauses.iter().all(|pause| *pause == Duration::from_secs(1)));
    (text_of(result), server.requests().len(), pauses.len())
}

#[test]
fn what_may_pass_is_tried_three_times() {
    let host = "container: the metadata service at 127.0.0.1";
    let status = |status| Reply::new(status, &[], "hush");
    for (reply, what, requests) in [
        (status("500 x"), "it answered HTTP 500", 3),
        (status("429 x"), "it answered HTTP 429", 3),
        (status("403 x"), "it answered HTTP 403", 1),
        (
            Reply::new("302 x", &[("location", "http://127.0.0.1:1/hush")], ""),
            "it answered HTTP 302, and redirects are not followed",
            1,
        ),
        (
            status("200 x"),
            "its answer has no credentials: it is no JSON object",
            3,
        ),
        (Reply::json(""), "it answered nothing", 3),
        (
            Reply::json("x".repeat(70_000)),
            "it answered with more than 65536 bytes",
            1,
        ),
        (
            Reply::json(r#"{"AccessKeyId":"AKID"}"#),
            "its answer has no credentials: it has no `SecretAccessKey`",
            3,
        ),
        (
            Reply::json(r#"{"Code":"NotNow\u001b[0m","Message":"hush"}"#),
            "its answer has no credentials: it has the code NotNow\\u{1b}[0m",
            3,
        ),
        (Reply::json(DOCUMENT.replace("2023", "2022")), "", 1),
        (
            Reply::raw("nonsense\r\n\r\n").then_close(),
            "the connection broke off, or what came is no HTTP",
            3,
        ),
    ] {
        let (text, sent, pauses) = failing([reply]);
        if what.is_empty() {
            assert_eq!(
                text,
                "container: the credentials expired at 2022-11-14T23:13:20Z; is this machine's clock right?"
            );
        } else {
            assert_eq!(text, format!("{host}: {what}"));
        }
        assert_eq!((sent, pauses), (requests, requests - 1), "{text}");
    }
}

#[test]
fn a_failure_that_passes_is_none() {
    let server = Server::start([Reply::new("500 x", &[], ""), Reply::json(DOCUMENT)]);
    let url = format!("{}/x", server.url());
    let found = provider(&[(FULL, &url)]).credentials(NOW);
    assert_eq!(key(found).expect("credentials"), "AKID");
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_service_that_is_not_there_or_says_nothing() {
    let deserted = Deserted::new();
    let url = format!("http://{}/hush", deserted.address());
    assert_eq!(
        text_of(provider(&[(FULL, &url)]).credentials(NOW)),
        "container: the metadata service at 127.0.0.1: no connection to it"
    );
    let start = Instant::now();
    let (text, requests, _) = failing([
        Reply::head("200 OK", &[("content-length", "9999")]).then_trickle(b' '),
        Reply::raw("").then_silence(),
        Reply::new("403 x", &[], ""),
    ]);
    assert_eq!((text.contains("HTTP 403"), requests), (true, 3), "{text}");
    let took = start.elapsed();
    assert!((4..8).contains(&took.as_secs()), "{took:?}");
}
