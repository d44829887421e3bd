//! What is signed of a call, the same each time.

/// The name that keys are derived for.
pub(crate) const SERVICE: &str = "sts";

/// What each request is sent as.
pub(crate) const CONTENT_TYPE: &str = "application/x-www-form-urlencoded";

/// The headers that are signed.
pub(crate) const SIGNED_HEADERS: &str = "content-type;host;x-amz-date;x-amz-security-token";

/// The headers behind the session token, each with the end of the line before it.
pub(crate) const MORE_HEADERS: &str = "";

/// The body of each request.
pub(crate) const BODY: &[u8] = b"Action=GetCallerIdentity&Version=2011-06-15";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign::tests::{signature, signer};

    #[test]
    fn the_signature_is_that_of_botocore() {
        assert_eq!(
            signature(&signer(), BODY),
            "AWS4-HMAC-SHA256 Credential=ASIAIOSFODNN7EXAMPLE/20150830/us-east-1/sts/aws4_request, \
             SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, \
             Signature=977510d2ad7f48e5afcd48268dbe3b780409636edc49c771ddea5b1f82d14b1c"
        );
    }
}
