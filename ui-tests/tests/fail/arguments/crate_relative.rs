use aws_operation::aws_operation;

mod vendored {
    #[allow(unused_imports)]
    pub use aws_operation as aws;
}

#[aws_operation(method = "POST", uri = "/token", crate = vendored::aws)]
struct CreateToken {
    client_id: String,
}

fn main() {}
