use aws_operation::{Blob, Endpoint, Operation, Timestamp, aws_operation};

#[aws_operation(
    method = "GET",
    uri = "/things/{id}",
    endpoint = "{account}.data",
    headers("X A" = "a", "Host" = "b"),
    request_compression = "br"
)]
#[derive(Clone)]
struct CreateThing {
    #[aws(label, default)]
    id: u32,
    #[aws(query = "name", header = "X-Name")]
    name: Option<String>,
    #[aws(query = "name")]
    other: Option<String>,
    #[aws(header = "content-length", timestamp = "iso")]
    time: Option<Timestamp>,
    #[aws(idempotency_token)]
    token: String,
    #[aws(query = "list", json_value)]
    list: Vec<String>,
    #[aws(payload, requires_length, rename = "Content")]
    content: Blob,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let request = CreateThing::new("t", ["l"], "c")
        .id(1)
        .name("n")
        .other("o")
        .time(Timestamp::from_secs(0));
    let _ = request.clone().encode(&Endpoint::new("https://example.com")?)?;
    let _ = CreateThing::decode(http::Response::new(""))?;
    Ok(())
}
