mod notes {
    aws_operation::service! {
        model = "models/notes.json",
        protocol = "awsJson1_1",
    }
}

fn main() {}
