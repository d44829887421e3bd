//! Where people sign in, and what is said if that is not known.

use aws_operation::config::{Config, Environment};
use aws_operation::sso_login::Session;

fn config(text: &str) -> Config {
    let environment = Environment::from_iter([("HOME", "/h")]);
    Config::parse(&environment, text.as_bytes(), b"").expect("a configuration")
}

#[test]
fn a_profile_leads_to_its_session() {
    let config = config(crate::CONFIG);
    let of = |profile| {
        let profile = config.profile_named(profile).expect("a profile");
        Session::of_profile(&profile).expect("a session")
    };
    let session = of("default");
    assert_eq!(
        (session.name(), session.key(), session.region()),
        (Some("my-sso"), "my-sso", "us-east-1")
    );
    let legacy = of("legacy");
    assert_eq!((legacy.name(), legacy.key()), (None, crate::START_URL));
    let section = Session::of_section(&config, "my-sso").expect("a session");
    assert_eq!(section.start_url(), crate::START_URL);
}

#[test]
fn what_is_missing_is_said_with_its_file() {
    for (text, expected) in [
        (
            "[default]\nregion = x\n",
            "the profile \"default\" has neither `sso_session` nor `sso_start_url` with `sso_region`; add them in /h/.aws/config, or select another profile",
        ),
        (
            "[default]\nsso_start_url = https://x\n",
            "/h/.aws/config, line 2: `sso_start_url` is set without `sso_region`, which it needs",
        ),
        (
            "[default]\nsso_session = s\n",
            "/h/.aws/config, line 2: the section [sso-session s] that is named here does not exist",
        ),
        (
            "[default]\nsso_session = s\n[sso-session s]\nsso_region = x\n",
            "/h/.aws/config, line 3: [sso-session s] has no `sso_start_url`",
        ),
        (
            "[default]\nsso_session = s\nsso_region = y\n[sso-session s]\nsso_start_url = u\nsso_region = x\n",
            "/h/.aws/config, line 3: `sso_region` has another value in the profile than in [sso-session s]; remove one of them",
        ),
    ] {
        let config = config(text);
        let error = Session::of_profile(&config.profile().expect("a profile"));
        assert_eq!(error.expect_err(text).to_string(), expected);
    }
    for (text, expected) in [
        (
            crate::CONFIG,
            "there is no section [sso-session other] in /h/.aws/config; it has: my-sso",
        ),
        (
            "",
            "there is no section [sso-session other] in /h/.aws/config; it has no `sso-session` section at all",
        ),
    ] {
        let error = Session::of_section(&config(text), "other");
        assert_eq!(error.expect_err("none").to_string(), expected);
    }
}

/// With or without a token: it has to be mended first.
#[test]
fn a_wrong_region_is_the_configurations_fault() {
    use aws_operation::sso_login::{LoginErrorKind, LoginOptions, PortalErrorKind, Session};

    let home = crate::home();
    let wrong = Session::new(crate::START_URL, "eu west 1");
    let sso = crate::of_session(home.path(), wrong);
    let error = sso.login(&LoginOptions::new(), &mut crate::Person::default());
    let error = error.expect_err("no such host");
    assert_eq!(error.kind(), LoginErrorKind::Configuration, "{error}");
    for error in [
        sso.accounts().err(),
        sso.roles("111122223333").err(),
        sso.role_credentials("111122223333", "ReadOnly").err(),
    ] {
        let error = error.expect("no such host");
        assert_eq!(error.kind(), PortalErrorKind::Configuration, "{error}");
        assert!(error.to_string().ends_with("check `sso_region`"), "{error}");
    }
}
