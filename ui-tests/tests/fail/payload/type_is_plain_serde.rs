use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(payload)]
    owner: Owner,
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Owner {
    name: String,
}

fn main() {}
