mod notes {
    aws_operation::service! { model = "models/another_protocol.json" }
}

fn main() {}
