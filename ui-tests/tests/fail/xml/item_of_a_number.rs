use aws_operation::aws_shape;

#[aws_shape]
struct Bucket {
    #[aws(item = "Tag")]
    count: u32,
}

fn main() {}
