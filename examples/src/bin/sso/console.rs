//! `sso browser`: the AWS console with a role, by the portal's address for it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::arguments::Browser;
use super::browser;
use super::context::Context;
use super::exit::{Failure, Kind};
use super::output::{self, Notes};

/// RFC 3986 section 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

pub(crate) fn run(arguments: &Browser, notes: Notes) -> Result<(), Failure> {
    let context = Context::load()?;
    let role = context.role(&arguments.role)?;
    let session = context.session(&arguments.role.session)?;
    let url = address(
        session.start_url(),
        &role.account_id,
        &role.name,
        arguments.destination.as_deref(),
    );
    if arguments.print {
        return output::line(&url);
    }
    if !url.starts_with("https://") {
        let message = format!("the start URL {} is not https", session.start_url());
        return Err(Failure::new(Kind::Usage, message));
    }
    if browser::open(&url) {
        notes.say(&format!("Opened {url}"));
        Ok(())
    } else {
        let message = format!("no browser could be opened from here; open {url}");
        Err(Failure::new(Kind::Other, message))
    }
}

/// The portal's shortcut: who is not signed in there is asked to.
fn address(
    start_url: &str,
    account_id: &str,
    role_name: &str,
    destination: Option<&str>,
) -> String {
    let encoded = |text| utf8_percent_encode(text, RESERVED).to_string();
    let portal = start_url.trim_end_matches(['#', '/']);
    let mut url = format!(
        "{portal}/#/console?account_id={}&role_name={}",
        encoded(account_id),
        encoded(role_name)
    );
    if let Some(destination) = destination {
        url.push_str("&destination=");
        url.push_str(&encoded(destination));
    }
    url
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn the_portals_shortcut() {
        for start_url in [
            "https://x.awsapps.com/start",
            "https://x.awsapps.com/start/#/",
        ] {
            assert_eq!(
                address(start_url, "111122223333", "Power User", None),
                "https://x.awsapps.com/start/#/console?account_id=111122223333&role_name=Power%20User"
            );
        }
        let url = address("https://x", "1", "R", Some("https://y/?a=b"));
        assert!(
            url.ends_with("&destination=https%3A%2F%2Fy%2F%3Fa%3Db"),
            "{url}"
        );
    }
}
