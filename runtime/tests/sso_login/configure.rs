//! Changing the configuration file.

use std::fs;
use std::path::PathBuf;

use aws_operation::config::{Config, Environment};
use aws_operation::sso_login::{ConfigEditor, EditError, SsoProfile};

use crate::home::Home;

const URL: &str = "https://example.awsapps.com/start";

/// A file as people have it.
const FILE: &str = "# mine; do not touch
[default]
region=eu-west-1   
; a comment

[profile night]   ; night shift
    sso_start_url: https://old
    # between
    sso_region: us-east-1
    sso_account_id =111122223333
    aws_secret_access_key = hush
    s3 =
      max_concurrent_requests = 20

# about the last one
[profile last]
output = json";

fn path(home: &Home) -> PathBuf {
    home.path().join(".aws/config")
}

fn edit(
    text: &str,
    change: impl FnOnce(&mut ConfigEditor) -> Result<(), EditError>,
) -> (String, String) {
    let home = Home::new().config(text);
    let mut editor = ConfigEditor::open(path(&home)).expect("a file in the format");
    change(&mut editor).expect("a change");
    let preview = editor.preview();
    crate::assert_hides_secrets(&preview);
    assert_eq!(editor.is_changed(), !preview.is_empty());
    editor.save().expect("it is written");
    (fs::read_to_string(path(&home)).expect("a file"), preview)
}

fn role(session: &str) -> SsoProfile {
    SsoProfile::new(session, "111122223333", "Read Only")
}

#[test]
fn what_is_there_stays() {
    let (text, preview) = edit(FILE, |editor| {
        editor.set_sso_session("my-sso", URL, "us-east-1", &["sso:account:access"])?;
        let mut profile = role("my-sso");
        profile.region = Some("eu-north-1".to_owned());
        editor.set_sso_profile("night", &profile)
    });
    let expected = FILE
        .replace("    sso_start_url: https://old\n", "")
        .replace("    sso_region: us-east-1\n", "")
        .replace(
            "      max_concurrent_requests = 20\n",
            "      max_concurrent_requests = 20\n    sso_session = my-sso\n    sso_role_name = Read Only\n    region = eu-north-1\n",
        )
        + "\n\n[sso-session my-sso]\nsso_start_url = https://example.awsapps.com/start\nsso_region = us-east-1\nsso_registration_scopes = sso:account:access\n";
    assert_eq!(text, expected);
    assert_eq!(
        preview,
        "  [profile night]   ; night shift\n\
         -     sso_start_url: https://old\n\
         -     sso_region: us-east-1\n\
         +     sso_session = my-sso\n\
         +     sso_role_name = Read Only\n\
         +     region = eu-north-1\n  \
           [profile last]\n\
         +\n\
         + [sso-session my-sso]\n\
         + sso_start_url = https://example.awsapps.com/start\n\
         + sso_region = us-east-1\n\
         + sso_registration_scopes = sso:account:access\n"
    );
    // A second time there is nothing to do.
    let (again, preview) = edit(&text, |editor| {
        editor.set_sso_session("my-sso", URL, "us-east-1", &["sso:account:access"])?;
        editor.set_sso_profile("night", &role("my-sso"))
    });
    assert_eq!((again, preview), (text, String::new()));
}

#[test]
fn values_are_replaced_in_their_place() {
    let (text, preview) = edit(
        "[sso-session a]\r\nsso_start_url: https://old\r\nSSO_Region =\tx\r\n[profile 'p q']\r\nsso_session = a\r\nsso_account_id = 1\r\n   2\r\nsso_role_name = R # no comment\r\nregion=\r\n",
        |editor| {
            editor.set_sso_session("a", URL, "eu-west-1", &[])?;
            let mut profile = role("a");
            profile.region = Some("x".to_owned());
            editor.set_sso_profile("p q", &profile)
        },
    );
    assert_eq!(
        text,
        "[sso-session a]\r\nsso_start_url: https://example.awsapps.com/start\r\nSSO_Region =\teu-west-1\r\n[profile 'p q']\r\nsso_session = a\r\nsso_account_id = 111122223333\r\nsso_role_name = Read Only\r\nregion= x\r\n"
    );
    assert!(
        preview.contains("- sso_account_id = 1\n-    2\n+ sso_account_id = 111122223333\n"),
        "{preview}"
    );
}

#[test]
fn a_file_that_is_not_there_is_made() {
    let home = Home::new();
    let path = home.path().join("new/.aws/config");
    let mut editor = ConfigEditor::open(&path).expect("no file");
    editor
        .set_sso_session("my-sso", URL, "us-east-1", &[])
        .expect("a session");
    editor
        .set_sso_profile("default", &role("my-sso"))
        .expect("a profile");
    editor
        .set_sso_profile("of ada", &role("my-sso"))
        .expect("a profile");
    editor.save().expect("a file");
    let text = fs::read_to_string(&path).expect("a file");
    assert_eq!(
        text,
        "[sso-session my-sso]\nsso_start_url = https://example.awsapps.com/start\nsso_region = us-east-1\n\n\
         [default]\nsso_session = my-sso\nsso_account_id = 111122223333\nsso_role_name = Read Only\n\n\
         [profile 'of ada']\nsso_session = my-sso\nsso_account_id = 111122223333\nsso_role_name = Read Only\n"
    );
    let config = Config::parse(&Environment::default(), text.as_bytes(), b"").expect("a file");
    assert_eq!(config.profile_names(), ["default", "of ada"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &std::path::Path| {
            fs::metadata(path)
                .expect("it is there")
                .permissions()
                .mode()
                & 0o777
        };
        assert_eq!(
            (mode(&path), mode(path.parent().expect("a folder"))),
            (0o600, 0o700)
        );
    }
}

#[test]
fn what_cannot_be_is_an_error_and_changes_nothing() {
    let home = Home::new().config(FILE);
    let mut editor = ConfigEditor::open(path(&home)).expect("a file");
    for (name, url) in [
        ("", URL),
        ("a]", URL),
        ("a\nb", URL),
        (" a", URL),
        ("a", ""),
        ("a", "u\n[x]"),
    ] {
        let error = editor
            .set_sso_session(name, url, "us-east-1", &[])
            .expect_err("refused");
        assert_eq!(error.path(), path(&home));
        let wrong = if name == "a" { url } else { name };
        assert!(
            error.to_string().contains("cannot hold")
                && error.to_string().contains(&format!(" {wrong:?}: ")),
            "{error}"
        );
    }
    assert!(!editor.is_changed());
    let error = editor
        .set_sso_profile("x", &role("nowhere"))
        .expect_err("no session");
    assert!(
        error
            .to_string()
            .contains("[sso-session nowhere] that is named here does not exist"),
        "{error}"
    );
    let home = home.config("[default]\nno delimiter\n");
    let error = ConfigEditor::open(path(&home)).expect_err("not in the format");
    assert!(error.to_string().ends_with("; mend it first"), "{error}");
    assert!(error.to_string().contains(", line 2: "), "{error}");
}

#[test]
fn what_another_program_wrote_meanwhile_is_kept() {
    let home = Home::new().config(FILE);
    let mut editor = ConfigEditor::open(path(&home)).expect("a file");
    editor
        .set_sso_session("a", URL, "us-east-1", &[])
        .expect("a session");
    fs::write(path(&home), "[default]\n").expect("a file");
    let error = editor.save().expect_err("it was changed");
    assert!(
        error.to_string().contains("was changed by another program"),
        "{error}"
    );
    assert_eq!(
        fs::read_to_string(path(&home)).expect("a file"),
        "[default]\n"
    );
    assert_eq!(
        fs::read_dir(home.path().join(".aws"))
            .expect("a folder")
            .count(),
        1
    );
}

#[test]
#[cfg(unix)]
fn a_link_and_the_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let home = Home::new();
    let target = home.path().join("dotfiles-config");
    fs::write(&target, FILE).expect("a file");
    fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).expect("a file");
    symlink("../dotfiles-config", path(&home)).expect("a link");
    let mut editor = ConfigEditor::open(path(&home)).expect("a file");
    editor
        .set_sso_session("a", URL, "us-east-1", &[])
        .expect("a session");
    editor.save().expect("it is written");
    assert!(
        fs::symlink_metadata(path(&home))
            .expect("a link")
            .is_symlink()
    );
    assert!(
        fs::read_to_string(&target)
            .expect("a file")
            .contains("[sso-session a]")
    );
    let mode = fs::metadata(&target).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    // A link that leads nowhere is somebody's mistake, and no new file.
    fs::remove_file(&target).expect("a file");
    let error = ConfigEditor::open(path(&home)).expect_err("nothing there");
    assert!(error.to_string().contains("cannot be read"), "{error}");
}
