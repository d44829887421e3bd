//! Where a container may be sent for its credentials.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use http::Uri;
use http::uri::Scheme;

/// ECS, EKS over IPv4, EKS over IPv6.
const HOSTS: [IpAddr; 3] = [
    IpAddr::V4(Ipv4Addr::new(169, 254, 170, 2)),
    IpAddr::V4(Ipv4Addr::new(169, 254, 170, 23)),
    IpAddr::V6(Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x23)),
];

/// A URL that was checked.
#[derive(Debug)]
pub(super) struct Address {
    pub(super) uri: Uri,
}

/// What is wrong with a URL. It repeats no more of it than the host.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    NoUrl,
    NoPath,
    UserInformation,
    Host(String),
}

impl Address {
    /// A path on a host.
    pub(super) fn of_path(host: &str, path: &str) -> Result<Self, Fault> {
        // Anything else could go on with the host's name.
        if !path.starts_with('/') {
            return Err(Fault::NoPath);
        }
        Self::of_url(&format!("{host}{path}"))
    }

    /// A URL: to any host over https, to a few over http.
    pub(super) fn of_url(url: &str) -> Result<Self, Fault> {
        let uri: Uri = url.parse().map_err(|_| Fault::NoUrl)?;
        let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) else {
            return Err(Fault::NoUrl);
        };
        if authority.as_str().contains('@') {
            return Err(Fault::UserInformation);
        }
        let host = authority.host();
        // `http` takes any text for a port and then has none.
        let has_port = authority.as_str().len() > host.len();
        let port_is_valid = authority.port_u16().is_some_and(|port| port != 0);
        let is_known = *scheme == Scheme::HTTP || *scheme == Scheme::HTTPS;
        if host.is_empty() || (has_port && !port_is_valid) || !is_known {
            return Err(Fault::NoUrl);
        }
        if *scheme == Scheme::HTTP && !is_allowed(host) {
            return Err(Fault::Host(host.to_owned()));
        }
        Ok(Self { uri })
    }

    pub(super) fn is_https(&self) -> bool {
        self.uri.scheme() == Some(&Scheme::HTTPS)
    }

    pub(super) fn host(&self) -> &str {
        self.uri.host().unwrap_or_default()
    }
}

fn is_allowed(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    match address.parse::<IpAddr>() {
        Ok(address) => address.is_loopback() || HOSTS.contains(&address),
        Err(_) => host.eq_ignore_ascii_case("localhost"),
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoUrl => f.write_str("is no URL; expected one with http or https"),
            Self::NoPath => f.write_str("is no path; expected one that begins with a slash"),
            Self::UserInformation => f.write_str("has a user in its URL; remove it"),
            Self::Host(host) => write!(
                f,
                "leads to {host} over plain http; expected https, or one of localhost, 127.0.0.1, [::1], {}, {}, [{}]",
                HOSTS[0], HOSTS[1], HOSTS[2]
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Address, Fault};

    #[test]
    fn plain_http_goes_to_a_few_hosts() {
        for url in [
            "https://example.com/x?y=z",
            "http://localhost:1338/x",
            "http://LOCALHOST/x",
            "http://127.0.0.1/x",
            "http://127.8.9.10:1/x",
            "http://[::1]:1/x",
            "http://169.254.170.2/v2/credentials?id=7",
            "http://169.254.170.23/v1/credentials",
            "http://[fd00:ec2::23]/v1/credentials",
            "http://[fd00:ec2:0:0::23]/v1/credentials",
        ] {
            let address = Address::of_url(url).expect(url);
            assert!(!address.host().is_empty(), "{url}");
        }
        for host in [
            "example.com",
            "169.254.169.254",
            "169.254.170.2.example.com",
            "localhost.example.com",
            "0.0.0.0",
            "10.0.0.1",
            "[fd00:ec2::24]",
            "[::ffff:10.0.0.1]",
            "127.1",
            "2130706433",
            "0x7f000001",
        ] {
            let fault = Address::of_url(&format!("http://{host}/x")).expect_err(host);
            assert_eq!(fault, Fault::Host(host.to_owned()), "{host}");
        }
    }

    #[test]
    fn what_is_no_url_is_refused_and_not_repeated() {
        for url in [
            "",
            "/secret",
            "secret",
            "ftp://localhost/secret",
            "http:///secret",
            "http://secret@localhost/x",
            "http://localhost:secret/x",
            "http://local host/secret",
        ] {
            if let Err(fault) = Address::of_url(url) {
                assert!(!fault.to_string().contains("secret"), "{fault}");
            } else {
                panic!("{url}");
            }
        }
        for path in ["secret", "@example.com/", ".example.com/", ":80/", ""] {
            let fault = Address::of_path("http://169.254.170.2", path).expect_err(path);
            assert_eq!(fault, Fault::NoPath);
        }
    }
}
