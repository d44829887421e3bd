use aws_operation::aws_shape;

#[aws_shape]
struct Bucket {
    #[aws(item = "a tag")]
    tags: Vec<String>,
    #[aws(item = "")]
    labels: Vec<String>,
    #[aws(ec2_query_name = "1st")]
    first: String,
}

fn main() {}
