use aws_operation::{aws_operation, aws_shape};

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(payload)]
    priority: Priority,
}

#[aws_shape]
enum Priority {
    #[aws(value = 1)]
    Low,
    #[aws(unknown)]
    Unknown(i32),
}

fn main() {}
