//! What is signed of a call, the same each time.

/// The name that keys are derived for.
pub(crate) const SERVICE: &str = "secretsmanager";

/// What each request is sent as.
pub(crate) const CONTENT_TYPE: &str = "application/x-amz-json-1.1";

/// The operation.
pub(crate) const TARGET: &str = "secretsmanager.GetSecretValue";

/// The headers that are signed.
pub(crate) const SIGNED_HEADERS: &str =
    "content-type;host;x-amz-date;x-amz-security-token;x-amz-target";

/// The headers behind the session token, each with the end of the line before it.
pub(crate) const MORE_HEADERS: &str = "\nx-amz-target:secretsmanager.GetSecretValue";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign::tests::{signature, signer};

    #[test]
    fn the_signature_is_that_of_botocore() {
        assert_eq!(
            signature(&signer(), br#"{"SecretId":"a"}"#),
            "AWS4-HMAC-SHA256 Credential=ASIAIOSFODNN7EXAMPLE/20150830/us-east-1/secretsmanager/aws4_request, \
             SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target, \
             Signature=cd248306353d0bb744e941749b51e2f0694f69c4eefa3b038be66fe8a0b7c19b"
        );
    }

    #[test]
    fn the_target_is_signed() {
        assert_eq!(MORE_HEADERS, format!("\nx-amz-target:{TARGET}"));
    }
}
