use aws_operation::aws_output;

#[aws_output(constructor = "false")]
struct CreateTokenOutput {
    access_token: String,
}

fn main() {}
