use aws_operation::aws_shape;
use std::collections::BTreeMap;

#[aws_shape]
struct Bucket {
    #[aws(item = "Entry")]
    tags: BTreeMap<String, String>,
}

fn main() {}
