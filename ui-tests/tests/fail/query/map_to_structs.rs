use std::collections::BTreeMap;

use aws_operation::{aws_operation, aws_shape};

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(query_map)]
    owners: BTreeMap<String, Owner>,
}

#[aws_shape]
struct Owner {
    name: String,
}

fn main() {}
