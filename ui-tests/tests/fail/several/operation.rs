use aws_operation::{Client, Endpoint, Operation, aws_operation};

#[aws_operation(method = "get", uri = "clients/{id}", outptu = Client, auth = "sigv5")]
#[derive(Debug)]
struct DescribeClient {
    #[aws(rename = "verbose")]
    with_details: Option<bool>,
    #[aws(renam = "verbose")]
    verbose: Option<bool>,
    #[aws(label)]
    client_id: Option<String>,
    #[aws(sensitive)]
    client_secret: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let request = DescribeClient::new("secret").verbose(true).client_id("id");
    println!("{request:?}");
    let _ = request.encode(&Endpoint::new("https://example.com")?)?;
    let _ = Client::new("https://example.com")?.send(&request)?;
    let _ = DescribeClient::decode(http::Response::new(""))?;
    Ok(())
}
