use aws_operation::aws_output;

#[aws_output(rename_all = "lowercase")]
struct CreateTokenOutput {
    token: String,
    #[aws(rename = "token")]
    refresh_token: Option<String>,
}

fn main() {}
