//! Tokens for applications that sign their requests.

use crate::sso_oidc::{CreateTokenWithIAMError, GrantType, SsoOidc, TokenTypeUri};
use crate::{Sensitive, aws_operation, aws_output, aws_shape};

/// Gets a token for an application that an IAM identity speaks for: the request is signed, and there is no client secret.
///
/// Which members are needed depends on the grant: build it with the constructor of the grant, such as
/// [`jwt_bearer_grant`](Self::jwt_bearer_grant). It needs the feature `sigv4` and a client with credentials; it is not made
/// again after a failure in which it may have been made, for codes and refresh tokens are good once.
///
/// ```no_run
/// use aws_operation::sso_oidc::CreateTokenWithIAM;
/// use aws_operation::{Client, Credentials};
///
/// # let token_of_my_issuer = "";
/// let client = Client::builder()
///     .region("eu-west-1")
///     .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
///     .build()?;
/// let application = "arn:aws:sso::111122223333:application/ssoins-1111222233334444/apl-1111222233334444";
/// let reply = client.send(&CreateTokenWithIAM::jwt_bearer_grant(application, token_of_my_issuer))?;
/// println!("good for {:?}", reply.scope);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[aws_operation(
    method = "POST",
    uri = "/token?aws_iam=t",
    idempotent = false,
    output = CreateTokenWithIAMResponse,
    error = CreateTokenWithIAMError,
    service = SsoOidc,
    auth = "sigv4"
)]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateTokenWithIAM {
    /// The ARN of the application.
    pub client_id: String,
    /// The grant.
    pub grant_type: GrantType,
    /// The authorization code.
    pub code: Option<Sensitive<String>>,
    /// The refresh token.
    pub refresh_token: Option<Sensitive<String>>,
    /// The JSON Web Token of an issuer that the application trusts.
    pub assertion: Option<Sensitive<String>>,
    /// What the token shall be good for. Default: all that the application is configured for.
    pub scope: Option<Vec<String>>,
    /// The redirect URI that the authorization code was sent to.
    pub redirect_uri: Option<String>,
    /// The token to exchange: an access token that was issued to another client.
    pub subject_token: Option<Sensitive<String>>,
    /// What the token to exchange is.
    pub subject_token_type: Option<TokenTypeUri>,
    /// What to exchange it for.
    pub requested_token_type: Option<TokenTypeUri>,
    /// The secret that proves who asked for the authorization code (RFC 7636 section 4.5).
    pub code_verifier: Option<Sensitive<String>>,
}

impl CreateTokenWithIAM {
    /// The authorization code grant (RFC 6749 section 4.1.3). With PKCE, set [`code_verifier`](Self::code_verifier) too.
    #[must_use]
    pub fn authorization_code_grant(
        client_id: impl Into<String>,
        code: impl Into<Sensitive<String>>,
        redirect_uri: impl Into<String>,
    ) -> Self {
        Self::new(client_id, GrantType::AuthorizationCode)
            .code(code)
            .redirect_uri(redirect_uri)
    }

    /// A new token for a refresh token (RFC 6749 section 6). The refresh token is spent: keep the one in the reply.
    #[must_use]
    pub fn refresh_token_grant(
        client_id: impl Into<String>,
        refresh_token: impl Into<Sensitive<String>>,
    ) -> Self {
        Self::new(client_id, GrantType::RefreshToken).refresh_token(refresh_token)
    }

    /// A token for the JSON Web Token of an issuer that the application trusts (RFC 7523 section 2.1).
    #[must_use]
    pub fn jwt_bearer_grant(
        client_id: impl Into<String>,
        assertion: impl Into<Sensitive<String>>,
    ) -> Self {
        Self::new(client_id, GrantType::JwtBearer).assertion(assertion)
    }

    /// A token in exchange for an access token of another client (RFC 8693 section 2.1). Without
    /// [`requested_token_type`](Self::requested_token_type) it is an access token.
    #[must_use]
    pub fn token_exchange_grant(
        client_id: impl Into<String>,
        subject_token: impl Into<Sensitive<String>>,
    ) -> Self {
        Self::new(client_id, GrantType::TokenExchange)
            .subject_token(subject_token)
            .subject_token_type(TokenTypeUri::AccessToken)
    }
}

/// A token for an application. RFC 6749 section 5.1 says that the access token is always there.
#[aws_output]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateTokenWithIAMResponse {
    /// The token.
    pub access_token: Sensitive<String>,
    /// How the token is used: `Bearer`.
    pub token_type: Option<String>,
    /// How long the token is good for, in seconds.
    pub expires_in: Option<i32>,
    /// A token to get the next one with.
    pub refresh_token: Option<Sensitive<String>>,
    /// Who the person is.
    pub id_token: Option<Sensitive<String>>,
    /// What was issued.
    pub issued_token_type: Option<TokenTypeUri>,
    /// What the token is good for.
    pub scope: Option<Vec<String>>,
    /// What IAM Identity Center adds.
    pub aws_additional_details: Option<AwsAdditionalDetails>,
}

/// What IAM Identity Center says of the person.
#[aws_shape]
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct AwsAdditionalDetails {
    /// An assertion of who the person is, for the `ProvidedContexts` of `AssumeRole`. The model does not mark it sensitive; it
    /// is hidden here all the same.
    pub identity_context: Option<Sensitive<String>>,
}
