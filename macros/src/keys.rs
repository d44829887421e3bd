//! The words of the DSL, each spelled once.

pub(crate) const METHOD: &str = "method";
pub(crate) const URI: &str = "uri";
pub(crate) const OUTPUT: &str = "output";
pub(crate) const ERROR: &str = "error";
pub(crate) const SERVICE: &str = "service";
pub(crate) const AUTH: &str = "auth";
pub(crate) const RENAME_ALL: &str = "rename_all";
pub(crate) const CRATE: &str = "crate";
pub(crate) const CONSTRUCTOR: &str = "constructor";

pub(crate) const LABEL: &str = "label";
pub(crate) const RENAME: &str = "rename";
pub(crate) const SENSITIVE: &str = "sensitive";

pub(crate) const UNKNOWN: &str = "unknown";
pub(crate) const VALUE: &str = "value";
pub(crate) const CODE: &str = "code";
pub(crate) const STATUS: &str = "status";
pub(crate) const RETRYABLE: &str = "retryable";
pub(crate) const THROTTLING: &str = "throttling";

/// Field attributes of later parts of the DSL: known, so that the message can say so.
pub(crate) const PLANNED: [&str; 11] = [
    "query",
    "query_map",
    "header",
    "prefix_headers",
    "payload",
    "status_code",
    "host_label",
    "timestamp",
    "idempotency_token",
    "json_value",
    "default",
];
