use aws_operation::aws_shape;

#[aws_shape]
union Token {
    number: u32,
    bits: f32,
}

fn main() {}
