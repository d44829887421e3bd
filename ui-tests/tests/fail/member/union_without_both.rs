use aws_operation::aws_shape;

#[aws_shape]
enum Principal {
    Person(Owner),
    #[aws(unknown)]
    Unknown(String),
}

struct Owner {
    name: String,
}

fn main() {}
