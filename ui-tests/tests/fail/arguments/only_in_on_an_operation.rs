use aws_operation::{aws_operation, aws_output};

#[aws_operation(method = "GET", uri = "/", only_in = "request")]
struct Get {}

#[aws_output(only_in = "response")]
struct Got {
    key: String,
}

fn main() {
    let _ = (Get::new(), Got::new("k"));
}
