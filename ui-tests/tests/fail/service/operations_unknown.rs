mod notes {
    aws_operation::service! {
        model = "models/notes.json",
        operations = [CreateNotes, ListNotes, Forget],
    }
}

fn main() {}
