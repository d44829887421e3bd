//! Finding a secret in text, in every form that a careless program gives to it.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use percent_encoding::percent_decode_str;

/// The forms in which the text holds the secret.
pub(crate) fn forms_in(text: &str, secret: &str) -> Vec<&'static str> {
    let mut forms = Vec::new();
    if text.contains(secret) {
        forms.push("plain text");
    } else if percent_decode_str(text)
        .decode_utf8_lossy()
        .contains(secret)
    {
        forms.push("percent encoding");
    }
    if base64_of(secret).iter().any(|form| text.contains(form)) {
        forms.push("base64");
    }
    if text.to_ascii_lowercase().contains(&hex(secret)) {
        forms.push("hex");
    }
    let numbers = format!("{:?}", secret.as_bytes());
    if text.contains(numbers.trim_matches(['[', ']'])) {
        forms.push("a list of bytes");
    }
    forms
}

fn hex(text: &str) -> String {
    let digits: Vec<String> = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}

/// The letters that stand for the secret wherever it begins in what is encoded, without those that its neighbours share.
fn base64_of(secret: &str) -> Vec<String> {
    let mut forms = Vec::new();
    for (before, first) in [(0, 0), (1, 2), (2, 3)] {
        let mut bytes = vec![0; before];
        bytes.extend_from_slice(secret.as_bytes());
        let end = bytes.len() * 8 / 6;
        for engine in [STANDARD, URL_SAFE] {
            forms.push(engine.encode(&bytes)[first..end].to_owned());
        }
    }
    forms
}

#[test]
fn every_form_is_found() {
    let secret = "ke/y=of+the~search";
    let around = |prefix: &str| format!("{prefix}{secret}, and more");
    assert!(forms_in("nothing here", secret).is_empty());
    assert_eq!(forms_in(&around(""), secret), ["plain text"]);
    assert_eq!(
        forms_in("https://x/?k=ke%2Fy%3dof%2Bthe~search&l", secret),
        ["percent encoding"]
    );
    for prefix in ["", "a", "ab", "abc"] {
        for engine in [STANDARD, URL_SAFE] {
            assert_eq!(forms_in(&engine.encode(around(prefix)), secret), ["base64"]);
        }
    }
    let hex = hex(&around("")).to_ascii_uppercase();
    assert_eq!(forms_in(&hex, secret), ["hex"]);
    assert_eq!(
        forms_in(&format!("{:?}", around("").as_bytes()), secret),
        ["a list of bytes"]
    );
}
