use aws_operation::aws_shape;

#[aws_shape]
struct Bucket {
    #[aws(flattened, flattened)]
    tags: Vec<String>,
    #[aws(item = "Tag", item = "Label")]
    labels: Vec<String>,
    #[aws(xml_namespace = "https://a.example/", xml_namespace = "https://b.example/")]
    owner: Option<String>,
}

fn main() {}
