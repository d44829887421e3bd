use aws_operation::aws_operation;

#[aws_operation(
    method = "POST",
    uri = "/things",
    headers(Accept = "a", "X-A": "a", "X-B" = 1, "X-C" =, "X-D", "X D" = "d", "X-E" = "ä", "X-F" = "f" "x-f" = "f")
)]
struct CreateThing {
    name: String,
}

fn main() {}
