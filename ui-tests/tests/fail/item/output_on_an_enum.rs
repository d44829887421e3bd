use aws_operation::aws_output;

#[aws_output]
enum CreateTokenOutput {
    Token { access_token: String },
}

fn main() {}
