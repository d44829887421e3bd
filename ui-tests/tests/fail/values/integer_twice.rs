use aws_operation::aws_shape;

#[aws_shape]
enum Priority {
    #[aws(value = 1)]
    Low,
    #[aws(value = 1)]
    High,
    #[aws(unknown)]
    Unknown(i32),
}

fn main() {}
