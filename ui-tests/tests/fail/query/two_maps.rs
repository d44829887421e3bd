use std::collections::{BTreeMap, HashMap};

use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(query_map)]
    first: BTreeMap<String, String>,
    #[aws(query_map)]
    second: Option<HashMap<String, String>>,
}

fn main() {}
