use std::collections::BTreeMap;

use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(query = "names")]
    names: BTreeMap<String, String>,
}

fn main() {}
