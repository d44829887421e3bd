use aws_operation::aws_output;

#[derive(Clone, Debug)]
#[aws_output]
struct Token {
    #[aws(sensitive)]
    access_token: String,
}

fn main() {}
