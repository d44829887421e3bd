//! What goes over the wire.

use serde::{Deserialize, Serialize};

/// The request body of `CreateToken`. It borrows: the caller has the values anyway.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CreateToken<'a> {
    pub(crate) client_id: &'a str,
    pub(crate) client_secret: &'a str,
    pub(crate) grant_type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) device_code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) refresh_token: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) scope: Option<&'a [&'a str]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) redirect_uri: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) code_verifier: Option<&'a str>,
}

impl<'a> CreateToken<'a> {
    /// Asks for the token of a device authorization (RFC 8628, section 3.4).
    pub(crate) fn device_code_grant(
        client_id: &'a str,
        client_secret: &'a str,
        device_code: &'a str,
    ) -> Self {
        Self {
            client_id,
            client_secret,
            grant_type: "urn:ietf:params:oauth:grant-type:device_code",
            device_code: Some(device_code),
            code: None,
            refresh_token: None,
            scope: None,
            redirect_uri: None,
            code_verifier: None,
        }
    }
}

/// The reply to `CreateToken`. It has no `Debug`, so that no token gets into a log.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CreateTokenReply {
    pub(crate) access_token: String,
    #[expect(dead_code, reason = "read by a real program, not by the measurement")]
    pub(crate) token_type: Option<String>,
    #[expect(dead_code, reason = "read by a real program, not by the measurement")]
    pub(crate) expires_in: Option<i32>,
    pub(crate) refresh_token: Option<String>,
    pub(crate) id_token: Option<String>,
}

/// The body of an error reply.
#[derive(Default, Deserialize)]
pub(crate) struct ErrorReply {
    pub(crate) error: Option<String>,
    pub(crate) error_description: Option<String>,
}
