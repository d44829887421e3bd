//! Idempotency tokens: made where they are not given.

use std::cell::Cell;
use std::collections::BTreeSet;

use aws_operation::http::Request;
use aws_operation::server::ServerOperation;
use aws_operation::{Body, EncodeSettings, Endpoint, Operation, Sensitive, aws_operation};

use crate::{body, encoded, target};

#[aws_operation(method = "POST", uri = "/jobs")]
#[derive(Clone, Debug, PartialEq)]
struct Submit {
    #[aws(idempotency_token)]
    client_token: Option<String>,
    name: Option<String>,
}

fn endpoint() -> Endpoint {
    Endpoint::new("https://example.com").expect("a valid endpoint")
}

const TOKEN: &str = "00000000-0000-4000-8000-000000000000";

/// The request with the token of the conformance suites.
fn fixed(operation: &impl Operation) -> Request<Body> {
    let endpoint = endpoint();
    let tokens = || TOKEN.to_owned();
    let settings = EncodeSettings::new(&endpoint).idempotency_tokens(&tokens);
    operation.encode_with(&settings).expect("a request")
}

#[test]
fn a_token_that_is_not_set_is_made() {
    let request = fixed(&Submit::new().name("n"));
    let body = crate::text(request.body());
    assert_eq!(body, format!(r#"{{"clientToken":"{TOKEN}","name":"n"}}"#));
    let read = Submit::decode_request(&request).expect("a request");
    assert_eq!(read, Submit::new().name("n").client_token(TOKEN));
}

#[test]
fn a_token_that_is_set_is_sent_as_it_is() {
    let endpoint = endpoint();
    let tokens = || panic!("no token is needed");
    let settings = EncodeSettings::new(&endpoint).idempotency_tokens(&tokens);
    for token in ["mine", ""] {
        let request = Submit::new().client_token(token);
        let sent = request.encode_with(&settings).expect("a request");
        let body = crate::text(sent.body());
        assert_eq!(body, format!(r#"{{"clientToken":"{token}"}}"#));
        assert_eq!(Submit::decode_request(&sent), Ok(request));
    }
}

#[test]
fn tokens_go_to_the_query_and_to_headers_too() {
    #[aws_operation(method = "PUT", uri = "/")]
    #[derive(Clone, Debug, PartialEq)]
    struct Put {
        #[aws(query = "token", idempotency_token)]
        query: Option<String>,
        #[aws(header = "X-Token", idempotency_token)]
        header: Option<String>,
        #[aws(header = "X-Secret", idempotency_token)]
        secret: Option<Sensitive<String>>,
    }

    let sent = fixed(&Put::new());
    assert_eq!(
        sent.uri().to_string(),
        format!("https://example.com/?token={TOKEN}")
    );
    assert_eq!(sent.headers()["x-token"], TOKEN);
    assert_eq!(sent.headers()["x-secret"], TOKEN);
    assert!(sent.headers()["x-secret"].is_sensitive());
    assert!(sent.body().is_empty());

    let put = Put::new().query("q").header("h").secret("s");
    assert_eq!(target(&put), "/?token=q");
    let sent = fixed(&put);
    assert_eq!(sent.headers()["x-token"], "h");
    assert_eq!(Put::decode_request(&sent), Ok(put));
    // A server does not make tokens up.
    let empty = Request::put("/").body("");
    let read = Put::decode_request(&empty.expect("a valid request"));
    assert_eq!(read, Ok(Put::new()));
}

#[test]
fn each_request_has_a_token_of_its_own() {
    let endpoint = endpoint();
    let count = Cell::new(0);
    let tokens = || {
        count.set(count.get() + 1);
        count.get().to_string()
    };
    let settings = EncodeSettings::new(&endpoint).idempotency_tokens(&tokens);
    for expected in ["1", "2"] {
        let request = Submit::new().encode_with(&settings).expect("a request");
        let read = Submit::decode_request(&request).expect("a request");
        assert_eq!(read.client_token.as_deref(), Some(expected));
    }
}

#[test]
fn the_default_is_a_random_uuid_of_version_4() {
    let made: BTreeSet<String> = (0..100)
        .map(|_| {
            let read = Submit::decode_request(&encoded(&Submit::new())).expect("a request");
            read.client_token.expect("a token")
        })
        .collect();
    assert_eq!(made.len(), 100);
    for token in made {
        let parts: Vec<&str> = token.split('-').collect();
        let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12], "{token}");
        let is_hex = |character: char| matches!(character, '0'..='9' | 'a'..='f' | '-');
        assert!(token.chars().all(is_hex), "{token}");
        assert!(parts[2].starts_with('4'), "{token}");
        assert!(parts[3].starts_with(['8', '9', 'a', 'b']), "{token}");
    }
}

#[test]
fn the_request_itself_is_not_changed() {
    let submit = Submit::new();
    let (first, second) = (body(&submit), body(&submit));
    assert_ne!(first, second);
    assert_eq!(submit, Submit::new());
}

#[test]
fn a_token_stands_beside_a_payload() {
    #[aws_operation(method = "PUT", uri = "/")]
    struct Put {
        #[aws(payload)]
        content: aws_operation::Blob,
        #[aws(header = "X-Token", idempotency_token)]
        token: Option<String>,
    }

    let sent = fixed(&Put::new("b"));
    assert_eq!(sent.headers()["x-token"], TOKEN);
    assert_eq!(sent.body().as_bytes(), b"b");
}
