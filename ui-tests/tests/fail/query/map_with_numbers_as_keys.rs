use std::collections::BTreeMap;

use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(query_map)]
    names: BTreeMap<u32, String>,
}

fn main() {}
