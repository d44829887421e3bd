use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things", endpoint = "{account+}.")]
struct CreateThing {
    #[aws(host_label)]
    account: String,
}

fn main() {}
