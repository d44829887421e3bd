use aws_operation::aws_operation;
use aws_operation::server;

#[aws_operation(method = "POST", uri = "/token")]
struct CreateToken<'a> {
    client_id: &'a str,
}

fn main() {
    let _ = server::matches::<CreateToken<'_>>(&http::Request::new(Vec::new()));
}
