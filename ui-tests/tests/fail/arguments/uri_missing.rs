use aws_operation::aws_operation;

#[aws_operation(method = "POST")]
struct CreateToken {
    client_id: String,
}

fn main() {}
