use std::collections::HashMap;

use aws_operation::aws_operation;

#[aws_operation(method = "DELETE", uri = "/tags/{tags}")]
struct Untag {
    tags: HashMap<String, String>,
}

fn main() {}
