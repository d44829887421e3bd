use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/token")]
#[derive(std::fmt::Debug)]
struct CreateToken {
    #[aws(sensitive)]
    client_secret: String,
}

fn main() {}
