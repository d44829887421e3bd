use aws_operation::aws_shape;

#[aws_shape(xml_namespace = "https://example.com/")]
#[derive(Debug)]
enum State {
    #[aws(item = "On", flattened)]
    On,
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
