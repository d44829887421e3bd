//! What botocore has no words for: logins without roles, scopes, profiles that the program names.

use std::path::Path;

use aws_operation::config::{Config, ConfigErrorKind, Environment};

fn parse(environment: &[(&str, &str)], config: &str) -> Config {
    let environment: Environment = environment.iter().copied().collect();
    Config::parse(&environment, config.as_bytes(), b"").expect("a right format")
}

#[test]
fn a_login_has_its_scopes() {
    let config = parse(
        &[],
        "[default]\nsso_session = dev\n[profile old]\nsso_start_url = https://old\nsso_region = eu-west-1\n\
         [sso-session dev]\nsso_start_url = https://new\nsso_region = us-east-1\n\
         sso_registration_scopes = sso:account:access, , b ,\n[sso-session x]\n",
    );
    let of_profile = config.profile().expect("default").sso_session();
    let of_profile = of_profile.expect("a login").expect("a login");
    assert_eq!(of_profile.name.as_deref(), Some("dev"));
    assert_eq!(of_profile.registration_scopes, ["sso:account:access", "b"]);
    assert_eq!(
        config.sso_session("dev").expect("a login"),
        Some(of_profile)
    );

    let old = config.profile_named("old").expect("old").sso_session();
    let old = old.expect("a login").expect("a login");
    assert_eq!(old.name, None);
    assert_eq!(
        (old.start_url.as_str(), old.region.as_str()),
        ("https://old", "eu-west-1")
    );
    assert!(old.registration_scopes.is_empty());

    assert!(config.sso_session("none").expect("nothing").is_none());
    let error = config.sso_session("x").expect_err("no URL");
    assert_eq!(
        (error.kind(), error.line()),
        (ConfigErrorKind::MissingKey, Some(10))
    );
}

#[test]
fn the_environment_gives_no_role_to_a_profile_that_the_program_names() {
    let config = parse(
        &[
            ("AWS_WEB_IDENTITY_TOKEN_FILE", "/t"),
            ("AWS_ROLE_ARN", "r"),
            ("AWS_REGION", "eu-west-1"),
        ],
        "[default]\nregion = us-east-1\n",
    );
    let role = config.profile().expect("default").web_identity();
    let role = role.expect("a role").expect("a role");
    assert_eq!(role.token_file, Path::new("/t"));

    let named = config.profile_named("default").expect("default");
    assert!(named.is_explicit());
    assert_eq!(named.web_identity().expect("no role"), None);
    assert_eq!(named.region().expect("a region"), Some("eu-west-1"));
}

#[test]
fn what_has_no_method_can_be_read() {
    let config = parse(&[], "[default]\noutput = json\ns3 =\n  Style = path\n");
    let profile = config.profile().expect("default");
    assert_eq!(profile.value("output").expect("a value"), Some("json"));
    assert_eq!(profile.value("none").expect("nothing"), None);
    let block = profile.block("s3").expect("a block").expect("a block");
    assert_eq!(block.get("Style"), Some(&"path"));
    assert_eq!(
        profile.value("s3").expect_err("a block").kind(),
        ConfigErrorKind::InvalidValue
    );
    assert_eq!(
        profile.block("output").expect_err("a value").kind(),
        ConfigErrorKind::InvalidValue
    );
    assert_eq!(profile.keys(), ["output", "s3"]);
}

#[test]
fn sts_is_in_each_region_unless_somebody_says_otherwise() {
    let regional = |value: &str| {
        let file = format!("[default]\nsts_regional_endpoints = {value}\n");
        let config = parse(&[], &file);
        let answer = config.profile().expect("default").has_regional_sts();
        answer.map_err(|error| (error.kind(), error.line()))
    };
    assert_eq!(regional("regional"), Ok(true));
    assert_eq!(regional("legacy"), Ok(false));
    let expected = (ConfigErrorKind::InvalidValue, Some(2));
    assert_eq!(regional("Legacy"), Err(expected));
    let config = parse(
        &[("AWS_STS_REGIONAL_ENDPOINTS", "legacy")],
        "[default]\nsts_regional_endpoints = regional\n",
    );
    let profile = config.profile().expect("default");
    assert!(!profile.has_regional_sts().expect("a value"));
}
