use aws_operation::aws_shape;

#[aws_shape(xmlName = "B")]
struct Bucket {
    #[aws(xmlFlattened)]
    tags: Vec<String>,
    #[aws(xmlAttribute)]
    kind: String,
    #[aws(xmlName = "Owner")]
    owner: String,
    #[aws(xmlNamespace = "https://example.com/")]
    grantee: String,
    #[aws(queryName = "Name")]
    name: String,
}

fn main() {}
