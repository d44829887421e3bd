use aws_operation::aws_shape;

#[aws_shape]
struct Bucket {
    #[aws(flattened = true)]
    tags: Vec<String>,
}

fn main() {}
