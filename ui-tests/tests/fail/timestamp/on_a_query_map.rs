use std::collections::BTreeMap;

use aws_operation::{Timestamp, aws_operation};

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(query_map, timestamp = "date-time")]
    times: BTreeMap<String, Timestamp>,
}

fn main() {}
