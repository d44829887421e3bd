use aws_operation::aws_output;

#[aws_output(rename_all = "lowerCamelCase")]
struct CreateTokenOutput {
    access_token: String,
}

fn main() {}
