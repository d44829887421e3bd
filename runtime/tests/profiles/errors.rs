//! Errors name the place and the key, and repeat no value.

use std::fs;
use std::path::Path;

use aws_operation::ServiceMetadata;
use aws_operation::config::{self, Config, ConfigError, ConfigErrorKind, Environment};

const LAMBDA: ServiceMetadata = ServiceMetadata::new("Lambda", "lambda");

fn parse(config: &str, credentials: &str) -> Result<Config, ConfigError> {
    let environment = Environment::from_iter([("HOME", "/people/ada")]);
    Config::parse(&environment, config.as_bytes(), credentials.as_bytes())
}

#[test]
fn a_wrong_file_is_named_with_its_line() {
    for (config, line, words) in [
        ("\n\nregion = x\n", 3, "before the first section"),
        ("[default]\n# c\nregion\n", 3, "`key = value`"),
        ("[default]\r\n\r\n= x\r\n", 3, "no key"),
        (
            "[default]\nregion = x\n\nRegion = y\n",
            4,
            "`region` is there twice in its section, first on line 2",
        ),
        ("[a]\n[b]\n[a]\n", 3, "[a] is there twice, first on line 1"),
        ("[default]\ns3 =\n  a = b\n\n  c\n", 5, "the block of `s3`"),
        ("\u{feff}[default]\n", 1, "byte order mark"),
    ] {
        let error = parse(config, "").expect_err(config);
        assert_eq!(error.kind(), ConfigErrorKind::Syntax, "{config:?}");
        assert_eq!(error.line(), Some(line), "{config:?}: {error}");
        let text = error.to_string();
        assert!(
            text.starts_with(&format!("/people/ada/.aws/config, line {line}: ")),
            "{text}"
        );
        assert!(text.contains(words), "{text}");
    }
    let error = parse("", "[default]\nregion\n").expect_err("no delimiter");
    assert!(
        error
            .to_string()
            .starts_with("/people/ada/.aws/credentials, line 2: "),
        "{error}"
    );
}

#[test]
fn text_that_is_not_utf8_is_named_with_its_line() {
    for (config, line) in [
        (&b"\xff"[..], 1),
        (b"[default]\xff\n", 1),
        (b"[default]\n\xff", 2),
        (b"[default]\r\na = b\xc3\n", 2),
    ] {
        let error = Config::parse(&Environment::default(), config, b"").expect_err("not UTF-8");
        assert_eq!(error.line(), Some(line), "{config:?}: {error}");
        assert!(error.to_string().contains("UTF-8"), "{error}");
    }
}

#[test]
fn a_wrong_value_is_named_with_its_key_or_variable() {
    let config = "[default]\n\nmax_attempts = many\nservices = none\nrole_arn = x\n";
    let config = parse(config, "").expect("a right format");
    let profile = config.profile().expect("default");
    for (error, line, words) in [
        (
            profile.max_attempts().expect_err("no number"),
            3,
            "`max_attempts`",
        ),
        (
            profile.endpoint_url(&LAMBDA).expect_err("no section"),
            4,
            "[services none]",
        ),
        (
            profile.assume_role().expect_err("no source"),
            5,
            "`source_profile` or `credential_source`",
        ),
    ] {
        assert_eq!(error.line(), Some(line), "{error}");
        assert!(error.to_string().contains(words), "{error}");
    }

    let environment = Environment::from_iter([("AWS_RETRY_MODE", "x"), ("AWS_PROFILE", "default")]);
    let config = Config::parse(&environment, b"[default]", b"").expect("a right format");
    let error = config
        .profile()
        .expect("default")
        .retry_mode()
        .expect_err("no mode");
    assert_eq!(error.variable(), Some("AWS_RETRY_MODE"), "{error}");
    assert!(error.to_string().contains("standard"), "{error}");
    let error = config.profile_named("other").expect_err("no profile");
    assert!(error.to_string().contains("[profile other]"), "{error}");
    assert_eq!(error.kind(), ConfigErrorKind::MissingSection);
}

/// Every value is the secret, so every error there is has the chance to show it.
#[test]
fn no_error_and_no_debug_shows_a_value() {
    const SECRET: &str = "wJalrXUtnFEMI";
    let keys = [
        "region",
        "max_attempts",
        "retry_mode",
        "use_fips_endpoint",
        "use_dualstack_endpoint",
        "ignore_configured_endpoint_urls",
        "aws_access_key_id",
        "role_arn",
        "credential_source",
        "sso_account_id",
        "web_identity_token_file",
        "endpoint_url",
    ];
    let lines = keys
        .map(|key| {
            format!(
                "{key} = {SECRET}
"
            )
        })
        .concat();
    let session = format!("sso_session = s\n[sso-session s]\nregion = x{SECRET}\n");
    let config = parse(&format!("[default]\n{lines}{session}"), "").expect("a right format");
    let profile = config.profile().expect("default");
    let errors = [
        profile.max_attempts().err(),
        profile.retry_mode().err(),
        profile.use_fips().err(),
        profile.use_dual_stack().err(),
        profile.endpoint_url(&LAMBDA).err(),
        profile.static_keys().err(),
        profile.sso_session().err(),
        profile.sso_role().err(),
    ];
    for error in errors {
        let error = error.expect("an error");
        assert!(!format!("{error} {error:?}").contains(SECRET), "{error}");
    }

    for wrong in [
        format!("{SECRET}\n[default]\n"),
        format!("[default]\n{SECRET}\n"),
        format!("[default]\n= {SECRET}\n"),
        format!("[default]\na = {SECRET}\na = {SECRET}\n"),
        format!("[default]\na =\n  {SECRET}\n"),
    ] {
        let error = parse(&wrong, "").expect_err("a wrong format");
        assert!(!format!("{error} {error:?}").contains(SECRET), "{error}");
    }

    let environment = Environment::from_iter([("AWS_SECRET_ACCESS_KEY", SECRET)]);
    let file = format!(
        "[default]\naws_access_key_id = AKIA1\naws_secret_access_key = {SECRET}\naws_session_token = {SECRET}\n"
    );
    let config = Config::parse(&environment, file.as_bytes(), b"").expect("a right format");
    let profile = config.profile().expect("default");
    let keys = profile.static_keys().expect("keys").expect("keys");
    assert_eq!(keys.secret_access_key.expose(), SECRET);
    let shown = format!("{environment:?} {config:?} {profile:?} {keys:?}");
    assert!(!shown.contains(SECRET), "{shown}");
    assert!(shown.contains("AKIA1"), "{shown}");
}

#[test]
fn a_file_that_cannot_be_read_is_an_error() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("profiles-unreadable");
    fs::create_dir_all(&folder).expect("a directory");
    let long = folder.join("long");
    let file = fs::File::create(&long).expect("a file");
    file.set_len(16 * 1024 * 1024 + 1).expect("a long file");
    let name_too_long = folder.join("x".repeat(5000));
    for path in [&long, &name_too_long] {
        let path = path.to_str().expect("Unicode");
        let environment = Environment::from_iter([("AWS_CONFIG_FILE", path)]);
        let error = config::load(&environment).expect_err("unreadable");
        assert_eq!(error.kind(), ConfigErrorKind::Unreadable, "{error}");
        assert_eq!(error.file(), Some(Path::new(path)));
    }
    // As if there were none: what is below a file.
    let path = long.join("config");
    let environment =
        Environment::from_iter([("AWS_CONFIG_FILE", path.to_str().expect("Unicode"))]);
    assert!(config::load(&environment).is_ok());
}

#[cfg(unix)]
#[test]
fn a_variable_that_is_not_unicode_matters_only_where_it_is_asked_for() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::process::Command;

    const CHILD: &str = "AWS_OPERATION_TEST_CHILD";
    if std::env::var_os(CHILD).is_some() {
        let environment = Environment::of_process();
        let config = config::load(&environment).expect("files");
        let profile = config.profile().expect("default");
        assert_eq!(profile.region().expect("a region"), Some("eu-west-1"));
        let error = profile.retry_mode().expect_err("not Unicode");
        assert_eq!(error.variable(), Some("AWS_RETRY_MODE"), "{error}");
        return;
    }
    // The environment of this process is shared by all tests.
    let status = Command::new(std::env::current_exe().expect("this program"))
        .args([
            "--exact",
            "errors::a_variable_that_is_not_unicode_matters_only_where_it_is_asked_for",
        ])
        .env_clear()
        .env(CHILD, "1")
        .env("HOME", env!("CARGO_TARGET_TMPDIR"))
        .env("AWS_CONFIG_FILE", "~/none")
        .env("AWS_REGION", "eu-west-1")
        .env("AWS_RETRY_MODE", OsStr::from_bytes(b"\xff"))
        .status()
        .expect("it runs");
    assert!(status.success());
}
