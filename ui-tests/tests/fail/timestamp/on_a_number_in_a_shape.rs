use aws_operation::aws_shape;

#[aws_shape]
struct Thing {
    #[aws(timestamp = "date-time")]
    time: i64,
}

fn main() {}
