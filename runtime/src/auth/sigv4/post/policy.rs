//! What a form may upload, and the signature of it.

use std::ops::RangeInclusive;
use std::time::Duration;

use base64::prelude::{BASE64_STANDARD, Engine as _};

use super::document::{Condition, Document};
use super::form::PresignedPost;
use crate::auth::sigv4::error::{Fault, SigningError};
use crate::auth::sigv4::presign::check_expiry;
use crate::auth::sigv4::scope::Scope;
use crate::auth::sigv4::{ALGORITHM, SigningParameters};
use crate::error::{AuthFault, BuildError, BuildFault};
use crate::protocol::{EncodeSettings, bucket_url};
use crate::sensitive::Sensitive;
use crate::values::{Timestamp, TimestampFormat};

/// S3's name for what forms do.
const OPERATION: &str = "PostObject";

const FILE_NAME: &str = "${filename}";

/// The fields that are set here, and the one that is the file. Any that begins with `x-amz-` and is none of them is free.
const OWN: [&str; 9] = [
    "bucket",
    "file",
    "key",
    "policy",
    "x-amz-algorithm",
    "x-amz-credential",
    "x-amz-date",
    "x-amz-security-token",
    "x-amz-signature",
];

/// What a form may upload to a bucket of S3: a POST policy, to be signed by [`presign_post`].
///
/// Every field of the form must be in the policy: those whose value is known with [`field`](Self::field), those that whoever
/// submits the form fills with [`starts_with`](Self::starts_with). S3 refuses a form with another field.
///
/// `Debug` shows the bucket and the key alone.
#[derive(Clone)]
#[must_use]
pub struct PostPolicy {
    pub(super) bucket: String,
    pub(super) key: String,
    fields: Vec<(String, String)>,
    conditions: Vec<Condition>,
}

impl PostPolicy {
    /// For one object; or, with a key that ends with `${filename}`, for any whose key begins so: the browser puts the name of the
    /// file in.
    pub fn new(bucket: impl Into<String>, key: impl Into<String>) -> Self {
        Self {
            bucket: bucket.into(),
            key: key.into(),
            fields: Vec::new(),
            conditions: Vec::new(),
        }
    }

    /// A field with this value, such as `acl`, `Content-Type`, `success_action_status`, `x-amz-meta-owner`.
    pub fn field(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let (name, value) = (name.into(), value.into());
        self.fields.push((name.clone(), value.clone()));
        self.conditions.push(Condition::Is(name, value.into()));
        self
    }

    /// A field that whoever submits the form adds to those of [`PresignedPost::fields`], with a value that begins so. With `""`, any
    /// value.
    pub fn starts_with(mut self, name: impl Into<String>, prefix: impl Into<String>) -> Self {
        let condition = Condition::StartsWith(name.into(), prefix.into());
        self.conditions.push(condition);
        self
    }

    /// How many bytes the file may have. Default: what S3 takes.
    pub fn content_length_range(mut self, bytes: RangeInclusive<u64>) -> Self {
        let condition = Condition::Length(*bytes.start(), *bytes.end());
        self.conditions.push(condition);
        self
    }

    fn check(&self) -> Result<(), Fault> {
        if self.key.is_empty() {
            return Err(Fault::EmptyKey);
        }
        for condition in &self.conditions {
            match condition {
                Condition::Is(name, _) | Condition::StartsWith(name, _) => check_field(name)?,
                Condition::Length(least, most) if least > most => return Err(Fault::LengthRange),
                Condition::Length(..) => {}
            }
        }
        Ok(())
    }

    /// The conditions, in the order in which botocore has them.
    fn document(&self, scope: &Scope<'_>, expires_at: Timestamp, token: Option<&str>) -> Document {
        let is = |name: &str, value: &str| Condition::Is(name.to_owned(), value.to_owned().into());
        let mut conditions = self.conditions.clone();
        conditions.push(is("bucket", &self.bucket));
        conditions.push(match self.key.strip_suffix(FILE_NAME) {
            Some(prefix) => Condition::StartsWith("key".to_owned(), prefix.to_owned()),
            None => is("key", &self.key),
        });
        conditions.push(is("x-amz-algorithm", ALGORITHM));
        conditions.push(is("x-amz-credential", &scope.credential()));
        conditions.push(is("x-amz-date", scope.time()));
        conditions.extend(token.map(|token| is("x-amz-security-token", token)));
        Document {
            expiration: expires_at.format(TimestampFormat::DateTime),
            conditions,
        }
    }
}

/// What stands in a form's field of this name, and in the policy, must be one thing.
fn check_field(name: &str) -> Result<(), Fault> {
    let is_name = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    if !is_name || OWN.iter().any(|own| own.eq_ignore_ascii_case(name)) {
        return Err(Fault::Field(name.to_owned()));
    }
    Ok(())
}

/// Signs a policy: whoever has what is returned can upload what it allows, by a form in a browser, without having keys.
///
/// It holds from the time of the parameters on for `expires_in`, which is rounded down to the second: 1 second to 7 days, and no
/// longer than the credentials do. The settings say where the bucket is, in the host or in the path, as for requests of
/// operations.
///
/// ```
/// use std::time::Duration;
///
/// use aws_operation::sigv4::{self, PostPolicy, SigningParameters};
/// use aws_operation::{
///     Auth, Credentials, EncodeSettings, Endpoint, RestJson1, Service, ServiceMetadata, Timestamp,
/// };
///
/// enum S3 {}
///
/// impl Service for S3 {
///     type Protocol = RestJson1;
///     const METADATA: ServiceMetadata = ServiceMetadata::new("S3", "s3").auth(Auth::SigV4).s3();
/// }
///
/// let policy = PostPolicy::new("photos", "uploads/ada/${filename}")
///     .field("success_action_status", "201")
///     .starts_with("Content-Type", "image/")
///     .content_length_range(1..=10 * 1024 * 1024);
///
/// let endpoint = Endpoint::for_region::<S3>("eu-west-1")?;
/// let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
/// let time = Timestamp::from_secs(1_440_938_160); // in a program: `SystemTime::now().into()`
/// let parameters = SigningParameters::of_service(&credentials, "eu-west-1", &S3::METADATA, time);
/// let hour = Duration::from_secs(3600);
/// let post = sigv4::presign_post(&policy, &EncodeSettings::new(&endpoint), &parameters, hour)?;
///
/// assert_eq!(post.url(), "https://photos.s3.eu-west-1.amazonaws.com/");
/// // The form has an input for each of these, then one for `Content-Type`, and the file as its last, with the name `file`. Its
/// // `enctype` is `multipart/form-data`.
/// let names: Vec<_> = post.fields().map(|(name, _)| name).collect();
/// assert_eq!(
///     names,
///     [
///         "success_action_status", "key", "x-amz-algorithm", "x-amz-credential", "x-amz-date", "policy",
///         "x-amz-signature",
///     ]
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The rules are AWS's ([Browser-based uploads using POST]).
///
/// [Browser-based uploads using POST]: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-UsingHTTPPOST.html
///
/// # Errors
///
/// A bucket that cannot be asked for anything; an empty key; a field that is set here, or whose name is none; a range of lengths
/// that has none; a time out of range; and as for [`sign`](crate::sigv4::sign).
pub fn presign_post(
    policy: &PostPolicy,
    settings: &EncodeSettings<'_>,
    parameters: &SigningParameters<'_>,
    expires_in: Duration,
) -> Result<PresignedPost, BuildError> {
    let build = |fault: BuildFault| BuildError::new(OPERATION, fault);
    let url = bucket_url(settings, OPERATION, &policy.bucket).map_err(build)?;
    let fields = signed(policy, parameters, expires_in)
        .map_err(|error| build(AuthFault::Signing(error).into()))?;
    Ok(PresignedPost { url, fields })
}

/// All fields of the form but the file.
fn signed(
    policy: &PostPolicy,
    parameters: &SigningParameters<'_>,
    expires_in: Duration,
) -> Result<Vec<(String, Sensitive<String>)>, SigningError> {
    policy.check()?;
    let scope = Scope::new(parameters)?;
    check_expiry(expires_in)?;
    let seconds = i64::try_from(expires_in.as_secs()).unwrap_or(i64::MAX);
    let expires_at = parameters.time.epoch_seconds().saturating_add(seconds);
    let token = parameters.credentials.session_token();
    let token = token.map(|token| token.expose().as_str());
    let document = policy.document(&scope, Timestamp::from_secs(expires_at), token);
    let encoded = Sensitive::new(BASE64_STANDARD.encode(document.json().expose()));
    let signature = scope.signature(encoded.expose());

    let field = |name: &str, value: String| (name.to_owned(), Sensitive::new(value));
    let mut fields: Vec<_> = policy
        .fields
        .iter()
        .map(|(name, value)| field(name, value.clone()))
        .collect();
    fields.push(field("key", policy.key.clone()));
    fields.push(field("x-amz-algorithm", ALGORITHM.to_owned()));
    fields.push(field("x-amz-credential", scope.credential()));
    fields.push(field("x-amz-date", scope.time().to_owned()));
    fields.extend(token.map(|token| field("x-amz-security-token", token.to_owned())));
    fields.push(("policy".to_owned(), encoded));
    fields.push(field("x-amz-signature", signature));
    Ok(fields)
}

#[cfg(test)]
mod tests {
    use crate::auth::Credentials;
    use crate::auth::sigv4::SigningParameters;
    use crate::auth::sigv4::scope::Scope;
    use crate::values::Timestamp;

    /// The policy of AWS's example "Browser-Based Upload using HTTP POST", as it is there.
    const POLICY: &str = "eyAiZXhwaXJhdGlvbiI6ICIyMDE1LTEyLTMwVDEyOjAwOjAwLjAwMFoiLA0KICAiY29uZGl0aW9ucyI6IFsNCiAgICB7ImJ1Y2tldCI6ICJzaWd2NGV4YW1wbGVidWNrZXQifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRrZXkiLCAidXNlci91c2VyMS8iXSwNCiAgICB7ImFjbCI6ICJwdWJsaWMtcmVhZCJ9LA0KICAgIHsic3VjY2Vzc19hY3Rpb25fcmVkaXJlY3QiOiAiaHR0cDovL3NpZ3Y0ZXhhbXBsZWJ1Y2tldC5zMy5hbWF6b25hd3MuY29tL3N1Y2Nlc3NmdWxfdXBsb2FkLmh0bWwifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRDb250ZW50LVR5cGUiLCAiaW1hZ2UvIl0sDQogICAgeyJ4LWFtei1tZXRhLXV1aWQiOiAiMTQzNjUxMjM2NTEyNzQifSwNCiAgICB7IngtYW16LXNlcnZlci1zaWRlLWVuY3J5cHRpb24iOiAiQUVTMjU2In0sDQogICAgWyJzdGFydHMtd2l0aCIsICIkeC1hbXotbWV0YS10YWciLCAiIl0sDQoNCiAgICB7IngtYW16LWNyZWRlbnRpYWwiOiAiQUtJQUlPU0ZPRE5ON0VYQU1QTEUvMjAxNTEyMjkvdXMtZWFzdC0xL3MzL2F3czRfcmVxdWVzdCJ9LA0KICAgIHsieC1hbXotYWxnb3JpdGhtIjogIkFXUzQtSE1BQy1TSEEyNTYifSwNCiAgICB7IngtYW16LWRhdGUiOiAiMjAxNTEyMjlUMDAwMDAwWiIgfQ0KICBdDQp9";

    #[test]
    fn the_example_of_aws() {
        let secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
        let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", secret);
        let time: Timestamp = "2015-12-29T00:00:00Z".parse().expect("a time");
        let parameters = SigningParameters::new(&credentials, "us-east-1", "s3", time);
        let scope = Scope::new(&parameters).expect("a scope");
        assert_eq!(
            scope.signature(POLICY),
            "8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e"
        );
    }
}
