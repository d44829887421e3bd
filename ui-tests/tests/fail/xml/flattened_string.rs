use aws_operation::aws_shape;

#[aws_shape]
struct Bucket {
    #[aws(flattened)]
    name: Option<String>,
}

fn main() {}
