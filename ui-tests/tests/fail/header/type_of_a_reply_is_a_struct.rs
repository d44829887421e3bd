use aws_operation::{aws_output, aws_shape};

#[aws_output]
struct Thing {
    #[aws(header = "X-Owner")]
    owner: Owner,
}

#[aws_shape]
struct Owner {
    name: String,
}

fn main() {}
