use aws_operation::aws_shape;

#[aws_shape]
struct Bucket {
    #[aws(key = "Name", value = "Setting")]
    tags: Vec<String>,
}

fn main() {}
