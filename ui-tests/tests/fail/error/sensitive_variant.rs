use aws_operation::aws_error;

#[aws_error]
#[derive(Debug)]
enum CreateTokenError {
    #[aws(sensitive)]
    ChallengeException { session: Option<String> },
}

fn main() {}
