//! The operations and what they return.
//!
//! What a reply is of no use without is required here; the model requires less.

use crate::sts::{
    AssumeRoleError, AssumeRoleWithSamlError, AssumeRoleWithWebIdentityError,
    DecodeAuthorizationMessageError, GetSessionTokenError, Sts,
};
use crate::{Credentials, Sensitive, Timestamp, aws_operation, aws_shape};

/// Tells who the credentials of the call are.
///
/// Nobody can be forbidden to ask this.
#[aws_operation(service = Sts, output = GetCallerIdentityResponse, rename_all = "PascalCase")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetCallerIdentity {}

/// Who it is.
#[aws_shape(only_in = "response", rename_all = "PascalCase")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetCallerIdentityResponse {
    /// The unique identifier of the user or role; of an assumed role, with the name of the session behind a colon.
    pub user_id: String,
    /// The account's number, 12 digits.
    pub account: String,
    /// The ARN: `arn:aws:iam::111122223333:user/ada`, `arn:aws:sts::111122223333:assumed-role/backup/nightly`.
    pub arn: String,
}

/// Gets temporary credentials of a role.
///
/// It can be called again without harm, unless it has a code of an MFA device, which is good once: say so by
/// [`Call::idempotent`](https://docs.rs/aws-operation/latest/aws_operation/struct.Call.html#method.idempotent).
#[aws_operation(service = Sts, output = AssumeRoleResponse, error = AssumeRoleError, rename_all = "PascalCase")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AssumeRole {
    /// The role's ARN.
    pub role_arn: String,
    /// The name of the session, which the logs of the account show: 2 to 64 letters, digits and `_+=,.@-`.
    pub role_session_name: String,
    /// Managed policies that narrow what the session may do, 10 at most.
    pub policy_arns: Option<Vec<PolicyDescriptor>>,
    /// A policy, as JSON, that narrows what the session may do.
    pub policy: Option<String>,
    /// How long the credentials are good for, in seconds: 900 to 43,200, and no longer than the role allows. Default: 3,600.
    pub duration_seconds: Option<i32>,
    /// The tags of the session, 50 at most.
    pub tags: Option<Vec<Tag>>,
    /// The keys of the tags that go on to sessions which this one begins.
    pub transitive_tag_keys: Option<Vec<String>>,
    /// What the role's owner gave to those who may assume it.
    pub external_id: Option<Sensitive<String>>,
    /// The serial number or the ARN of an MFA device.
    pub serial_number: Option<String>,
    /// The code that the MFA device shows, 6 digits.
    pub token_code: Option<Sensitive<String>>,
    /// The person behind the call, which the logs of the account show.
    pub source_identity: Option<String>,
}

/// The credentials of a role.
#[aws_shape(only_in = "response", rename_all = "PascalCase")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AssumeRoleResponse {
    /// The credentials.
    pub credentials: SessionCredentials,
    /// Who one is with them.
    pub assumed_role_user: Option<AssumedRoleUser>,
    /// How much of the room for session policies and tags is taken, in percent.
    pub packed_policy_size: Option<i32>,
    /// The person behind the call.
    pub source_identity: Option<String>,
}

/// Gets temporary credentials of a role for a token of an identity provider. The call is not signed.
#[aws_operation(
    service = Sts,
    output = AssumeRoleWithWebIdentityResponse,
    error = AssumeRoleWithWebIdentityError,
    auth = "none",
    idempotent,
    rename_all = "PascalCase"
)]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AssumeRoleWithWebIdentity {
    /// The role's ARN.
    pub role_arn: String,
    /// The name of the session: 2 to 64 letters, digits and `_+=,.@-`.
    pub role_session_name: String,
    /// The token: of OAuth 2.0, or of `OpenID` Connect.
    pub web_identity_token: Sensitive<String>,
    /// The host of the identity provider, for OAuth 2.0 alone.
    pub provider_id: Option<String>,
    /// Managed policies that narrow what the session may do, 10 at most.
    pub policy_arns: Option<Vec<PolicyDescriptor>>,
    /// A policy, as JSON, that narrows what the session may do.
    pub policy: Option<String>,
    /// How long the credentials are good for, in seconds. Default: 3,600.
    pub duration_seconds: Option<i32>,
}

/// The credentials of a role.
#[aws_shape(only_in = "response", rename_all = "PascalCase")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AssumeRoleWithWebIdentityResponse {
    /// The credentials.
    pub credentials: SessionCredentials,
    /// Who one is with them.
    pub assumed_role_user: Option<AssumedRoleUser>,
    /// Whom the token is about: its claim `sub`.
    pub subject_from_web_identity_token: Option<String>,
    /// Who issued the token: its claim `iss`.
    pub provider: Option<String>,
    /// Whom the token is for: its claim `aud`.
    pub audience: Option<String>,
    /// How much of the room for session policies and tags is taken, in percent.
    pub packed_policy_size: Option<i32>,
    /// The person behind the call.
    pub source_identity: Option<String>,
}

/// Gets temporary credentials of a role for a SAML assertion. The call is not signed.
#[aws_operation(
    service = Sts,
    name = "AssumeRoleWithSAML",
    output = AssumeRoleWithSamlResponse,
    error = AssumeRoleWithSamlError,
    auth = "none",
    rename_all = "PascalCase"
)]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AssumeRoleWithSaml {
    /// The role's ARN.
    pub role_arn: String,
    /// The ARN of the SAML provider in IAM.
    pub principal_arn: String,
    /// The assertion, as the provider sent it: base64.
    #[aws(rename = "SAMLAssertion")]
    pub saml_assertion: Sensitive<String>,
    /// Managed policies that narrow what the session may do, 10 at most.
    pub policy_arns: Option<Vec<PolicyDescriptor>>,
    /// A policy, as JSON, that narrows what the session may do.
    pub policy: Option<String>,
    /// How long the credentials are good for, in seconds. Default: 3,600.
    pub duration_seconds: Option<i32>,
}

/// The credentials of a role.
#[aws_shape(only_in = "response", rename_all = "PascalCase")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AssumeRoleWithSamlResponse {
    /// The credentials.
    pub credentials: SessionCredentials,
    /// Who one is with them.
    pub assumed_role_user: Option<AssumedRoleUser>,
    /// Whom the assertion is about.
    pub subject: Option<String>,
    /// What kind of name that is.
    pub subject_type: Option<String>,
    /// Who issued the assertion.
    pub issuer: Option<String>,
    /// Whom the assertion is for.
    pub audience: Option<String>,
    /// How much of the room for session policies and tags is taken, in percent.
    pub packed_policy_size: Option<i32>,
    /// The person behind the call.
    pub source_identity: Option<String>,
}

/// Gets temporary credentials of a user, mostly to have shown a code of an MFA device.
#[aws_operation(
    service = Sts,
    output = GetSessionTokenResponse,
    error = GetSessionTokenError,
    idempotent = false,
    rename_all = "PascalCase"
)]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetSessionToken {
    /// How long the credentials are good for, in seconds: 900 to 129,600. Default: 43,200.
    pub duration_seconds: Option<i32>,
    /// The serial number or the ARN of an MFA device.
    pub serial_number: Option<String>,
    /// The code that the MFA device shows, 6 digits. It is good once, so that this operation is never made again by itself.
    pub token_code: Option<Sensitive<String>>,
}

/// The credentials.
#[aws_shape(only_in = "response", rename_all = "PascalCase")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetSessionTokenResponse {
    /// The credentials.
    pub credentials: SessionCredentials,
}

/// Tells the account that an access key belongs to.
#[aws_operation(service = Sts, output = GetAccessKeyInfoResponse, rename_all = "PascalCase")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetAccessKeyInfo {
    /// The access key, which is no secret.
    pub access_key_id: String,
}

/// The account of an access key.
#[aws_shape(only_in = "response", rename_all = "PascalCase")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetAccessKeyInfoResponse {
    /// The account's number, 12 digits.
    pub account: Option<String>,
}

/// Decodes what some services say about a refusal in place of words.
#[aws_operation(
    service = Sts,
    output = DecodeAuthorizationMessageResponse,
    error = DecodeAuthorizationMessageError,
    idempotent,
    rename_all = "PascalCase"
)]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DecodeAuthorizationMessage {
    /// The message as it came.
    pub encoded_message: String,
}

/// What it says.
#[aws_shape(only_in = "response", rename_all = "PascalCase")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DecodeAuthorizationMessageResponse {
    /// The message, as JSON.
    pub decoded_message: Option<String>,
}

/// Temporary credentials.
#[aws_shape(only_in = "response", rename_all = "PascalCase")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SessionCredentials {
    /// Names the key. Not secret.
    pub access_key_id: String,
    /// The key that requests are signed with.
    pub secret_access_key: Sensitive<String>,
    /// Sent with each signed request.
    pub session_token: Sensitive<String>,
    /// When they expire.
    pub expiration: Timestamp,
}

impl SessionCredentials {
    /// The credentials for a client.
    pub fn into_credentials(self) -> Credentials {
        Credentials::new(self.access_key_id, self.secret_access_key)
            .with_session_token(self.session_token)
            .with_expiry(self.expiration)
    }
}

/// Who one is with the credentials of a role.
#[aws_shape(only_in = "response", rename_all = "PascalCase")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AssumedRoleUser {
    /// The role's unique identifier, and the name of the session behind a colon.
    pub assumed_role_id: Option<String>,
    /// The ARN of the session: `arn:aws:sts::111122223333:assumed-role/backup/nightly`.
    pub arn: Option<String>,
}

/// A managed policy.
#[aws_shape(only_in = "request")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PolicyDescriptor {
    /// Its ARN.
    pub arn: Option<String>,
}

/// A tag of a session.
#[aws_shape(only_in = "request", rename_all = "PascalCase")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tag {
    /// Its key.
    pub key: String,
    /// Its value.
    pub value: String,
}
