//! The verification page, as a browser without scripts meets it.

use std::error::Error;
use std::time::Duration;

use aws_operation::sso_oidc::CreateTokenError;
use aws_operation_examples::server::Config;
use http::header::{COOKIE, SET_COOKIE};
use http::{HeaderMap, StatusCode};

use crate::support::{Local, TestResult, agent, assert_refused, poll_request};

/// A reply, read to its end.
struct Page {
    status: StatusCode,
    headers: HeaderMap,
    html: String,
}

impl Page {
    fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    fn form_token(&self) -> &str {
        between(&self.html, r#"name="form_token" value=""#, "\"")
    }
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    text.split_once(start)
        .and_then(|(_, rest)| rest.split_once(end))
        .map_or("", |(found, _)| found)
}

/// A browser that has opened the page.
struct Browser {
    url: String,
    cookie: String,
    first: Page,
}

impl Browser {
    fn open(url: &str) -> Result<Self, Box<dyn Error>> {
        let first = read(agent().get(url).call()?)?;
        let cookie = first.headers.get(SET_COOKIE).ok_or("no cookie")?.to_str()?;
        Ok(Self {
            url: url.split('?').next().unwrap_or_default().to_owned(),
            cookie: cookie.split(';').next().unwrap_or_default().to_owned(),
            first,
        })
    }

    fn press(&self, button: &str, code: &str) -> Result<Page, Box<dyn Error>> {
        self.submit(&[], &self.cookie, self.first.form_token(), button, code)
    }

    fn submit(
        &self,
        headers: &[(&str, &str)],
        cookie: &str,
        token: &str,
        button: &str,
        code: &str,
    ) -> Result<Page, Box<dyn Error>> {
        let mut request = agent().post(&self.url).header(COOKIE, cookie);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let form = [
            ("form_token", token),
            ("user_code", code),
            ("action", button),
        ];
        read(request.send_form(form)?)
    }
}

fn read(reply: http::Response<ureq::Body>) -> Result<Page, Box<dyn Error>> {
    let (head, mut body) = reply.into_parts();
    Ok(Page {
        status: head.status,
        headers: head.headers,
        html: body.read_to_string()?,
    })
}

#[test]
fn a_person_approves() -> TestResult {
    let local = Local::start(Config::default())?;
    let registration = local.register()?;
    let device = local.start_device(&registration)?;
    let browser = Browser::open(&device.verification_uri)?;
    assert_eq!(browser.first.status, 200);

    // As people type: in small letters and without the dash.
    let typed = device.user_code.expose().to_lowercase().replace('-', " ");
    let question = browser.press("continue", &typed)?;
    assert_eq!(question.status, 200);
    assert_eq!(
        between(&question.html, r#"id="client-name">"#, "<"),
        "test program"
    );
    assert_eq!(
        between(&question.html, r#"id="code">"#, "<"),
        device.user_code.expose()
    );
    assert!(question.html.contains("https://example.awsapps.com/start"));
    assert!(question.html.contains("sso:account:access"));

    // Looking is not deciding.
    let poll = || local.client.send(&poll_request(&registration, &device));
    assert_refused!(
        poll(),
        CreateTokenError::AuthorizationPendingException,
        "authorization_pending",
        400
    );

    let done = browser.press("approve", device.user_code.expose())?;
    assert_eq!(done.status, 200);
    assert!(done.html.contains("You can close this window."));
    poll()?;
    let again = browser.press("deny", device.user_code.expose())?;
    assert_eq!(again.status, StatusCode::CONFLICT);
    Ok(())
}

#[test]
fn a_person_denies() -> TestResult {
    let local = Local::start(Config::default())?;
    let registration = local.register()?;
    let device = local.start_device(&registration)?;
    let browser = Browser::open(&device.verification_uri)?;
    let done = browser.press("deny", device.user_code.expose())?;
    assert_eq!(done.status, 200);
    assert!(done.html.contains("You can close this window."));
    assert_refused!(
        local.client.send(&poll_request(&registration, &device)),
        CreateTokenError::AccessDeniedException,
        "access_denied",
        400
    );
    Ok(())
}

#[test]
fn the_complete_address_brings_the_code() -> TestResult {
    let local = Local::start(Config::default())?;
    let device = local.start_device(&local.register()?)?;
    let complete = device
        .verification_uri_complete
        .ok_or("no complete address")?;
    let browser = Browser::open(complete.expose())?;
    let field = between(&browser.first.html, r#"<input id="user-code""#, ">");
    assert_eq!(between(field, "value=\"", "\""), device.user_code.expose());
    Ok(())
}

#[test]
fn text_from_the_address_stays_text() -> TestResult {
    let local = Local::start(Config::default())?;
    let url = local.server.verification_uri();
    let browser = Browser::open(&format!(
        "{url}?user_code=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
    ))?;
    assert!(!browser.first.html.contains("<script"));
    let page = browser.press("continue", "\"><script>alert(1)</script>")?;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!page.html.contains("<script"));
    Ok(())
}

#[test]
fn every_page_forbids_what_it_does_not_need() -> TestResult {
    let local = Local::start(Config::default())?;
    let browser = Browser::open(&local.server.verification_uri())?;
    let set_cookie = browser.first.header("set-cookie").to_owned();
    assert!(
        set_cookie.ends_with("; Path=/device; HttpOnly; SameSite=Strict"),
        "{set_cookie}"
    );
    let wrong = browser.press("continue", "BCDF-GHJK")?;
    for page in [&browser.first, &wrong] {
        let policy = page.header("content-security-policy");
        for directive in [
            "default-src 'none'",
            "style-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ] {
            assert!(
                policy.split("; ").any(|found| found == directive),
                "{directive}"
            );
        }
        assert_eq!(page.header("x-frame-options"), "DENY");
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        assert_eq!(page.header("referrer-policy"), "same-origin");
        assert_eq!(page.header("cache-control"), "no-store");
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        assert!(!page.html.contains("<script") && !page.html.contains("style="));
        assert!(page.html.starts_with("<!doctype html>\n<html lang=\"en\">"));
    }
    Ok(())
}

#[test]
fn a_form_from_elsewhere_changes_nothing() -> TestResult {
    let local = Local::start(Config::default())?;
    let registration = local.register()?;
    let device = local.start_device(&registration)?;
    let code = device.user_code.expose();
    let victim = Browser::open(&device.verification_uri)?;
    let attacker = Browser::open(&device.verification_uri)?;
    let (cookie, token) = (victim.cookie.as_str(), victim.first.form_token());
    let foreign = attacker.first.form_token();
    let own_origin = local.server.url();

    for (headers, cookie, token) in [
        (vec![], "", token),
        (vec![], cookie, ""),
        (vec![], cookie, foreign),
        (vec![("origin", "https://evil.example")], cookie, token),
        (vec![("origin", "null")], cookie, token),
        (vec![("origin", "http://127.0.0.1:1")], cookie, token),
        (vec![("sec-fetch-site", "cross-site")], cookie, token),
        // Another port of this machine is another origin, yet the same site: cookies alone would not protect.
        (
            vec![
                ("sec-fetch-site", "same-site"),
                ("origin", own_origin.as_str()),
            ],
            attacker.cookie.as_str(),
            foreign,
        ),
    ] {
        let page = victim.submit(&headers, cookie, token, "approve", code)?;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{headers:?}");
    }
    assert_refused!(
        local.client.send(&poll_request(&registration, &device)),
        CreateTokenError::AuthorizationPendingException,
        "authorization_pending",
        400
    );
    let headers = [
        ("origin", own_origin.as_str()),
        ("sec-fetch-site", "same-origin"),
    ];
    let page = victim.submit(&headers, cookie, token, "approve", code)?;
    assert_eq!(page.status, StatusCode::OK);
    Ok(())
}

#[test]
fn a_name_that_resolves_to_this_machine_is_not_answered() -> TestResult {
    let local = Local::start(Config::default())?;
    let port = local.server.address().port();
    for (host, is_served) in [
        (format!("127.0.0.1:{port}"), true),
        (format!("localhost:{port}"), true),
        ("[::1]".to_owned(), true),
        (format!("evil.example:{port}"), false),
        ("127.0.0.1.evil.example".to_owned(), false),
        ("192.0.2.1".to_owned(), false),
    ] {
        let url = local.server.verification_uri();
        let status = agent().get(url).header("host", &host).call()?.status();
        assert_eq!(status == StatusCode::OK, is_served, "{host}: {status}");
    }
    Ok(())
}

#[test]
fn problems_are_told_in_the_page_with_a_fitting_status() -> TestResult {
    let local = Local::start(Config {
        expires_in: Duration::ZERO,
        ..Config::default()
    })?;
    let device = local.start_device(&local.register()?)?;
    let browser = Browser::open(&device.verification_uri)?;
    for (code, status, words) in [
        ("123", StatusCode::UNPROCESSABLE_ENTITY, "eight letters"),
        ("BCDF-GHJK", StatusCode::NOT_FOUND, "not known"),
        (
            device.user_code.expose().as_str(),
            StatusCode::GONE,
            "expired",
        ),
    ] {
        let page = browser.press("continue", code)?;
        assert_eq!(page.status, status, "{code}");
        let message = between(&page.html, r#"id="message""#, "</p>");
        assert!(message.contains(words), "{message}");
        assert!(message.contains(r#"role="alert""#), "{message}");
    }
    Ok(())
}

#[test]
fn guessing_codes_is_slow() -> TestResult {
    let local = Local::start(Config::default())?;
    let device = local.start_device(&local.register()?)?;
    let browser = Browser::open(&device.verification_uri)?;
    let mut statuses = Vec::new();
    for _ in 0..11 {
        statuses.push(browser.press("continue", "BCDF-GHJK")?.status);
    }
    assert!(
        statuses[..10]
            .iter()
            .all(|status| *status == StatusCode::NOT_FOUND),
        "{statuses:?}"
    );
    assert_eq!(statuses[10], StatusCode::TOO_MANY_REQUESTS);
    // Even the right code would now tell a guesser something.
    let page = browser.press("continue", device.user_code.expose())?;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(!page.header("retry-after").is_empty());
    Ok(())
}

#[test]
fn a_form_that_is_none_is_refused() -> TestResult {
    let local = Local::start(Config::default())?;
    let url = local.server.verification_uri();
    let json = agent()
        .post(&url)
        .content_type("application/json")
        .send("{}")?;
    assert_eq!(json.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let empty = agent().post(&url).send_form([("action", "approve")])?;
    assert_eq!(empty.status(), StatusCode::BAD_REQUEST);
    Ok(())
}

#[test]
fn the_root_leads_to_the_page_and_head_is_get_without_a_body() -> TestResult {
    let local = Local::start(Config::default())?;
    let root = agent().get(local.server.url()).call()?;
    assert_eq!(root.status(), StatusCode::SEE_OTHER);
    assert_eq!(
        root.headers().get("location").ok_or("no location")?,
        "/device"
    );
    for path in ["/device", "/style.css"] {
        let url = format!("{}{path}", local.server.url());
        let (get, head) = (
            read(agent().get(&url).call()?)?,
            read(agent().head(&url).call()?)?,
        );
        assert_eq!(head.status, StatusCode::OK);
        assert_eq!(head.header("content-length"), get.html.len().to_string());
        assert!(head.html.is_empty() && !get.html.is_empty());
    }
    Ok(())
}
