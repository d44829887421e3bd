use aws_operation::aws_shape;

#[aws_shape]
struct Bucket {
    #[aws(flatened)]
    tags: Vec<String>,
    #[aws(xml_atribute)]
    kind: String,
}

fn main() {}
