use aws_operation::aws_shape;

#[aws_shape]
struct Thing {
    #[aws(payload)]
    name: String,
}

fn main() {}
