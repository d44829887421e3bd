use std::collections::BTreeMap;

use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(query_map)]
    first: BTreeMap<String, String>,
    #[aws(query_map)]
    second: BTreeMap<String, String>,
    #[aws(query_map)]
    third: BTreeMap<String, String>,
}

fn main() {}
