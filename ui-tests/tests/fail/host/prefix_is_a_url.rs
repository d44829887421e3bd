use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things", endpoint = "https://data.example.com")]
struct CreateThing {
    name: String,
}

fn main() {}
