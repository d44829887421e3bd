use aws_operation::{Blob, Endpoint, Operation, aws_error, aws_operation, aws_output};

#[aws_operation(method = "GET", uri = "/", output = Thing, error = ThingError)]
struct DescribeThing {}

#[aws_output]
struct Thing {
    #[aws(status_code, timestamp = "date-time")]
    status: u16,
    #[aws(query = "name")]
    name: Option<String>,
    #[aws(payload)]
    content: Blob,
    size: u32,
    #[aws(default)]
    note: Option<String>,
}

#[aws_error]
#[derive(Debug)]
enum ThingError {
    GoneException {
        #[aws(header = "X Name")]
        name: Option<String>,
        #[aws(label)]
        label: Option<String>,
        #[aws(payload, payload)]
        content: Option<Blob>,
    },
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let thing = DescribeThing::decode(http::Response::new("{}"))?;
    println!("{} {:?} {:?} {} {:?}", thing.status, thing.name, thing.content, thing.size, thing.note);
    let _ = Thing::new(200_u16, "c", 1_u32).name("n");
    let _ = DescribeThing::new().encode(&Endpoint::new("https://example.com")?)?;
    Ok(())
}
