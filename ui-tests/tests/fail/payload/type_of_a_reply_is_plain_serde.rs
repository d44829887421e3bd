use aws_operation::aws_output;

#[aws_output]
struct Thing {
    #[aws(payload)]
    owner: Option<Owner>,
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Owner {
    name: String,
}

fn main() {}
