use aws_operation::aws_output;

#[aws_output]
struct Thing {
    #[aws(host_label)]
    name: String,
}

fn main() {}
