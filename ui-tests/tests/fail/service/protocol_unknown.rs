mod notes {
    aws_operation::service! {
        model = "models/notes.json",
        protocol = "restJson",
    }
}

fn main() {}
