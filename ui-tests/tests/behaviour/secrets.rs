//! What is marked sensitive is sent and read, and never shown.

use aws_operation::{Sensitive, aws_error, aws_operation, aws_output, aws_shape};

use crate::{body, decoded, failed};

#[aws_operation(method = "POST", uri = "/token", output = Token, error = TokenError)]
#[derive(Clone)]
struct CreateToken {
    client_id: String,
    #[aws(sensitive)]
    client_secret: String,
    #[aws(sensitive)]
    code: Option<String>,
    device_code: Option<Sensitive<String>>,
    credential: Option<Credential>,
}

#[aws_output]
struct Token {
    #[aws(sensitive, rename = "token")]
    access_token: String,
    token_type: Option<String>,
}

#[aws_shape]
#[derive(Clone, PartialEq)]
enum Credential {
    #[aws(sensitive)]
    Password(String),
    UserName(String),
    Session(Session),
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape]
#[derive(Clone, PartialEq)]
struct Session {
    id: u8,
    #[aws(sensitive)]
    key: String,
}

#[aws_error]
enum TokenError {
    ChallengeException {
        name: Option<String>,
        #[aws(sensitive)]
        session: Option<String>,
    },
    ExpiredException(Session),
    SlowDownException,
}

#[test]
fn structs_show_the_names_of_their_secrets_only() {
    let request = CreateToken::new("id", "s3cret")
        .code("s3cret")
        .device_code("s3cret")
        .credential(Credential::Password("s3cret".to_owned()));
    assert_eq!(
        format!("{request:?}"),
        concat!(
            r#"CreateToken { client_id: "id", client_secret: [redacted], code: [redacted], "#,
            "device_code: Some([redacted]), credential: Some(Password([redacted])) }"
        )
    );
    assert!(!format!("{request:#?}").contains("s3cret"));
    // Whether a secret is there is not shown either.
    assert!(format!("{:?}", CreateToken::new("id", "")).contains("code: [redacted]"));
}

#[test]
fn secrets_are_sent_and_read_like_other_members() {
    let request = CreateToken::new("id", "s3cret")
        .device_code("d")
        .credential(Credential::Session(Session::new(1, "k")));
    assert_eq!(
        body(&request),
        concat!(
            r#"{"clientId":"id","clientSecret":"s3cret","deviceCode":"d","#,
            r#""credential":{"session":{"id":1,"key":"k"}}}"#
        )
    );
    let token = decoded::<CreateToken>(r#"{"token":"s3cret","tokenType":"Bearer"}"#);
    let token = token.expect("a token");
    assert_eq!(token.access_token, "s3cret");
    assert_eq!(
        format!("{token:?}"),
        r#"Token { access_token: [redacted], token_type: Some("Bearer") }"#
    );
}

#[test]
fn unions_hide_the_member_that_is_marked() {
    for (credential, shown) in [
        (
            Credential::Password("s3cret".to_owned()),
            "Password([redacted])",
        ),
        (Credential::UserName("u".to_owned()), r#"UserName("u")"#),
        (
            Credential::Session(Session::new(1, "s3cret")),
            "Session(Session { id: 1, key: [redacted] })",
        ),
        (Credential::Unknown("pin".to_owned()), r#"Unknown("pin")"#),
    ] {
        assert_eq!(format!("{credential:?}"), shown);
    }
}

#[test]
fn errors_hide_the_members_that_are_marked() {
    let body = r#"{"name":"n","session":"s3cret","id":1,"key":"s3cret","message":"m"}"#;
    for (code, shown) in [
        (
            "ChallengeException",
            r#"ChallengeException { name: Some("n"), session: [redacted] }"#,
        ),
        (
            "ExpiredException",
            "ExpiredException(Session { id: 1, key: [redacted] })",
        ),
        ("SlowDownException", "SlowDownException"),
    ] {
        let error = failed::<CreateToken>(400, Some(code), body);
        assert_eq!(format!("{:?}", error.modeled().expect("modelled")), shown);
        for shown in [
            format!("{error:?}"),
            format!("{error:#?}"),
            error.to_string(),
        ] {
            assert!(!shown.contains("s3cret"), "{shown}");
        }
    }
}

#[test]
fn the_request_itself_shows_no_body() {
    let request = crate::encoded(&CreateToken::new("id", "s3cret"));
    let shown = format!("{request:?}");
    assert!(!shown.contains("s3cret"), "{shown}");
}
