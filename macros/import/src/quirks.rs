//! What no model says: what AWS's own clients do for one service, and which members are secret.

use crate::model::{Member, Shape};

/// A header that every request of the service has.
pub(crate) struct ConstantHeader {
    pub(crate) name: &'static str,
    pub(crate) value: HeaderValue,
}

pub(crate) enum HeaderValue {
    Text(&'static str),
    /// The `apiVersion` of the model.
    ApiVersion,
}

/// Whether the operation exchanges something that is good once for a token, so that it is not made again even by a client that
/// repeats all.
pub(crate) fn exchanges_token(operation: &str) -> bool {
    matches!(
        operation,
        "CreateToken" | "CreateTokenWithIAM" | "GetTokensFromRefreshToken"
    )
}

/// Whether the member is a secret part of an access key, in a structure that holds one. Not every model marks them: that of STS
/// marks the secret key and not the session token, that of Lake Formation neither.
pub(crate) fn is_secret(shape: &Shape, member: &Member) -> bool {
    let is_one_of = |member: &Member, names: &[&str]| {
        let name = &member.name;
        names.iter().any(|known| known.eq_ignore_ascii_case(name))
    };
    let has = |names: &[&str]| shape.members.iter().any(|member| is_one_of(member, names));
    is_one_of(member, &["SecretAccessKey", "SecretKey", "SessionToken"])
        && has(&["AccessKeyId"])
        && has(&["SecretAccessKey", "SecretKey"])
}

/// The constant headers of the service with this endpoint prefix.
pub(crate) fn constant_headers(endpoint_prefix: &str) -> &'static [ConstantHeader] {
    match endpoint_prefix {
        // Without it, API Gateway answers in HAL (`application/hal+json`), whose members are nested in other ways.
        "apigateway" => &[ConstantHeader {
            name: "Accept",
            value: HeaderValue::Text("application/json"),
        }],
        // Glacier refuses requests that do not say which version of the API they mean (its developer guide, "Common
        // Request Headers").
        "glacier" => &[ConstantHeader {
            name: "x-amz-glacier-version",
            value: HeaderValue::ApiVersion,
        }],
        _ => &[],
    }
}
