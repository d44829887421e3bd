use aws_operation::aws_error;

#[aws_error]
#[derive(Debug)]
enum SignInError {
    ChallengeException {
        #[aws(sensitive)]
        session: Option<String>,
    },
}

fn main() {}
