mod notes {
    aws_operation::service! { model = "models/broken.json" }
}

fn main() {}
