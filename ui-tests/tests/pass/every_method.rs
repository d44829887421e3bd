// Every method, and a body where HTTP gives it a meaning: DELETE may have one.

use aws_operation::{Endpoint, Operation, aws_operation};

macro_rules! without_body {
    ($method:literal) => {{
        #[aws_operation(method = $method, uri = "/things/{id}")]
        struct Request {
            id: u8,
        }
        let request = Request::new(1).encode(&endpoint()).expect("a request");
        assert_eq!(request.method(), $method);
        assert!(request.body().is_empty());
        assert!(!request.headers().contains_key("content-type"));
    }};
}

macro_rules! with_body {
    ($method:literal) => {{
        #[aws_operation(method = $method, uri = "/things/{id}")]
        struct Request {
            id: u8,
            force: bool,
        }
        let request = Request::new(1, true)
            .encode(&endpoint())
            .expect("a request");
        assert_eq!(request.method(), $method);
        assert_eq!(request.body().as_bytes(), br#"{"force":true}"#);
    }};
}

fn endpoint() -> Endpoint {
    Endpoint::new("https://example.com").expect("an endpoint")
}

fn main() {
    without_body!("GET");
    without_body!("HEAD");
    without_body!("OPTIONS");
    without_body!("TRACE");
    without_body!("DELETE");
    with_body!("DELETE");
    with_body!("POST");
    with_body!("PUT");
    with_body!("PATCH");
}
