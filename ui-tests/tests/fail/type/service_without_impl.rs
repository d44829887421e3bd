use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/token", service = SsoOidc)]
struct CreateToken {
    client_id: String,
}

struct SsoOidc;

fn main() {}
