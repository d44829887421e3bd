//! The words of the DSL, each spelled once.

pub(crate) const NAME: &str = "name";
pub(crate) const NO_INPUT: &str = "no_input";
pub(crate) const PROTOCOL: &str = "protocol";
pub(crate) const TARGET: &str = "target";
pub(crate) const METHOD: &str = "method";
pub(crate) const URI: &str = "uri";
pub(crate) const OUTPUT: &str = "output";
pub(crate) const ERROR: &str = "error";
pub(crate) const SERVICE: &str = "service";
pub(crate) const AUTH: &str = "auth";
pub(crate) const RENAME_ALL: &str = "rename_all";
pub(crate) const CRATE: &str = "crate";
pub(crate) const CONSTRUCTOR: &str = "constructor";
pub(crate) const ONLY_IN: &str = "only_in";

pub(crate) const VERSION: &str = "version";
pub(crate) const XML_NAME: &str = "xml_name";
pub(crate) const XML_NAMESPACE: &str = "xml_namespace";
pub(crate) const XML_ATTRIBUTE: &str = "xml_attribute";
pub(crate) const FLATTENED: &str = "flattened";
pub(crate) const KEY: &str = "key";
pub(crate) const EC2_QUERY_NAME: &str = "ec2_query_name";

pub(crate) const ENDPOINT: &str = "endpoint";
pub(crate) const HEADERS: &str = "headers";
pub(crate) const PAGINATE: &str = "paginate";
pub(crate) const INPUT: &str = "input";
pub(crate) const MORE: &str = "more";
pub(crate) const ITEMS: &str = "items";
pub(crate) const ITEM: &str = "item";
pub(crate) const IDEMPOTENT: &str = "idempotent";
pub(crate) const CHECKSUM: &str = "checksum";
pub(crate) const REQUEST_ALGORITHM: &str = "request_algorithm";
pub(crate) const REQUIRED: &str = "required";
pub(crate) const REQUEST_VALIDATION_MODE: &str = "request_validation_mode";
pub(crate) const RESPONSE_ALGORITHMS: &str = "response_algorithms";
pub(crate) const CHECKSUM_REQUIRED: &str = "checksum_required";
pub(crate) const REQUEST_COMPRESSION: &str = "request_compression";

#[cfg(feature = "import")]
pub(crate) const MODEL: &str = "model";
#[cfg(feature = "import")]
pub(crate) const OPERATIONS: &str = "operations";
#[cfg(feature = "import")]
pub(crate) const WAITERS: &str = "waiters";
#[cfg(feature = "import")]
pub(crate) const DOCS: &str = "docs";

pub(crate) const LABEL: &str = "label";
pub(crate) const QUERY: &str = "query";
pub(crate) const QUERY_MAP: &str = "query_map";
pub(crate) const HEADER: &str = "header";
pub(crate) const PREFIX_HEADERS: &str = "prefix_headers";
pub(crate) const PAYLOAD: &str = "payload";
pub(crate) const BODY: &str = "body";
pub(crate) const STATUS_CODE: &str = "status_code";

pub(crate) const RENAME: &str = "rename";
pub(crate) const HOST_LABEL: &str = "host_label";
pub(crate) const TIMESTAMP: &str = "timestamp";
pub(crate) const IDEMPOTENCY_TOKEN: &str = "idempotency_token";
pub(crate) const JSON_VALUE: &str = "json_value";
pub(crate) const REQUIRES_LENGTH: &str = "requires_length";
pub(crate) const DEFAULT: &str = "default";
pub(crate) const SENSITIVE: &str = "sensitive";

pub(crate) const UNKNOWN: &str = "unknown";
pub(crate) const VALUE: &str = "value";
pub(crate) const CODE: &str = "code";
pub(crate) const QUERY_CODE: &str = "query_code";
pub(crate) const STATUS: &str = "status";
pub(crate) const RETRYABLE: &str = "retryable";
pub(crate) const THROTTLING: &str = "throttling";
