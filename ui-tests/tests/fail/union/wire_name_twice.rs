use aws_operation::aws_shape;

#[aws_shape]
enum Principal {
    Role(String),
    #[aws(rename = "role")]
    Person(String),
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
