//! Headers that every request of an operation has.

use std::collections::BTreeMap;

use aws_operation::{Blob, aws_operation};

use crate::{encoded, mirrored};

#[aws_operation(
    method = "POST",
    uri = "/",
    headers(
        "Accept" = "application/json",
        "x-amz-glacier-version" = "2012-06-01",
        "X-Empty" = "",
        "X-Spaces" = "a b; c=\"d\"",
    )
)]
#[derive(Clone, Debug, PartialEq)]
struct Create {
    name: Option<String>,
}

#[test]
fn every_request_has_them() {
    for request in [Create::new(), Create::new().name("n")] {
        let sent = encoded(&request);
        assert_eq!(sent.headers().len(), 5);
        assert_eq!(sent.headers()["accept"], "application/json");
        assert_eq!(sent.headers()["x-amz-glacier-version"], "2012-06-01");
        assert_eq!(sent.headers()["x-empty"], "");
        assert_eq!(sent.headers()["x-spaces"], "a b; c=\"d\"");
        assert_eq!(sent.headers()["content-type"], "application/json");
        mirrored(&request);
    }
}

#[test]
fn one_that_says_the_content_type_is_kept() {
    #[aws_operation(method = "POST", uri = "/", headers("Content-Type" = "application/x-ndjson"))]
    #[derive(Clone, Debug, PartialEq)]
    struct Put {
        #[aws(payload)]
        content: Blob,
    }

    let sent = encoded(&Put::new("b"));
    assert_eq!(sent.headers().len(), 1);
    assert_eq!(sent.headers()["content-type"], "application/x-ndjson");
    mirrored(&Put::new("b"));
}

#[test]
fn a_member_that_is_set_wins() {
    #[aws_operation(method = "GET", uri = "/", headers("Accept" = "application/json", "X-A" = "c"))]
    #[derive(Clone, Debug, PartialEq)]
    struct Get {
        #[aws(header = "Accept")]
        accept: Option<String>,
        #[aws(prefix_headers = "X-")]
        others: Option<BTreeMap<String, String>>,
    }

    assert_eq!(encoded(&Get::new()).headers()["accept"], "application/json");
    let sent = encoded(&Get::new().accept("image/png"));
    assert_eq!(sent.headers().get_all("accept").iter().count(), 1);
    assert_eq!(sent.headers()["accept"], "image/png");
    // What is fixed for all requests is not for a map to change.
    let sent = encoded(&Get::new().others([("a".to_owned(), "map".to_owned())]));
    assert_eq!(sent.headers()["x-a"], "c");
}

#[test]
fn no_header_at_all_is_allowed() {
    #[aws_operation(method = "GET", uri = "/", headers())]
    struct Get {}

    assert!(encoded(&Get::new()).headers().is_empty());
}
