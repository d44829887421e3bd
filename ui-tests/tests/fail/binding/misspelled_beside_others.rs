use aws_operation::{Blob, aws_operation, aws_output};

// One message for each key: what was meant is known, or at least that something was.
#[aws_operation(method = "GET", url = "/things/{id}", outptu = Thing)]
struct CreateThing {
    #[aws(lable)]
    id: u32,
    #[aws(query)]
    name: String,
    #[aws(header: "X-State", json_value)]
    state: String,
    #[aws(payloda = true, requires_length)]
    content: Blob,
}

#[aws_output]
struct Thing {
    #[aws(label)]
    id: u32,
    #[aws(payload)]
    content: Blob,
}

fn main() {}
