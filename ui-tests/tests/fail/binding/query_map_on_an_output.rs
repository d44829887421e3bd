use std::collections::BTreeMap;

use aws_operation::aws_output;

#[aws_output]
struct Thing {
    #[aws(query_map)]
    names: BTreeMap<String, String>,
}

fn main() {}
