use aws_operation::{Timestamp, aws_shape};

#[aws_shape]
enum Thing {
    Time(Timestamp),
    #[aws(unknown, timestamp = "date-time")]
    Unknown(String),
}

fn main() {}
