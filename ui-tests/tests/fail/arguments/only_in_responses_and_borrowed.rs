use aws_operation::aws_shape;

#[aws_shape(only_in = "response")]
struct Tag<'a> {
    key: &'a str,
}

#[aws_shape(only_in = "response")]
enum Target<'a> {
    Key(&'a str),
    #[aws(unknown)]
    Unknown(String),
}

fn main() {
    let _ = (Tag::new("k"), Target::Key("k"));
}
