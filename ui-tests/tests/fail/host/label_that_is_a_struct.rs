use aws_operation::{aws_operation, aws_shape};

#[aws_operation(method = "POST", uri = "/things", endpoint = "{owner}.")]
struct CreateThing {
    #[aws(host_label)]
    owner: Owner,
}

#[aws_shape]
struct Owner {
    name: String,
}

fn main() {}
