mod notes {
    aws_operation::service! {
        model = "models/notes.json",
        operations = [ListNotes],
        waiters = [NoteDone, Forgotten, NoteExists, NoteSorted],
    }
}

fn main() {}
