use aws_operation::aws_shape;

#[aws_shape(only_in = "request", only_in = "response")]
struct Tag {
    key: String,
}

fn main() {
    let _ = Tag::new("k");
}
