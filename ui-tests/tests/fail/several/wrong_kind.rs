use aws_operation::{aws_operation, aws_output};

#[aws_operation(method = "POST", output = CreateTokenOutput)]
struct CreateToken(String);

#[aws_output(method = "POST")]
enum CreateTokenOutput {
    Token,
}

fn main() {}
