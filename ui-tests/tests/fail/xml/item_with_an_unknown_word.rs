use aws_operation::aws_shape;

#[aws_shape]
struct Bucket {
    #[aws(item(nam = "Tag"))]
    tags: Vec<String>,
    #[aws(item(flattened))]
    labels: Vec<String>,
}

fn main() {}
