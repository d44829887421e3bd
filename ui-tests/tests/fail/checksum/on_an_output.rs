use aws_operation::aws_output;

#[aws_output(checksum(required))]
struct Output {
    name: String,
}

fn main() {}
