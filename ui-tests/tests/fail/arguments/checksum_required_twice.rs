use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things", checksum_required, checksum_required)]
struct CreateThing {
    name: String,
}

fn main() {}
