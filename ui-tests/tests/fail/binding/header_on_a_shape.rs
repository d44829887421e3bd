use aws_operation::aws_shape;

#[aws_shape]
struct Thing {
    #[aws(header = "X-Name")]
    name: String,
}

fn main() {}
