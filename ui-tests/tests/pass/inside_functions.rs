// Items in a function body, in a closure and in a block, with types that only the body knows.

use aws_operation::http::Response;
use aws_operation::{Endpoint, Operation, aws_error, aws_operation, aws_output, aws_shape};

fn greeting(name: &str) -> String {
    #[aws_shape]
    #[derive(Debug)]
    enum Language {
        English,
        #[aws(unknown)]
        Unknown(String),
    }

    #[aws_operation(method = "POST", uri = "/greetings/{name}", output = Greeting, error = GreetError)]
    struct Greet<'a> {
        name: &'a str,
        language: Language,
    }

    #[aws_output]
    struct Greeting {
        text: String,
    }

    #[aws_error]
    #[derive(Debug)]
    enum GreetError {
        TooShyException,
    }

    let endpoint = Endpoint::new("https://example.com").expect("an endpoint");
    let request = Greet::new(name, "English")
        .encode(&endpoint)
        .expect("a request");
    assert_eq!(request.uri().path(), "/greetings/Ada");
    assert_eq!(request.body().as_bytes(), br#"{"language":"English"}"#);
    let reply = Response::new(r#"{"text":"hello"}"#);
    Greet::decode(reply).expect("a greeting").text
}

fn main() {
    assert_eq!(greeting("Ada"), "hello");

    let in_a_closure = || {
        #[aws_operation(method = "GET", uri = "/health")]
        struct CheckHealth {}
        CheckHealth::decode(Response::new("")).is_ok()
    };
    assert!(in_a_closure());

    const METHOD: aws_operation::http::Method = {
        #[aws_operation(method = "HEAD", uri = "/")]
        struct Probe {}
        Probe::METHOD
    };
    assert_eq!(METHOD, "HEAD");
}
