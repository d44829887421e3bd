use aws_operation::aws_shape;

#[aws_shape]
struct Bucket {
    #[aws(item)]
    tags: Vec<String>,
    #[aws(item())]
    labels: Vec<String>,
    #[aws(item = 1)]
    parts: Vec<String>,
}

fn main() {}
