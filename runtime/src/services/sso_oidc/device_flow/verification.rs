//! Which addresses a person may be sent to.
//!
//! The address comes from the network, is shown to a person who is about to sign in, and is handed to a browser. So it is
//! taken only from https and from hosts that are AWS's, unless the caller says otherwise.

use std::fmt;
use std::net::IpAddr;

use http::Uri;

/// The domains under which AWS serves portals and sign-in pages: its partitions' endpoint suffixes, the access portals,
/// and the top-level domain that Amazon runs. The isolated partitions are left to the caller.
///
/// This keeps other sites out. It does not tell AWS's pages from those of its customers, some of which live below
/// `amazonaws.com`: that the service names the page, over https, is what vouches for it.
const AWS_SUFFIXES: [&str; 8] = [
    ".amazonaws.com",
    ".awsapps.com",
    ".aws",
    ".amazonaws.com.cn",
    ".awsapps.cn",
    ".amazonwebservices.com.cn",
    ".amazonaws.eu",
    ".amazonwebservices.eu",
];

/// The longest address that is accepted, in bytes; a QR code holds less than 3,000.
const LONGEST: usize = 2048;

/// Why the address of the verification page was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum VerificationUriError {
    /// It is not an absolute address, has user information in front of the host, characters that no address may have, or
    /// more than 2,048 bytes.
    Malformed,
    /// It is not https; holds the host.
    NotHttps(String),
    /// Its host is neither AWS's nor one that the settings allow; holds the host.
    Host(String),
}

impl fmt::Display for VerificationUriError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed => formatter
                .write_str("the service sent a malformed address for the verification page"),
            Self::NotHttps(host) => {
                write!(
                    formatter,
                    "the service sent a verification page at {host} that is not https"
                )
            }
            Self::Host(host) => {
                write!(
                    formatter,
                    "the service sent a verification page at {host}, which is not AWS's"
                )
            }
        }
    }
}

impl std::error::Error for VerificationUriError {}

/// The hosts that are accepted besides AWS's.
#[derive(Clone, Debug, Default)]
pub(super) struct VerificationHosts {
    allowed: Vec<String>,
    loopback: bool,
}

impl VerificationHosts {
    pub(super) fn allow(&mut self, host: &str) {
        self.allowed.push(host.to_ascii_lowercase());
    }

    pub(super) fn allow_loopback(&mut self, allow: bool) {
        self.loopback = allow;
    }

    /// The host of an acceptable address, in lower case.
    pub(super) fn check(&self, address: &str) -> Result<String, VerificationUriError> {
        let (is_https, host) = scheme_and_host(address).ok_or(VerificationUriError::Malformed)?;
        if self.loopback && is_loopback(&host) {
            return Ok(host);
        }
        if !is_https {
            return Err(VerificationUriError::NotHttps(host));
        }
        if is_aws(&host) || self.allowed.contains(&host) {
            Ok(host)
        } else {
            Err(VerificationUriError::Host(host))
        }
    }
}

fn is_aws(host: &str) -> bool {
    AWS_SUFFIXES.iter().any(|suffix| host.ends_with(suffix))
}

fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || bare
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// Whether the address is https (else http), and its host in lower case.
fn scheme_and_host(address: &str) -> Option<(bool, String)> {
    if address.len() > LONGEST || !address.bytes().all(may_stand_in_an_address) {
        return None;
    }
    let uri: Uri = address.parse().ok()?;
    let is_https = match uri.scheme_str()? {
        scheme if scheme.eq_ignore_ascii_case("https") => true,
        scheme if scheme.eq_ignore_ascii_case("http") => false,
        _ => return None,
    };
    let authority = uri.authority()?;
    let host = authority.host().to_ascii_lowercase();
    // `https://aws.example@evil.example/` shows one host and opens another.
    let is_plain = !authority.as_str().contains('@') && is_host(&host);
    is_plain.then_some((is_https, host))
}

/// The characters of RFC 3986. What lies outside them is where parsers disagree: a browser takes `\` for `/`, and drops tabs.
fn may_stand_in_an_address(byte: u8) -> bool {
    byte.is_ascii_graphic()
        && !matches!(
            byte,
            b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}'
        )
}

/// Letters, digits, hyphens and dots, or an IPv6 address in brackets. No percent-encoding: a browser would decode it.
fn is_host(host: &str) -> bool {
    let is_name = !host.is_empty()
        && host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
    let is_ipv6 = host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .is_some_and(|address| {
            address
                .parse::<IpAddr>()
                .is_ok_and(|address| address.is_ipv6())
        });
    is_name || is_ipv6
}

#[cfg(test)]
mod tests {
    use super::{VerificationHosts, VerificationUriError};

    fn check(address: &str) -> Result<String, VerificationUriError> {
        VerificationHosts::default().check(address)
    }

    #[test]
    fn pages_of_aws_are_accepted() {
        for (address, host) in [
            (
                "https://device.sso.eu-west-1.amazonaws.com/",
                "device.sso.eu-west-1.amazonaws.com",
            ),
            (
                "https://d-123.awsapps.com/start/#/device?user_code=WDJB-MJHT",
                "d-123.awsapps.com",
            ),
            (
                "https://ssoins-1.portal.eu-west-1.app.aws/#/device",
                "ssoins-1.portal.eu-west-1.app.aws",
            ),
            (
                "https://device.sso.cn-north-1.amazonaws.com.cn/",
                "device.sso.cn-north-1.amazonaws.com.cn",
            ),
            (
                "https://start.home.awsapps.cn/directory/x",
                "start.home.awsapps.cn",
            ),
            (
                "https://device.sso.eusc-de-east-1.amazonaws.eu/",
                "device.sso.eusc-de-east-1.amazonaws.eu",
            ),
            (
                "HTTPS://Example.AWSApps.com:443/start",
                "example.awsapps.com",
            ),
        ] {
            assert_eq!(check(address).as_deref(), Ok(host), "{address}");
        }
    }

    #[test]
    fn other_hosts_are_refused_by_name() {
        for (address, host) in [
            ("https://evil.example/", "evil.example"),
            (
                "https://awsapps.com.evil.example/",
                "awsapps.com.evil.example",
            ),
            ("https://evilawsapps.com/", "evilawsapps.com"),
            ("https://awsapps.com/", "awsapps.com"),
            ("https://evil.example/?x=.awsapps.com", "evil.example"),
            ("https://evil.example/#.awsapps.com", "evil.example"),
            ("https://evil.example#.awsapps.com", "evil.example"),
            ("https://evil.example?.awsapps.com", "evil.example"),
            ("https://example.awsapps.com./start", "example.awsapps.com."),
            ("https://127.0.0.1/", "127.0.0.1"),
            ("https://[::1]/", "[::1]"),
        ] {
            assert_eq!(
                check(address),
                Err(VerificationUriError::Host(host.to_owned())),
                "{address}"
            );
        }
    }

    #[test]
    fn http_is_refused_even_at_aws() {
        let refused = check("http://example.awsapps.com/start");
        assert_eq!(
            refused,
            Err(VerificationUriError::NotHttps(
                "example.awsapps.com".to_owned()
            ))
        );
    }

    #[test]
    fn addresses_that_parsers_read_differently_are_malformed() {
        for address in [
            "",
            "https://",
            "https:///start",
            "https://:443/start",
            "example.awsapps.com",
            "//example.awsapps.com/",
            "/start",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "ftp://example.awsapps.com/",
            "https://evil.example\\.awsapps.com/",
            "https://evil.example\\@x.awsapps.com/",
            "https://x.awsapps.com@evil.example/",
            "https://x.awsapps.com:443@evil.example/",
            "https://evil.example%2f.awsapps.com/",
            "https://evil%2eexample.awsapps.com/",
            "https://evil.example\t.awsapps.com/",
            "https://example.awsapps.com/a b",
            "https://example.awsapps.com/\u{1b}[2J",
            "https://example.awsapps.com/\n",
            "https://exämple.awsapps.com/",
            "https://example.awsapps.com/\u{202e}",
        ] {
            assert_eq!(
                check(address),
                Err(VerificationUriError::Malformed),
                "{address:?}"
            );
        }
        let long = format!("https://example.awsapps.com/{}", "a".repeat(2048));
        assert_eq!(check(&long), Err(VerificationUriError::Malformed));
    }

    #[test]
    fn loopback_is_accepted_only_when_allowed() {
        let mut hosts = VerificationHosts::default();
        hosts.allow_loopback(true);
        for (address, host) in [
            ("http://127.0.0.1:8080/device", "127.0.0.1"),
            ("http://localhost:8080/", "localhost"),
            ("http://[::1]:8080/", "[::1]"),
            ("https://127.9.9.9/", "127.9.9.9"),
        ] {
            assert_eq!(hosts.check(address).as_deref(), Ok(host), "{address}");
        }
        for address in [
            "http://localhost.evil.example/",
            "http://127.0.0.1.evil.example/",
            "http://10.0.0.1/",
        ] {
            assert!(hosts.check(address).is_err(), "{address}");
        }
    }

    #[test]
    fn an_allowed_host_is_accepted_as_a_whole_and_by_https() {
        let mut hosts = VerificationHosts::default();
        hosts.allow("SSO.Example.com");
        assert_eq!(
            hosts.check("https://sso.example.com/device").as_deref(),
            Ok("sso.example.com")
        );
        assert!(hosts.check("https://a.sso.example.com/device").is_err());
        assert!(hosts.check("http://sso.example.com/device").is_err());
    }
}
