use aws_operation::aws_output;

#[aws_output]
struct CreateTokenOutput {
    #[aws(label)]
    device_code: String,
}

fn main() {}
