use aws_operation::aws_shape;

#[aws_shape]
struct Thing {
    #[aws(json_value)]
    name: String,
}

fn main() {}
