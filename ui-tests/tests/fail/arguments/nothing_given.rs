use aws_operation::aws_operation;

#[aws_operation]
struct CreateToken {
    client_id: String,
}

fn main() {}
