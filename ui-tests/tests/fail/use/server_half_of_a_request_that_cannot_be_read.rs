use aws_operation::aws_operation;
use aws_operation::server;

#[aws_operation(method = "POST", uri = "/clients")]
struct RegisterClient {
    owner: Owner,
}

#[derive(serde::Serialize)]
struct Owner {
    name: String,
}

fn main() {
    let _ = server::matches::<RegisterClient>(&http::Request::new(Vec::new()));
}
