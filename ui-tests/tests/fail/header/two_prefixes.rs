use std::collections::BTreeMap;

use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(prefix_headers = "X-A-")]
    first: BTreeMap<String, String>,
    #[aws(prefix_headers = "X-B-")]
    second: BTreeMap<String, String>,
}

fn main() {}
