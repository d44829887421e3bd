//! What goes over the wire.

use serde::{Deserialize, Serialize};

/// The request body of `GetSecretValue`. It borrows: the caller has the values anyway.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct GetSecretValue<'a> {
    pub(crate) secret_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) version_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) version_stage: Option<&'a str>,
}

impl<'a> GetSecretValue<'a> {
    /// Asks for the current version of a secret.
    pub(crate) fn new(secret_id: &'a str) -> Self {
        Self {
            secret_id,
            version_id: None,
            version_stage: None,
        }
    }
}

/// The reply to `GetSecretValue` for a secret that is text. It has no `Debug`, so that no secret gets into a log.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(dead_code, reason = "read by a real program, not by the measurement")]
pub(crate) struct GetSecretValueReply {
    #[serde(rename = "ARN")]
    pub(crate) arn: String,
    pub(crate) name: String,
    pub(crate) version_id: Option<String>,
    pub(crate) secret_string: Option<String>,
    pub(crate) version_stages: Option<Vec<String>>,
    /// Seconds since 1970.
    pub(crate) created_date: Option<f64>,
}

/// The body of an error reply.
#[derive(Default, Deserialize)]
pub(crate) struct ErrorReply {
    #[serde(rename = "__type")]
    pub(crate) kind: Option<String>,
    // Services do not agree on its case.
    #[serde(alias = "Message")]
    pub(crate) message: Option<String>,
}
