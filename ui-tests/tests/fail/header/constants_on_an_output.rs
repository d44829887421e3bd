use aws_operation::aws_output;

#[aws_output(headers("Accept" = "application/json"))]
struct Thing {
    name: String,
}

fn main() {}
