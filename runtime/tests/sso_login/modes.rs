//! Who may read the files, and links in their place.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;

use crate::child::command;
use crate::replies::{codes, registration, role, time_in, token};
use crate::support::Server;
use crate::{REGISTRATION, TOKEN, home, old_token, sso, write};

/// Every file and folder below one, with its permissions.
fn modes(folder: &Path, found: &mut Vec<(String, u32)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let mode = fs::symlink_metadata(&path)
            .expect("it is there")
            .permissions()
            .mode();
        found.push((path.to_str().expect("Unicode").to_owned(), mode & 0o7777));
        if path.is_dir() {
            modes(&path, found);
        }
    }
}

#[test]
fn the_owner_alone_may_read_whatever_the_umask() {
    let server = Server::start([registration(1), codes(), token(1), role(1, 3600)]);
    let home = home();
    fs::remove_dir_all(home.path().join(".aws")).expect("the folder");
    let lax = ["sh", "-c", "umask 0; exec \"$0\" \"$@\""];
    let output = command(&lax, "all", home.path(), &server.url())
        .output()
        .expect("a shell");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.contains("done"), "{text}");
    assert_eq!(text.matches("saved: Ok(())").count(), 3, "{text}");
    let mut found = Vec::new();
    modes(home.path(), &mut found);
    let (folders, files): (Vec<_>, Vec<_>) =
        found.iter().partition(|(path, _)| Path::new(path).is_dir());
    // The token, the registration, the role, their locks, and the configuration.
    assert_eq!((folders.len(), files.len()), (6, 7), "{found:?}");
    assert!(
        folders.iter().all(|(_, mode)| *mode == 0o700),
        "{folders:?}"
    );
    assert!(files.iter().all(|(_, mode)| *mode == 0o600), "{files:?}");
}

#[test]
fn a_link_in_the_place_of_a_file_is_not_written_through() {
    let server = Server::start([registration(1), codes(), token(1), role(1, 3600)]);
    let home = home();
    let target = home.path().join("target");
    write(&home, "other.json", &old_token(&time_in(-1)));
    let folder = home.cache().directory().to_owned();
    for name in [TOKEN, REGISTRATION] {
        symlink(&target, folder.join(name)).expect("a link");
    }
    let sso = sso(&home, "default", &server);
    let mut person = crate::Person::default();
    let options = aws_operation::sso_login::LoginOptions::new();
    let signed_in = sso.login(&options, &mut person).expect("signed in");
    let error = signed_in.saved.expect_err("a link").to_string();
    assert!(
        error.ends_with("is a symbolic link, or something else that is no regular file; remove it"),
        "{error}"
    );
    assert!(
        person.seen.iter().any(|seen| seen.contains(REGISTRATION)),
        "{:?}",
        person.seen
    );
    // The token is in memory, and the credentials are good.
    let access = sso
        .role_credentials("111122223333", "ReadOnly")
        .expect("credentials");
    access.saved.expect("a file");
    assert!(!target.exists());

    // Nor is a token read there that is another portal's, though it is good for longer.
    let mut other = old_token("2999-01-01T00:00:00Z");
    other["startUrl"] = serde_json::json!("https://other");
    fs::write(&target, other.to_string()).expect("a file");
    let again = sso.login(&options, &mut person).expect("signed in");
    assert_eq!(again.token.access_token.expose(), "hush-access-1");
}

/// A refresh token is good once: who cannot keep the next one has to say so.
#[test]
fn a_refreshed_token_that_cannot_be_kept_is_told() {
    let server = Server::start([token(1), role(1, 3600)]);
    let home = home();
    write(&home, TOKEN, &old_token(&time_in(-1)));
    let path = home.cache().directory().join(TOKEN);
    let target = home.path().join("target");
    fs::rename(&path, &target).expect("a file");
    symlink(&target, &path).expect("a link");
    let sso = sso(&home, "default", &server);
    assert!(!sso.has_unsaved_token());
    sso.role_credentials("111122223333", "ReadOnly")
        .expect("credentials");
    assert!(sso.has_unsaved_token());
    assert_eq!(sso.logout(false).errors.len(), 0);
    assert!(!sso.has_unsaved_token());
}
