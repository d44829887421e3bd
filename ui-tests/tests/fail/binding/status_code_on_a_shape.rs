use aws_operation::aws_shape;

#[aws_shape]
struct Thing {
    #[aws(status_code)]
    status: u16,
}

fn main() {}
