//! The operations that the tests call.

use aws_operation::{aws_error, aws_operation, aws_output};

#[aws_operation(
    method = "POST",
    uri = "/greetings",
    output = Greeting,
    error = GreetError
)]
#[derive(Debug)]
pub(crate) struct Greet {
    pub(crate) name: String,
    pub(crate) language: Option<String>,
}

#[aws_output]
#[derive(Debug)]
pub(crate) struct Greeting {
    pub(crate) text: String,
    pub(crate) times: Option<i32>,
}

#[aws_error]
#[derive(Debug)]
pub(crate) enum GreetError {
    #[aws(status = 400)]
    UnknownLanguageException { language: Option<String> },
    #[aws(status = 429, throttling)]
    TooManyGreetingsException,
}

/// An operation without input and output.
#[aws_operation(method = "POST", uri = "/ping")]
#[derive(Debug)]
pub(crate) struct Ping {}
