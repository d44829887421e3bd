//! Values in the path.

use std::borrow::Cow;

use aws_operation::{Endpoint, Operation, aws_operation, aws_shape};

use crate::{body, encoded};

#[aws_operation(method = "GET", uri = "/clients/{Name}/files/{path+}")]
struct GetFile<'a> {
    #[aws(rename = "Name")]
    client_name: &'a str,
    path: Cow<'a, str>,
}

fn path(name: &str, path: &str) -> String {
    encoded(&GetFile::new(name, path)).uri().path().to_owned()
}

#[test]
fn everything_but_the_unreserved_is_encoded() {
    assert_eq!(
        path("a/b ?#%&=+:@ä", "x"),
        "/clients/a%2Fb%20%3F%23%25%26%3D%2B%3A%40%C3%A4/files/x"
    );
    assert_eq!(path("aZ09-._~", "x"), "/clients/aZ09-._~/files/x");
    assert_eq!(
        path("a\r\nHost: evil", "x"),
        "/clients/a%0D%0AHost%3A%20evil/files/x"
    );
    assert_eq!(path("../..", "x"), "/clients/..%2F../files/x");
}

#[test]
fn a_greedy_label_keeps_its_slashes() {
    assert_eq!(
        path("n", "a/b c/d%2F?"),
        "/clients/n/files/a/b%20c/d%252F%3F"
    );
}

#[test]
fn values_that_would_name_another_path_are_refused() {
    let endpoint = Endpoint::new("https://example.com").expect("a valid endpoint");
    for (name, path, message) in [
        (
            "",
            "x",
            "GetFile: the value for the label `{Name}` of the URI is empty; nothing was sent",
        ),
        (
            "n",
            "",
            "GetFile: the value for the label `{path}` of the URI is empty; nothing was sent",
        ),
    ] {
        let error = GetFile::new(name, path)
            .encode(&endpoint)
            .expect_err("an empty label");
        assert_eq!(error.to_string(), message);
    }
    for (name, path) in [
        (".", "x"),
        ("..", "x"),
        ("n", "."),
        ("n", "a/../b"),
        ("n", "../b"),
    ] {
        let error = GetFile::new(name, path)
            .encode(&endpoint)
            .expect_err("another path");
        assert!(
            error
                .to_string()
                .contains("is `.` or `..`, which would name another path"),
            "{error}"
        );
    }
}

#[test]
fn numbers_booleans_and_enums_fill_labels() {
    #[aws_shape(rename_all = "kebab-case")]
    enum Kind {
        LongName,
        #[aws(unknown)]
        Unknown(String),
    }

    #[aws_shape]
    enum Priority {
        #[aws(value = 1)]
        Low,
        #[aws(unknown)]
        Unknown(i32),
    }

    #[aws_operation(method = "GET", uri = "/{id}/{offset}/{isPublic}/{kind}/{priority}")]
    struct Find {
        id: u64,
        offset: i32,
        is_public: bool,
        kind: Kind,
        priority: Priority,
    }

    let find = Find::new(u64::MAX, -1, false, Kind::LongName, Priority::Low);
    assert_eq!(
        encoded(&find).uri().path(),
        "/18446744073709551615/-1/false/long-name/1"
    );
    let find = Find::new(0_u64, 0, true, "a/b", 7);
    assert_eq!(encoded(&find).uri().path(), "/0/0/true/a%2Fb/7");
}

#[test]
fn a_label_leaves_the_body() {
    #[aws_operation(method = "PUT", uri = "/things/{id}")]
    struct Put {
        id: u8,
        #[aws(rename = "Id")]
        other: u8,
    }

    assert_eq!(body(&Put::new(1, 2)), r#"{"Id":2}"#);
}

#[test]
fn a_constant_query_stays() {
    #[aws_operation(method = "POST", uri = "/token/{kind}?aws_iam=t&x")]
    struct CreateToken {
        kind: String,
    }

    let request = encoded(&CreateToken::new("a?b"));
    assert_eq!(request.uri(), "https://example.com/token/a%3Fb?aws_iam=t&x");
}

#[test]
fn the_path_follows_the_path_of_the_endpoint() {
    for endpoint in [
        "http://127.0.0.1:8080/base/v1",
        "http://127.0.0.1:8080/base/v1/",
    ] {
        let endpoint = Endpoint::new(endpoint).expect("a valid endpoint");
        let request = GetFile::new("n", "p").encode(&endpoint).expect("a request");
        assert_eq!(
            request.uri(),
            "http://127.0.0.1:8080/base/v1/clients/n/files/p"
        );
    }
}
