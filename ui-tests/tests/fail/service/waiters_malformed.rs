mod notes {
    aws_operation::service! { model = "models/notes.json", waiters = "NotesDone" }
}

fn main() {}
