use aws_operation::aws_output;

#[aws_output(method = "POST")]
struct CreateTokenOutput {
    access_token: String,
}

fn main() {}
