use aws_operation::aws_output;

#[aws_output]
struct Token<'a> {
    access_token: &'a str,
}

fn main() {}
