use std::collections::BTreeMap;

use aws_operation::{Blob, aws_operation, aws_output};

#[aws_operation(method = "POST", uri = "/things/{name}", hostPrefix = "{account}.", output = Thing)]
struct CreateThing {
    #[aws(httpLabel)]
    name: String,
    #[aws(hostLabel, httpQuery = "account")]
    account: String,
    #[aws(httpQuery = "state")]
    state: String,
    #[aws(httpQueryParams)]
    others: BTreeMap<String, String>,
    #[aws(httpHeader = "X-Time", timestampFormat = "date-time")]
    time: aws_operation::Timestamp,
    #[aws(httpPrefixHeaders = "X-Meta-")]
    metadata: BTreeMap<String, String>,
    #[aws(httpHeader = "X-Token", idempotencyToken)]
    token: Option<String>,
    #[aws(httpPayload, requiresLength)]
    content: Blob,
}

#[aws_output]
struct Thing {
    #[aws(httpResponseCode)]
    status: u16,
    #[aws(jsonName = "Name")]
    name: String,
}

fn main() {}
