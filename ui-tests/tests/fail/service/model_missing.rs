mod notes {
    aws_operation::service! { operations = [CreateNote] }
}

fn main() {}
