use aws_operation::aws_operation;

#[aws_operation(method = "GET", uri = "/prices/{price}")]
struct FindPrice {
    price: f64,
}

fn main() {}
