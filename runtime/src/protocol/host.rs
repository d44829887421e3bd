//! The host prefix of an operation: Smithy's `endpoint` and `hostLabel` traits.

use std::net::IpAddr;

use http::uri::Authority;

use crate::endpoint::Endpoint;
use crate::error::BuildFault;

/// The longest label of a host name (RFC 1035 section 2.3.4).
const MAX_LABEL: usize = 63;

/// Checks the value of a host label: letters, digits and hyphens, as in a region.
pub(crate) fn check_label(name: &'static str, text: &str) -> Result<(), BuildFault> {
    let is_label = (1..=MAX_LABEL).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-');
    if is_label {
        Ok(())
    } else {
        Err(BuildFault::HostLabel { name })
    }
}

/// The endpoint's authority below the prefix. A host without a domain (an address, `localhost`) has nothing below it and
/// stays as it is: it is a server for tests.
pub(crate) fn below(endpoint: &Endpoint, prefix: &str) -> Result<Authority, BuildFault> {
    let authority = endpoint.authority();
    let host = authority.host();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    if prefix.is_empty() || bare.parse::<IpAddr>().is_ok() || !host.contains('.') {
        return Ok(authority.clone());
    }
    let intended = format!("{prefix}{host}");
    Authority::try_from(format!("{prefix}{authority}"))
        .ok()
        // What a parser makes of it is what counts.
        .filter(|parsed| parsed.host() == intended && parsed.port_u16() == authority.port_u16())
        .ok_or(BuildFault::Host)
}
