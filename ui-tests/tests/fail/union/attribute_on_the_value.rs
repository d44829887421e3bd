use aws_operation::aws_shape;

#[aws_shape]
enum Principal {
    Role(#[aws(rename = "roleArn")] String),
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
