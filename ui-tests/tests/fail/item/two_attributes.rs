use aws_operation::aws_output;

#[aws_output]
#[aws_operation::aws_shape]
struct Token {
    access_token: String,
}

fn main() {}
