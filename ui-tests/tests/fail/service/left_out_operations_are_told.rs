#![deny(deprecated)]

mod notes {
    aws_operation::service! { model = "models/notes.json" }
}

fn main() {}
