use aws_operation::aws_shape;

#[aws_shape]
struct Bucket {
    #[aws(flattened, item = "Tag")]
    tags: Vec<String>,
}

fn main() {}
