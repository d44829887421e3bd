use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/clients")]
struct RegisterClient {
    client_name: String,
    owner: Owner,
}

struct Owner {
    name: String,
}

fn main() {}
