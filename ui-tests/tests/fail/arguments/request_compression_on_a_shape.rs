use aws_operation::aws_shape;

#[aws_shape(request_compression = "gzip")]
struct Thing {
    name: String,
}

fn main() {}
