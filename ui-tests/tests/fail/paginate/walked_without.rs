use aws_operation::{Client, aws_operation, aws_output};

#[aws_operation(method = "GET", uri = "/things", output = Things)]
struct ListThings {}

#[aws_output]
struct Things {
    things: Vec<String>,
}

fn main() {
    let client = Client::new("https://example.com").unwrap();
    let _ = client.items(ListThings::new());
    let _ = client.pages(ListThings::new());
}
