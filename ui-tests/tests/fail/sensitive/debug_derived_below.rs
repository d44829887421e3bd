use aws_operation::aws_output;

#[aws_output]
#[derive(Clone, Debug)]
struct Token {
    #[aws(sensitive)]
    access_token: String,
}

fn main() {}
