use std::collections::BTreeMap;

use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(header = "X-Names")]
    names: BTreeMap<String, String>,
}

fn main() {}
