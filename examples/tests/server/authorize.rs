//! The authorization page and the tokens that its codes give, as a browser without scripts meets it.

use std::error::Error;
use std::time::Duration;

use aws_operation::sso::{ListAccounts, ListAccountsError};
use aws_operation::sso_oidc::{
    CreateToken, CreateTokenError, CreateTokenResponse, GrantType, RegisterClient,
    RegisterClientResponse,
};
use aws_operation_examples::server::Config;
use form_urlencoded::Serializer;
use http::StatusCode;
use http::header::{COOKIE, SET_COOKIE};

use crate::portal_errors::assert_portal_refused;
use crate::support::{Local, SCOPE, START_URL, TestResult, agent, assert_refused};

/// The pair of RFC 7636 appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const REDIRECT_URI: &str = "http://127.0.0.1:4711/oauth/callback";
const STATE: &str = "a state & more";

/// A reply, read to its end.
struct Page {
    status: StatusCode,
    location: Option<String>,
    cookie: Option<String>,
    policy: String,
    html: String,
}

fn read(reply: http::Response<ureq::Body>) -> Result<Page, Box<dyn Error>> {
    let (head, mut body) = reply.into_parts();
    let header = |name: &str| {
        let value = head.headers.get(name)?;
        Some(value.to_str().ok()?.to_owned())
    };
    Ok(Page {
        status: head.status,
        location: header("location"),
        cookie: header(SET_COOKIE.as_str()),
        policy: header("content-security-policy").unwrap_or_default(),
        html: body.read_to_string()?,
    })
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    text.split_once(start)
        .and_then(|(_, rest)| rest.split_once(end))
        .map_or("", |(found, _)| found)
}

/// A server with a client that may use authorization codes.
struct Fixture {
    local: Local,
    registration: RegisterClientResponse,
}

impl Fixture {
    fn start(config: Config) -> Result<Self, Box<dyn Error>> {
        let local = Local::start(config)?;
        let request = RegisterClient::new("test program", "public")
            .scopes([SCOPE])
            .grant_types([GrantType::AuthorizationCode, GrantType::RefreshToken])
            .redirect_uris(["http://127.0.0.1/oauth/callback"])
            .issuer_url(START_URL);
        let registration = local.client.send(&request)?;
        assert_eq!(
            registration.authorization_endpoint,
            Some(local.server.authorization_endpoint())
        );
        Ok(Self {
            local,
            registration,
        })
    }

    /// The parameters of a right request, with these in place of those of the same name; an empty one is left out.
    fn parameters(&self, changes: &[(&str, &str)]) -> Vec<(String, String)> {
        let usual = [
            ("response_type", "code"),
            ("client_id", &self.registration.client_id),
            ("redirect_uri", REDIRECT_URI),
            ("state", STATE),
            ("code_challenge_method", "S256"),
            ("scopes", SCOPE),
            ("code_challenge", CHALLENGE),
        ];
        usual
            .into_iter()
            .map(|(name, value)| {
                let change = changes.iter().find(|(changed, _)| *changed == name);
                (name, change.map_or(value, |(_, changed)| changed))
            })
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }

    fn open(&self, changes: &[(&str, &str)]) -> Result<Page, Box<dyn Error>> {
        let query = Serializer::new(String::new())
            .extend_pairs(self.parameters(changes))
            .finish();
        let url = format!("{}?{query}", self.local.server.authorization_endpoint());
        read(agent().get(url).call()?)
    }

    /// Presses a button on a page that was opened, with these changes and headers.
    fn press(
        &self,
        page: &Page,
        button: &str,
        changes: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Result<Page, Box<dyn Error>> {
        let cookie = page.cookie.as_deref().unwrap_or_default();
        let mut request = agent()
            .post(self.local.server.authorization_endpoint())
            .header(COOKIE, cookie.split(';').next().unwrap_or_default());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut form = self.parameters(changes);
        let token = between(&page.html, r#"name="form_token" value=""#, "\"");
        form.push(("form_token".to_owned(), token.to_owned()));
        form.push(("action".to_owned(), button.to_owned()));
        read(request.send_form(form)?)
    }

    /// A code that a person has just allowed.
    fn code(&self) -> Result<String, Box<dyn Error>> {
        let question = self.open(&[])?;
        let answer = self.press(&question, "allow", &[], &[])?;
        let location = answer.location.ok_or("not sent back")?;
        let query = location
            .strip_prefix(&format!("{REDIRECT_URI}?"))
            .ok_or_else(|| format!("sent to {location}"))?;
        let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        let [(code_name, code), (state_name, state)] = pairs.as_slice() else {
            return Err(format!("unexpected query {query}").into());
        };
        assert_eq!((code_name.as_str(), state_name.as_str()), ("code", "state"));
        assert_eq!(state, STATE);
        Ok(code.clone())
    }

    fn redeem(
        &self,
        code: &str,
        redirect_uri: &str,
        verifier: &str,
    ) -> Result<CreateTokenResponse, aws_operation::Error<CreateTokenError>> {
        self.local
            .client
            .send(&CreateToken::authorization_code_grant(
                self.registration.client_id.clone(),
                self.registration.client_secret.clone(),
                code,
                redirect_uri,
                verifier,
            ))
    }

    fn refresh(&self, token: &CreateTokenResponse) -> Result<CreateTokenResponse, Box<dyn Error>> {
        let refresh_token = token.refresh_token.clone().ok_or("no refresh token")?;
        Ok(self.local.client.send(&CreateToken::refresh_token_grant(
            self.registration.client_id.clone(),
            self.registration.client_secret.clone(),
            refresh_token,
        ))?)
    }
}

#[test]
fn a_person_allows_and_the_code_gives_a_token_once() -> TestResult {
    let fixture = Fixture::start(Config::default())?;
    let question = fixture.open(&[])?;
    assert_eq!(question.status, 200);
    let shown = |id: &str| between(&question.html, &format!("id=\"{id}\">"), "<");
    assert_eq!(shown("client-name"), "test program");
    assert_eq!(shown("start-url"), START_URL);
    assert!(shown("origin").starts_with("http://127.0.0.1:4711"));
    assert!(question.html.contains(SCOPE));
    let cookie = question.cookie.as_deref().unwrap_or_default();
    assert!(
        cookie.ends_with("; Path=/authorize; HttpOnly; SameSite=Strict"),
        "{cookie}"
    );
    // Browsers hold the redirect that answers a form to this.
    assert!(
        question
            .policy
            .contains("form-action 'self' http://127.0.0.1:4711;"),
        "{}",
        question.policy
    );

    let code = fixture.code()?;
    let token = fixture.redeem(&code, REDIRECT_URI, VERIFIER)?;
    assert!(token.refresh_token.is_some());
    let accounts = fixture
        .local
        .client
        .send(&ListAccounts::new(&token.access_token))?;
    assert_eq!(accounts.account_list.len(), 3);
    assert_refused!(
        fixture.redeem(&code, REDIRECT_URI, VERIFIER),
        CreateTokenError::InvalidGrantException,
        "invalid_grant",
        400
    );
    Ok(())
}

#[test]
fn a_person_denies() -> TestResult {
    let fixture = Fixture::start(Config::default())?;
    let question = fixture.open(&[])?;
    let answer = fixture.press(&question, "deny", &[], &[])?;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let location = answer.location.ok_or("not sent back")?;
    assert!(
        location.starts_with(&format!("{REDIRECT_URI}?error=access_denied&")),
        "{location}"
    );
    assert!(location.ends_with("&state=a+state+%26+more"), "{location}");
    assert!(!location.contains("code="));
    Ok(())
}

#[test]
fn a_code_is_bound_to_redirect_uri_verifier_and_time() -> TestResult {
    let fixture = Fixture::start(Config::default())?;
    let other_port = REDIRECT_URI.replace("4711", "4712");
    let other_verifier = VERIFIER.replace('d', "e");
    for (redirect_uri, verifier, seconds) in [
        (other_port.as_str(), VERIFIER, 0),
        (REDIRECT_URI, other_verifier.as_str(), 0),
        (REDIRECT_URI, CHALLENGE, 0),
        (REDIRECT_URI, VERIFIER, 60),
    ] {
        let code = fixture.code()?;
        fixture.local.server.advance(Duration::from_secs(seconds));
        assert_refused!(
            fixture.redeem(&code, redirect_uri, verifier),
            CreateTokenError::InvalidGrantException,
            "invalid_grant",
            400
        );
    }
    let code = fixture.code()?;
    fixture.local.server.advance(Duration::from_secs(58));
    fixture.redeem(&code, REDIRECT_URI, VERIFIER)?;
    Ok(())
}

#[test]
fn a_code_is_bound_to_its_client() -> TestResult {
    let fixture = Fixture::start(Config::default())?;
    let request = RegisterClient::new("another", "public")
        .grant_types([GrantType::AuthorizationCode])
        .redirect_uris(["http://127.0.0.1/oauth/callback"]);
    let other = fixture.local.client.send(&request)?;
    let request = CreateToken::authorization_code_grant(
        other.client_id.clone(),
        other.client_secret.clone(),
        fixture.code()?,
        REDIRECT_URI,
        VERIFIER,
    );
    assert_refused!(
        fixture.local.client.send(&request),
        CreateTokenError::InvalidGrantException,
        "invalid_grant",
        400
    );
    Ok(())
}

#[test]
fn a_wrong_request_is_told_on_a_page_and_leads_nowhere() -> TestResult {
    let fixture = Fixture::start(Config::default())?;
    let device_only = fixture.local.register()?;
    let right = fixture.open(&[])?;
    for (change, words) in [
        (("client_id", ""), "client_id is missing"),
        (("client_id", "nobody"), "not registered"),
        (("client_id", &*device_only.client_id), "authorization_code"),
        (("redirect_uri", ""), "redirect_uri is missing"),
        (("redirect_uri", "/relative"), "redirect_uri"),
        (
            ("redirect_uri", "http://127.0.0.1:1/elsewhere"),
            "registered",
        ),
        (
            ("redirect_uri", "http://localhost:1/oauth/callback"),
            "registered",
        ),
        (
            ("redirect_uri", "http://evil.example/oauth/callback"),
            "redirect_uri",
        ),
        (
            ("redirect_uri", "https://evil.example/oauth/callback"),
            "registered",
        ),
        (
            (
                "redirect_uri",
                "http://127.0.0.1:1@evil.example/oauth/callback",
            ),
            "redirect_uri",
        ),
        (
            ("redirect_uri", "http://127.0.0.1:99999/oauth/callback"),
            "redirect_uri",
        ),
        (("response_type", "token"), "response_type must be code"),
        (("code_challenge_method", "plain"), "must be S256"),
        (("code_challenge_method", ""), "is missing"),
        (("code_challenge", ""), "code_challenge is missing"),
        (("code_challenge", "short"), "43 characters"),
        (("scopes", "sso:other"), "scopes"),
        (("state", &"s".repeat(1025)), "state"),
    ] {
        // The same by the address and by a form of a page that was right.
        for page in [
            fixture.open(&[change])?,
            fixture.press(&right, "allow", &[change], &[])?,
            fixture.press(&right, "deny", &[change], &[])?,
        ] {
            assert_eq!(page.status, StatusCode::BAD_REQUEST, "{change:?}");
            assert_eq!(page.location, None, "{change:?}");
            let message = between(&page.html, r#"id="message""#, "</p>");
            assert!(message.contains(words), "{change:?}: {message}");
            assert!(message.contains(r#"role="alert""#), "{message}");
            assert!(!page.html.contains("<button"));
        }
    }
    let twice = format!(
        "{}?client_id=a&client_id=b",
        fixture.local.server.authorization_endpoint()
    );
    let page = read(agent().get(twice).call()?)?;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    assert!(page.html.contains("client_id came twice"));
    Ok(())
}

#[test]
fn an_answer_from_elsewhere_gets_no_code() -> TestResult {
    let fixture = Fixture::start(Config::default())?;
    let victim = fixture.open(&[])?;
    let mut mixed = fixture.open(&[])?;
    let own_origin = fixture.local.server.url();
    for headers in [
        [("origin", "https://evil.example")],
        [("origin", "null")],
        [("origin", "http://127.0.0.1:4711")],
        [("sec-fetch-site", "cross-site")],
        [("sec-fetch-site", "same-site")],
    ] {
        let page = fixture.press(&victim, "allow", &[], &headers)?;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{headers:?}");
        assert_eq!(page.location, None);
    }
    mixed.cookie.clone_from(&victim.cookie);
    let page = fixture.press(&mixed, "allow", &[], &[])?;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    mixed.cookie = None;
    let page = fixture.press(&mixed, "allow", &[], &[])?;
    assert_eq!(page.status, StatusCode::FORBIDDEN);

    let headers = [
        ("origin", own_origin.as_str()),
        ("sec-fetch-site", "same-origin"),
    ];
    let page = fixture.press(&victim, "allow", &[], &headers)?;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    Ok(())
}

#[test]
fn text_from_the_address_stays_text() -> TestResult {
    let fixture = Fixture::start(Config::default())?;
    let page = fixture.open(&[("state", "\"><script>alert(1)</script>")])?;
    assert_eq!(page.status, 200);
    assert!(!page.html.contains("<script"));
    Ok(())
}

#[test]
fn refreshes_are_counted_and_end_with_the_sign_in() -> TestResult {
    let fixture = Fixture::start(Config {
        access_token_expires_in: Some(Duration::from_secs(10)),
        refresh_token_expires_in: Duration::from_secs(100),
        ..Config::default()
    })?;
    let server = &fixture.local.server;
    let first = fixture.redeem(&fixture.code()?, REDIRECT_URI, VERIFIER)?;
    assert_eq!((first.expires_in, server.refreshes()), (Some(10), 0));

    server.advance(Duration::from_secs(10));
    assert_portal_refused!(
        fixture
            .local
            .client
            .send(&ListAccounts::new(&first.access_token)),
        ListAccountsError::UnauthorizedException,
        401
    );
    let second = fixture.refresh(&first)?;
    assert_eq!(server.refreshes(), 1);
    fixture
        .local
        .client
        .send(&ListAccounts::new(&second.access_token))?;
    let third = fixture.refresh(&second)?;
    assert_eq!(server.refreshes(), 2);

    server.advance(Duration::from_secs(90));
    assert!(fixture.refresh(&third).is_err(), "the sign-in is over");
    assert_eq!(server.refreshes(), 2, "a refused try does not count");
    Ok(())
}
