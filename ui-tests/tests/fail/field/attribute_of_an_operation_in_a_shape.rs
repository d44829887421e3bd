use aws_operation::aws_shape;

#[aws_shape]
struct Token {
    #[aws(label)]
    device_code: String,
}

fn main() {}
