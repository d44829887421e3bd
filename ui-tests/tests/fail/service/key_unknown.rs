mod notes {
    aws_operation::service! { model = "models/notes.json", operation = [CreateNote] }
}

fn main() {}
