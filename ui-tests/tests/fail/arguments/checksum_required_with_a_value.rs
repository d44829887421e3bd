use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things", checksum_required = true)]
struct CreateThing {
    name: String,
}

fn main() {}
