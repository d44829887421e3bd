//! Signing in with a browser, which is a socket here.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::{Arc, Barrier};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use aws_operation::sso_login::{
    AuthorizationPage, Flow, How, LoginError, LoginErrorKind, LoginOptions, Notice, Prompter,
    SignedIn,
};
use aws_operation::sso_oidc::device_flow::{Cancellation, Progress};
use serde_json::{Value, json};

use crate::home::Home;
use crate::replies::{error, registration, time_in, token};
use crate::support::Server;
use crate::{START_URL, file, home, sso};

/// What the page's address says, and what a browser does with it.
#[derive(Clone)]
struct Page {
    url: String,
    /// Where the browser comes back to.
    address: String,
    state: String,
}

impl Page {
    fn parameter(&self, name: &str) -> String {
        let (_, query) = self.url.split_once('?').expect("a query");
        let value = query.split('&').find_map(|pair| {
            let (key, value) = pair.split_once('=').expect("a pair");
            (key == name).then_some(value)
        });
        let value = value.unwrap_or_else(|| panic!("no {name}"));
        value
            .replace("%3A", ":")
            .replace("%2F", "/")
            .replace("%20", " ")
    }

    fn connect(&self) -> TcpStream {
        TcpStream::connect(&self.address).expect("the listener is there")
    }

    /// Sends bytes and reads the reply to its end.
    fn send(&self, bytes: impl AsRef<[u8]>) -> String {
        let mut stream = self.connect();
        stream.write_all(bytes.as_ref()).expect("they are taken");
        reply(stream)
    }

    fn request(&self, target: &str) -> String {
        format!("GET {target} HTTP/1.1\r\nHost: {}\r\n\r\n", self.address)
    }

    fn get(&self, target: &str) -> String {
        self.send(self.request(target))
    }

    /// The callback with the right state.
    fn back(&self, rest: &str) -> String {
        format!("/oauth/callback?state={}&{rest}", self.state)
    }
}

fn reply(mut stream: TcpStream) -> String {
    let mut text = String::new();
    let _ = stream.read_to_string(&mut text);
    text
}

/// Status and heading of a page, after a look at what all pages have.
fn heading(reply: &str) -> (&str, &str) {
    for header in [
        "Cache-Control: no-store\r\n",
        "Referrer-Policy: no-referrer\r\n",
        "Content-Security-Policy: default-src 'none'",
        "Connection: close\r\n",
    ] {
        assert!(reply.contains(header), "{reply}");
    }
    assert!(!reply.contains("hush"), "{reply}");
    let status = reply.get(9..12).expect("a status");
    let (_, rest) = reply.split_once("<h1>").expect("a heading");
    (status, rest.split_once("</h1>").expect("its end").0)
}

/// A person whose browser does something, in a thread of its own.
struct Person<F> {
    browser: F,
    threads: Vec<JoinHandle<()>>,
    seen: Vec<String>,
}

impl<F: Fn(Page, usize) + Clone + Send + 'static> Person<F> {
    fn new(browser: F) -> Self {
        Self {
            browser,
            threads: Vec::new(),
            seen: Vec::new(),
        }
    }

    fn end(self) -> Vec<String> {
        for thread in self.threads {
            thread.join().expect("what the browser expected");
        }
        self.seen
    }
}

impl<F: Fn(Page, usize) + Clone + Send + 'static> Prompter for Person<F> {
    fn device(&mut self, progress: Progress<'_>) {
        panic!("{progress:?}");
    }

    fn browser(&mut self, page: &AuthorizationPage<'_>) {
        let mut seen = Page {
            url: page.url().to_owned(),
            address: String::new(),
            state: String::new(),
        };
        assert!(!format!("{page:?}").contains("state="), "{page:?}");
        assert!(
            page.instructions()
                .contains(&format!("\n\n{}\n\n", page.url()))
        );
        assert_eq!((page.host(), page.browser_url()), ("127.0.0.1", None));
        seen.state = seen.parameter("state");
        let redirect = seen.parameter("redirect_uri");
        let address = redirect
            .strip_prefix("http://")
            .and_then(|rest| rest.strip_suffix("/oauth/callback"));
        address.expect("a callback").clone_into(&mut seen.address);
        let (browser, number) = (self.browser.clone(), self.threads.len());
        self.threads
            .push(thread::spawn(move || browser(seen, number)));
    }

    fn notice(&mut self, notice: Notice<'_>) {
        crate::assert_hides_secrets(&format!("{notice:?}"));
        self.seen.push(match notice {
            Notice::StrayRequest(what) => what.to_owned(),
            other => format!("{other:?}"),
        });
    }
}

fn options() -> LoginOptions {
    LoginOptions::new()
        .flow(Flow::AuthorizationCode)
        .force(true)
}

fn login(
    home: &Home,
    server: &Server,
    options: &LoginOptions,
    browser: impl Fn(Page, usize) + Clone + Send + 'static,
) -> (Result<SignedIn, LoginError>, Vec<String>) {
    let mut person = Person::new(browser);
    let outcome = sso(home, "default", server).login(options, &mut person);
    (outcome, person.end())
}

fn body(server: &Server, index: usize) -> Value {
    serde_json::from_slice(&server.requests()[index].body).expect("JSON")
}

#[test]
fn a_person_signs_in_with_a_browser() {
    let server = Server::start([registration(1), token(1), token(2)]);
    let home = home();
    let url = server.url();
    let (outcome, seen) = login(&home, &server, &options(), move |page, _| {
        assert!(
            page.url
                .starts_with(&format!("{url}/authorize?response_type=code&")),
            "{}",
            page.url
        );
        let parameters = ["client_id", "code_challenge_method", "scopes"];
        assert_eq!(
            parameters.map(|name| page.parameter(name)),
            ["client-1", "S256", "sso:account:access"]
        );
        let reply = page.get(&page.back("code=hush%2Bcode"));
        assert_eq!(heading(&reply), ("200", "You are signed in"));
        assert!(reply.contains("You can close this window."), "{reply}");
    });
    let signed_in = outcome.expect("signed in");
    assert_eq!((signed_in.how, seen), (How::SignedIn, Vec::new()));
    let content = file(&signed_in.path);
    assert_eq!(content["accessToken"], "hush-access-1");
    assert_eq!(content["refreshToken"], "hush-refresh-1");
    assert_eq!(content["clientId"], "client-1");
    assert_eq!(
        body(&server, 0),
        json!({
            "clientName": "aws-operation", "clientType": "public",
            "grantTypes": ["authorization_code", "refresh_token"],
            "redirectUris": ["http://127.0.0.1/oauth/callback"],
            "issuerUrl": START_URL, "scopes": ["sso:account:access"],
        })
    );
    let exchange = body(&server, 1);
    assert_eq!(exchange["code"], "hush+code");
    assert_eq!(exchange["codeVerifier"].as_str().map(str::len), Some(64));
    let redirect = exchange["redirectUri"].as_str().expect("text");
    assert!(redirect.starts_with("http://127.0.0.1:"), "{redirect}");

    // The registration is good for the next one.
    let folder = home.cache().directory().to_owned();
    let kept = file(&folder.join("e83b78ff73aa2ebd41812af5abcc466dca567738.json"));
    assert_eq!(
        kept["grantTypes"],
        json!(["authorization_code", "refresh_token"])
    );
    let (outcome, _) = login(&home, &server, &options(), |page, _| {
        page.get(&page.back("code=c"));
    });
    assert_eq!(
        outcome.expect("signed in").token.access_token.expose(),
        "hush-access-2"
    );
    assert_eq!(server.requests().len(), 3);
}

/// Whatever comes first, the right one still succeeds.
#[test]
fn strays_are_refused_and_change_nothing() {
    let server = Server::start([registration(1), token(1)]);
    let home = home();
    let (outcome, seen) = login(&home, &server, &options(), |page, _| {
        let state = &page.state;
        let with_host =
            |host: &str| format!("GET {} HTTP/1.1\r\n{host}\r\n\r\n", page.back("code=c"));
        let port = page.address.rsplit(':').next().expect("a port");
        let wrong = state.replace(|character: char| character.is_ascii_digit(), "x");
        for (reply, expected) in [
            (
                page.get("/oauth/callback?state=other&code=c"),
                ("400", "This does not belong to the sign-in"),
            ),
            (
                page.get(&format!("/oauth/callback?state={wrong}&code=c")),
                ("400", "This does not belong to the sign-in"),
            ),
            (
                page.get("/oauth/callback?code=c"),
                ("400", "This does not belong to the sign-in"),
            ),
            (
                page.get("/oauth/callback?error=access_denied&state=other"),
                ("400", "This does not belong to the sign-in"),
            ),
            (
                page.get("/oauth/callback?error=access_denied"),
                ("400", "This does not belong to the sign-in"),
            ),
            (
                page.get(&page.back("code=")),
                ("400", "Something is missing"),
            ),
            (
                page.get(&format!("/oauth/callback?state={state}")),
                ("400", "Something is missing"),
            ),
            (
                page.get(&page.back("code=a&code=b")),
                ("400", "That was no request"),
            ),
            (
                page.get(&format!("/?state={state}&code=c")),
                ("404", "Nothing is here"),
            ),
            (page.get("/favicon.ico"), ("404", "Nothing is here")),
            (
                page.send(with_host("Host: evil.example")),
                ("403", "Not here"),
            ),
            (
                page.send(with_host(&format!("Host: localhost:{port}"))),
                ("403", "Not here"),
            ),
            (page.send(with_host("X: y")), ("403", "Not here")),
            (
                page.send(page.request(&page.back("code=c")).replace("GET", "POST")),
                ("405", "Not in this way"),
            ),
            (
                page.send("EHLO scanner\r\n\r\n"),
                ("400", "That was no request"),
            ),
            (
                page.send([22, 3, 1, 2, 0, 1, 0]),
                ("400", "That was no request"),
            ),
            (
                page.send(format!("GET /{} HTTP/1.1\r\n", "a".repeat(20_000))),
                ("400", "That was no request"),
            ),
        ] {
            assert_eq!(heading(&reply), expected, "{reply}");
        }
        // Connections that say nothing, more of them than are served at once.
        let silent: Vec<_> = (0..20).map(|_| page.connect()).collect();
        let reply = page.get(&page.back("code=hush-code"));
        assert_eq!(heading(&reply), ("200", "You are signed in"));
        drop(silent);
    });
    assert_eq!(outcome.expect("signed in").how, How::SignedIn);
    assert_eq!(seen.len(), 17, "{seen:?}");
    assert_eq!(seen[0], "an answer to another sign-in, or a forged one");
    assert_eq!(body(&server, 1)["code"], "hush-code");
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn an_answer_is_good_once() {
    let barrier = Arc::new(Barrier::new(2));
    let server = Arc::new(Server::start([
        registration(1),
        token(1).after_meeting(&barrier),
    ]));
    let home = home();
    let of_browser = (Arc::clone(&barrier), Arc::clone(&server));
    let (outcome, seen) = login(&home, &server, &options(), move |page, _| {
        let (barrier, server) = &of_browser;
        let mut first = page.connect();
        let request = page.request(&page.back("code=hush-code"));
        first.write_all(request.as_bytes()).expect("it is taken");
        while server.requests().len() < 2 {
            thread::sleep(Duration::from_millis(5));
        }
        for rest in ["code=hush-code", "code=other", "error=access_denied"] {
            let reply = page.get(&page.back(rest));
            assert_eq!(heading(&reply), ("409", "This was used already"));
        }
        barrier.wait();
        assert_eq!(heading(&reply(first)), ("200", "You are signed in"));
    });
    assert_eq!(outcome.expect("signed in").how, How::SignedIn);
    assert!(seen.is_empty(), "nobody listens any more: {seen:?}");
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_person_who_denies_is_told_so_in_both_places() {
    for (query, kind, text) in [
        (
            "error=access_denied&error_description=not+%1b%5b2Jnow",
            LoginErrorKind::Denied,
            "the request was denied in the browser; sign in again and approve it (access_denied: not \\u{1b}[2Jnow)",
        ),
        (
            "error=invalid_scope",
            LoginErrorKind::Refused,
            "the service refused the request in the browser (invalid_scope); check the start URL, the region and the scopes, then sign in again",
        ),
    ] {
        let server = Server::start([registration(1)]);
        let home = home();
        let (outcome, _) = login(&home, &server, &options(), move |page, _| {
            let reply = page.get(&page.back(query));
            assert_eq!(heading(&reply), ("403", "Not signed in"));
        });
        let error = outcome.expect_err("denied");
        assert_eq!((error.kind(), error.to_string().as_str()), (kind, text));
        assert!(!home.cache().path("my-sso").exists());
    }
}

#[test]
fn a_code_that_is_refused_is_told_in_both_places() {
    let server = Server::start([registration(1), error("400 x", "InvalidGrantException")]);
    let home = home();
    let (outcome, _) = login(&home, &server, &options(), |page, _| {
        let reply = page.get(&page.back("code=hush"));
        assert_eq!(heading(&reply), ("502", "Not signed in"));
    });
    let error = outcome.expect_err("refused");
    crate::assert_hides_secrets(&format!("{error} {error:?}"));
    assert_eq!(error.kind(), LoginErrorKind::Refused);
    assert_eq!(server.requests().len(), 2, "no second attempt");
}

#[test]
fn a_registration_that_is_refused_is_made_again_once() {
    let refused = || error("401 x", "InvalidClientException");
    let home = home();
    let folder = home.cache().directory().to_owned();
    std::fs::create_dir_all(&folder).expect("a folder");
    let cached = json!({
        "clientId": "client-0", "clientSecret": "hush", "expiresAt": time_in(7200),
        "grantTypes": ["authorization_code", "refresh_token"],
    });
    let path = folder.join("e83b78ff73aa2ebd41812af5abcc466dca567738.json");
    std::fs::write(&path, cached.to_string()).expect("a file");
    let server = Server::start([refused(), registration(2), token(1)]);
    let (outcome, seen) = login(&home, &server, &options(), |page, number| {
        let expected = ["client-0", "client-2"][number];
        assert_eq!(page.parameter("client_id"), expected);
        page.get(&page.back("code=c"));
    });
    assert_eq!(outcome.expect("signed in").how, How::SignedIn);
    assert_eq!(seen, ["RegistrationRefused"]);
    assert_eq!(file(&path)["clientId"], "client-2");

    let server = Server::start([refused(), registration(3), refused()]);
    let (outcome, _) = login(&home, &server, &options(), |page, _| {
        page.get(&page.back("code=c"));
    });
    outcome.expect_err("refused");
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn waiting_ends() {
    let server = Server::start([registration(1)]);
    let home = home();
    let began = Instant::now();
    let hasty = options().give_up_after(Duration::from_millis(300));
    let (outcome, _) = login(&home, &server, &hasty, |_, _| {});
    assert_eq!(
        outcome.expect_err("nobody came").kind(),
        LoginErrorKind::Expired
    );
    assert!(began.elapsed() >= Duration::from_millis(300));

    let cancellation = Cancellation::new();
    let handle = cancellation.clone();
    let cancelled = options().cancellation(cancellation);
    let (outcome, _) = login(&home, &server, &cancelled, move |page, _| {
        handle.cancel();
        // The port is given back.
        let end = Instant::now() + Duration::from_secs(10);
        while TcpStream::connect(&page.address).is_ok() {
            assert!(Instant::now() < end, "still listening");
            thread::sleep(Duration::from_millis(10));
        }
    });
    assert_eq!(
        outcome.expect_err("cancelled").kind(),
        LoginErrorKind::Cancelled
    );
}
