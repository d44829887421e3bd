use aws_operation::aws_shape;

#[aws_shape]
struct Thing {
    #[aws(query = "name")]
    name: String,
}

fn main() {}
