//! A whole sign-in, and everything that can go wrong with it.

use std::fmt::Debug;
use std::time::Duration;

use aws_operation::sso_oidc::{CreateToken, RegisterClient, StartDeviceAuthorization};
use aws_operation::{Client, Operation};

use crate::formatted::Formatted;
use crate::support::{Deserted, Proxy, Reply, Server, Tunnels, builder, client};

const CLIENT_SECRET: &str = "client/secret=s3+cr~et-01";
const DEVICE_CODE: &str = "device/code=s3+cr~et-02";
const USER_CODE: &str = "WDJB/MJ=HT+XQ~ZV";
pub(crate) const ACCESS_TOKEN: &str = "access/token=s3+cr~et-03";
const REFRESH_TOKEN: &str = "refresh/token=s3+cr~et-04";
const ID_TOKEN: &str = "id/token=s3+cr~et-05";
const CODE: &str = "authorization/code=s3+cr~et-06";
const CODE_VERIFIER: &str = "code/verifier=s3+cr~et-07";
const PROXY_PASSWORD: &str = "proxy/password=s3+cr~et-08";
const HEADER: &str = "bearer/header=s3+cr~et-09";
const COOKIE: &str = "cookie/value=s3+cr~et-10";

pub(crate) const SECRETS: [&str; 11] = [
    CLIENT_SECRET,
    DEVICE_CODE,
    USER_CODE,
    ACCESS_TOKEN,
    REFRESH_TOKEN,
    ID_TOKEN,
    CODE,
    CODE_VERIFIER,
    PROXY_PASSWORD,
    HEADER,
    COOKIE,
];

/// Makes all calls. Returns all that can be formatted of them.
pub(crate) fn all() -> String {
    let mut formatted = Formatted::default();
    sign_in(&mut formatted);
    for reply in faults() {
        let server = Server::start([reply]);
        let impatient = builder(&server.url())
            .read_timeout(Duration::from_millis(300))
            .max_response_body(1000);
        every_request(&impatient.build().expect("a URL"), &mut formatted);
    }
    let deserted = Deserted::new();
    let nowhere = format!("http://{}", deserted.address());
    every_request(&builder(&nowhere).build().expect("a URL"), &mut formatted);
    with_headers(&mut formatted);
    for tunnels in [
        Tunnels::Open,
        Tunnels::Refused("407 Proxy Authentication Required"),
    ] {
        through_a_proxy(tunnels, &mut formatted);
    }
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    over_tls(&mut formatted);
    formatted.0
}

fn token() -> String {
    format!(
        r#"{{"accessToken":"{ACCESS_TOKEN}","tokenType":"Bearer","expiresIn":3600,"refreshToken":"{REFRESH_TOKEN}","idToken":"{ID_TOKEN}"}}"#
    )
}

fn oauth_error(exception: &str, code: &str) -> Reply {
    let headers = [
        ("x-amzn-errortype", exception),
        ("set-cookie", COOKIE),
        ("x-amzn-requestid", "r-1"),
    ];
    let body = format!(r#"{{"error":"{code}","error_description":"described"}}"#);
    Reply::new("400 Bad Request", &headers, body)
}

/// Register, start, pending, slow down, token, refresh, and the other grant.
fn sign_in(formatted: &mut Formatted) {
    let server = Server::start([
        Reply::json(format!(
            r#"{{"clientId":"id","clientSecret":"{CLIENT_SECRET}","clientSecretExpiresAt":4102444800}}"#
        )),
        Reply::json(format!(
            r#"{{"deviceCode":"{DEVICE_CODE}","userCode":"{USER_CODE}","verificationUri":"https://example.com/device","verificationUriComplete":"https://example.com/device?user_code={USER_CODE}","expiresIn":600,"interval":1}}"#
        )),
        oauth_error("AuthorizationPendingException", "authorization_pending"),
        oauth_error("SlowDownException", "slow_down"),
        Reply::json(token()),
        Reply::json(token()),
        Reply::json(token()),
    ]);
    let client = client(&server);
    let registration = send(&client, &RegisterClient::new("tool", "public"), formatted)
        .expect("the server registers");
    let (id, secret) = (registration.client_id, registration.client_secret);
    let start = StartDeviceAuthorization::new(&*id, &secret, "https://example.com/start");
    let codes = send(&client, &start, formatted).expect("the server gives codes");
    let poll = CreateToken::device_code_grant(&*id, &secret, &codes.device_code);
    assert!(send(&client, &poll, formatted).is_none(), "pending");
    assert!(send(&client, &poll, formatted).is_none(), "slow down");
    let token = send(&client, &poll, formatted).expect("the server gives a token");
    assert_eq!(token.access_token.expose(), ACCESS_TOKEN);
    let refresh_token = token.refresh_token.expect("a refresh token");
    let refresh = CreateToken::refresh_token_grant(&*id, &secret, refresh_token);
    send(&client, &refresh, formatted).expect("the server refreshes");
    send(&client, &code_grant(), formatted).expect("the server takes the code");
    formatted.value(&client);
}

fn code_grant() -> CreateToken {
    CreateToken::authorization_code_grant(
        "id",
        CLIENT_SECRET,
        CODE,
        "http://127.0.0.1:1/",
        CODE_VERIFIER,
    )
}

/// Sends the request and formats it, its outcome and what it was sent with.
fn send<O>(client: &Client, request: &O, formatted: &mut Formatted) -> Option<O::Output>
where
    O: Operation + Debug,
    O::Output: Debug,
{
    formatted.value(request);
    formatted.value(
        &client
            .call(request)
            .header("x-amz-sso_bearer_token", HEADER),
    );
    formatted.value(
        &request
            .encode(client.endpoint().expect("one endpoint"))
            .expect("it can be written"),
    );
    formatted.outcome(client.send(request))
}

fn every_request(client: &Client, formatted: &mut Formatted) {
    let start = StartDeviceAuthorization::new("id", CLIENT_SECRET, "https://example.com/start");
    send(client, &RegisterClient::new("tool", "public"), formatted);
    send(client, &start, formatted);
    send(
        client,
        &CreateToken::device_code_grant("id", CLIENT_SECRET, DEVICE_CODE),
        formatted,
    );
    send(
        client,
        &CreateToken::refresh_token_grant("id", CLIENT_SECRET, REFRESH_TOKEN),
        formatted,
    );
    send(client, &code_grant(), formatted);
}

/// Replies that go wrong, each with secrets where a message could repeat them.
fn faults() -> Vec<Reply> {
    let whole = token();
    let length = whole.len().to_string();
    let cut = &whole[..60];
    let announced = [("content-length", length.as_str())];
    let chunked = [("transfer-encoding", "chunked")];
    let cookie = [("set-cookie", COOKIE)];
    let location = format!("http://127.0.0.1:9/callback?code={CODE}&token={ACCESS_TOKEN}");
    let redirect = [("location", location.as_str()), ("set-cookie", COOKIE)];
    let mut faults = vec![
        Reply::raw("").then_close(),
        Reply::raw(format!("HTTP/1.1 200 OK\r\nset-cookie: {COOKIE}")).then_close(),
        Reply::head("200 OK", &announced)
            .then_send(cut)
            .then_close(),
        Reply::head("200 OK", &announced)
            .then_send(cut)
            .then_silence(),
        Reply::head("200 OK", &chunked)
            .then_send(ACCESS_TOKEN)
            .then_close(),
        Reply::head("200 OK", &chunked)
            .then_send(format!("2;{COOKIE}\r\n{ACCESS_TOKEN}"))
            .then_close(),
        Reply::raw(format!("{ACCESS_TOKEN}\r\n\r\n")).then_close(),
        Reply::raw(format!("HTTP/1.1 200 {ACCESS_TOKEN}\u{1}\r\n\r\n")).then_close(),
        Reply::raw(format!("HTTP/1.1 200 OK\r\n{ACCESS_TOKEN}\r\n\r\n")).then_close(),
        Reply::raw(format!("HTTP/1.1 200 OK\r\nx: {ACCESS_TOKEN}\u{1}\r\n\r\n")).then_close(),
        Reply::raw(format!(
            "HTTP/1.1 200 OK\r\ncontent-length: {ACCESS_TOKEN}\r\n\r\n"
        ))
        .then_close(),
        Reply::json(format!("{whole:>2000}")),
        Reply::new("200 OK", &[("x", &ACCESS_TOKEN.repeat(4000))], ""),
        Reply::json(cut),
        Reply::json(format!("{whole}{ACCESS_TOKEN}")),
        Reply::json(format!(r#"{{"{ACCESS_TOKEN}":"#)),
        Reply::json(format!(
            r#"{{"accessToken":["{ACCESS_TOKEN}"],"clientId":{{"{CLIENT_SECRET}":1}},"deviceCode":["{DEVICE_CODE}"]}}"#
        )),
        Reply::json(format!(
            r#"{{"expiresIn":"{ACCESS_TOKEN}","clientSecretExpiresAt":"{CLIENT_SECRET}","interval":"{USER_CODE}"}}"#
        )),
        Reply::json(format!(r#""{ACCESS_TOKEN}""#)),
        Reply::json(ACCESS_TOKEN),
        Reply::json(""),
        Reply::head("204 No Content", &cookie),
        Reply::new("200 OK", &cookie, format!("<html>{ACCESS_TOKEN}</html>")),
        Reply::new(
            "502 Bad Gateway",
            &cookie,
            format!("<html>{ACCESS_TOKEN}</html>"),
        ),
        Reply::new("500 Internal Server Error", &cookie, ""),
        Reply::new("400 Bad Request", &cookie, token()),
    ];
    for status in [
        "301 Moved",
        "302 Found",
        "307 Temporary Redirect",
        "308 Permanent Redirect",
    ] {
        faults.push(Reply::new(
            status,
            &redirect,
            format!("<a href={location}>"),
        ));
    }
    faults
}

/// Headers that carry secrets, sent and refused.
fn with_headers(formatted: &mut Formatted) {
    let server = Server::start([Reply::json(token())]);
    let client = client(&server);
    let request = code_grant();
    for name in ["authorization", "x-amz-sso_bearer_token", "cookie"] {
        let call = client.call(&request).header(name, HEADER);
        formatted.value(&call);
        formatted.outcome(call.send()).expect("the header is sent");
        let refused = client.call(&request).header(name, &format!("{HEADER}\n"));
        formatted.value(&refused);
        assert!(formatted.outcome(refused.send()).is_none(), "refused");
    }
}

fn through_a_proxy(tunnels: Tunnels, formatted: &mut Formatted) {
    let server = Server::start([Reply::json(token())]);
    let proxy = Proxy::start(tunnels);
    let setting = ureq::Proxy::builder(ureq::ProxyProtocol::Http)
        .host("127.0.0.1")
        .port(proxy.address().port())
        .username("ada")
        .password(PROXY_PASSWORD)
        .build();
    let builder = builder(&server.url()).proxy(Some(setting.expect("a proxy")));
    formatted.value(&builder);
    let client = builder.build().expect("a URL");
    formatted.value(&client);
    every_request(&client, formatted);
}

/// With a server that is not trusted, and with one that speaks no TLS.
#[cfg(any(feature = "rustls", feature = "native-tls"))]
fn over_tls(formatted: &mut Formatted) {
    let plain = Server::start([Reply::json(token())]);
    let certificate = crate::support::tls::Certificate::new();
    let untrusted = Server::start_tls(&certificate, [Reply::json(token())]);
    for url in [plain.url().replace("http:", "https:"), untrusted.url()] {
        let impatient = builder(&url).connect_timeout(Duration::from_millis(300));
        every_request(&impatient.build().expect("a URL"), formatted);
    }
}
