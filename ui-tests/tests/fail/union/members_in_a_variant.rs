use aws_operation::aws_shape;

#[aws_shape]
enum Principal {
    Role {
        name: String,
    },
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
