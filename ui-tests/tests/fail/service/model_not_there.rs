mod notes {
    aws_operation::service! { model = "models/no_such_file.json" }
}

fn main() {}
