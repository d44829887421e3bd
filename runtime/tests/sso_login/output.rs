//! Credentials as text.

use aws_operation::sso_login::{CredentialsFormat, CredentialsText};
use aws_operation::{Credentials, Timestamp};

fn credentials() -> Credentials {
    Credentials::new("AKID", "hush/key+'\"")
        .with_session_token("hush-token==")
        .with_expiry(Timestamp::from_epoch(1_700_000_000, 500_000_000))
        .with_account_id("111122223333")
}

fn text(text: &CredentialsText<'_>) -> std::io::Result<String> {
    crate::assert_hides_secrets(&format!("{text:?}"));
    let mut out = Vec::new();
    text.write_secrets_to(&mut out)?;
    Ok(String::from_utf8(out).expect("UTF-8"))
}

#[test]
fn each_format_is_what_its_readers_expect() {
    let credentials = credentials();
    let of = |format| {
        text(
            &CredentialsText::new(&credentials, format)
                .profile("night")
                .region(Some("eu-west-1")),
        )
        .expect("text")
    };
    assert_eq!(
        of(CredentialsFormat::Process),
        "{\"Version\":1,\"AccessKeyId\":\"AKID\",\"SecretAccessKey\":\"hush/key+'\\\"\",\"SessionToken\":\"hush-token==\",\"Expiration\":\"2023-11-14T22:13:20Z\",\"AccountId\":\"111122223333\"}\n"
    );
    assert_eq!(
        of(CredentialsFormat::Env),
        "export AWS_ACCESS_KEY_ID='AKID'\nexport AWS_SECRET_ACCESS_KEY='hush/key+'\\''\"'\nexport AWS_SESSION_TOKEN='hush-token=='\nexport AWS_CREDENTIAL_EXPIRATION='2023-11-14T22:13:20Z'\nexport AWS_REGION='eu-west-1'\nexport AWS_DEFAULT_REGION='eu-west-1'\n"
    );
    assert_eq!(
        of(CredentialsFormat::Ini),
        "[night]\naws_access_key_id = AKID\naws_secret_access_key = hush/key+'\"\naws_session_token = hush-token==\nregion = eu-west-1\n"
    );
    let lasting = Credentials::new("A", "hush");
    assert_eq!(
        text(&CredentialsText::new(&lasting, CredentialsFormat::Process)).expect("text"),
        "{\"Version\":1,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"hush\"}\n"
    );
}

/// A shell gives back what was put in.
#[test]
#[cfg(unix)]
fn a_shell_reads_the_lines() {
    let credentials = credentials();
    let lines = text(&CredentialsText::new(&credentials, CredentialsFormat::Env)).expect("text");
    let output = std::process::Command::new("sh")
        .arg("-c")
        .arg(format!("{lines}printf %s \"$AWS_SECRET_ACCESS_KEY\""))
        .output()
        .expect("a shell");
    assert_eq!(output.stdout, b"hush/key+'\"");
}

/// The library reads the section as well as the object.
#[test]
fn our_own_reader_reads_them() {
    use aws_operation::config::{Config, Environment};
    let credentials = credentials();
    let section = text(&CredentialsText::new(&credentials, CredentialsFormat::Ini)).expect("text");
    let config = Config::parse(&Environment::default(), b"", section.as_bytes()).expect("a file");
    let keys = config
        .profile()
        .expect("a profile")
        .static_keys()
        .expect("keys")
        .expect("keys");
    assert_eq!(keys.secret_access_key.expose(), "hush/key+'\"");
}

#[test]
fn what_a_format_cannot_hold_is_an_error() {
    let broken = Credentials::new("A", "hush\nregion = x");
    for format in [CredentialsFormat::Env, CredentialsFormat::Ini] {
        let error = text(&CredentialsText::new(&broken, format)).expect_err("a line break");
        crate::assert_hides_secrets(&error.to_string());
    }
    let credentials = credentials();
    for profile in ["", "a]", "[b", "c\nd"] {
        let ini = CredentialsText::new(&credentials, CredentialsFormat::Ini).profile(profile);
        text(&ini).expect_err(profile);
    }
}
