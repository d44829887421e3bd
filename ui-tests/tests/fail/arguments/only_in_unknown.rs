use aws_operation::aws_shape;

#[aws_shape(only_in = "reply")]
struct Tag {
    key: String,
}

#[aws_shape(only_in = "Request")]
enum State {
    Done,
    #[aws(unknown)]
    Unknown(String),
}

fn main() {
    let _ = (Tag::new("k"), State::from("DONE"));
}
