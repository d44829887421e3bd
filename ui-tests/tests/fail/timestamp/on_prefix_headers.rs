use std::collections::BTreeMap;

use aws_operation::{Timestamp, aws_operation};

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(prefix_headers = "X-", timestamp = "date-time")]
    times: BTreeMap<String, Timestamp>,
}

fn main() {}
