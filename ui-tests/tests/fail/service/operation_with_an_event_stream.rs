mod notes {
    aws_operation::service! {
        model = "models/notes.json",
        operations = [ListNotes, WatchNotes],
    }
}

fn main() {}
