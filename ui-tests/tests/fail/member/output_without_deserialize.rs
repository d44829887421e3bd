use aws_operation::aws_output;

#[aws_output]
struct RegisterClientOutput {
    client_id: String,
    owner: Owner,
}

struct Owner {
    name: String,
}

fn main() {}
