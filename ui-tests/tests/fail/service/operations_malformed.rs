mod notes {
    aws_operation::service! { model = "models/notes.json", operations = CreateNote }
}

fn main() {}
