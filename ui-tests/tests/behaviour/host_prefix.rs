//! Hosts that an operation puts something in front of.

use aws_operation::server::ServerOperation;
use aws_operation::{Endpoint, Operation, aws_operation};

use crate::{body, encoded, mirrored, refusal};

#[aws_operation(method = "POST", uri = "/things", endpoint = "data-1.{account}.x.")]
#[derive(Clone, Debug, PartialEq)]
struct Create {
    #[aws(host_label)]
    account: String,
    name: Option<String>,
}

fn host_at(operation: &impl Operation, endpoint: &str) -> String {
    let endpoint = Endpoint::new(endpoint).expect("a valid endpoint");
    let request = operation.encode(&endpoint).expect("a request");
    request.uri().authority().expect("a host").to_string()
}

#[test]
fn a_constant_prefix_stands_before_the_host() {
    #[aws_operation(method = "GET", uri = "/", endpoint = "data.")]
    struct Get {}

    assert_eq!(
        host_at(&Get::new(), "https://example.com"),
        "data.example.com"
    );
    assert_eq!(
        host_at(&Get::new(), "https://example.com:8443/base"),
        "data.example.com:8443"
    );
}

#[test]
fn a_prefix_may_end_inside_the_first_label_of_the_host() {
    #[aws_operation(method = "GET", uri = "/", endpoint = "data-{id}-")]
    struct Get {
        #[aws(host_label, query = "id")]
        id: u8,
    }

    assert_eq!(
        host_at(&Get::new(7), "https://example.com"),
        "data-7-example.com"
    );
    assert_eq!(host_at(&Get::new(7), "http://localhost:1"), "localhost:1");
}

#[test]
fn a_label_is_filled_and_the_member_is_sent_where_it_is_bound_too() {
    let create = Create::new("a-7").name("n");
    let request = encoded(&create);
    assert_eq!(request.uri(), "https://data-1.a-7.x.example.com/things");
    assert_eq!(body(&create), r#"{"account":"a-7","name":"n"}"#);
    mirrored(&create);
}

#[test]
fn the_path_of_the_endpoint_stays() {
    let endpoint = Endpoint::new("https://example.com:8443/base/").expect("a valid endpoint");
    let request = Create::new("a").encode(&endpoint).expect("a request");
    assert_eq!(
        request.uri(),
        "https://data-1.a.x.example.com:8443/base/things"
    );
}

#[test]
fn labels_in_other_places_fill_the_host_too() {
    #[aws_operation(
        method = "POST",
        uri = "/{bucket}",
        endpoint = "{bucket}.{AccountId}.{region}."
    )]
    #[derive(Clone, Debug, PartialEq)]
    struct Put {
        #[aws(host_label)]
        bucket: String,
        #[aws(header = "x-amz-account-id", host_label, rename = "AccountId")]
        account: u64,
        #[aws(query = "region", host_label)]
        region: String,
    }

    let put = Put::new("b", 123_u64, "eu-1");
    let request = encoded(&put);
    assert_eq!(
        request.uri(),
        "https://b.123.eu-1.example.com/b?region=eu-1"
    );
    assert_eq!(request.headers()["x-amz-account-id"], "123");
    assert!(request.body().is_empty());
    mirrored(&put);
}

#[test]
fn a_host_label_goes_by_the_wire_name_of_its_member() {
    #[aws_operation(
        method = "GET",
        uri = "/",
        endpoint = "{AccountId}.",
        rename_all = "PascalCase"
    )]
    struct Get {
        #[aws(header = "x-amz-account-id", host_label)]
        account_id: String,
    }

    let request = encoded(&Get::new("7"));
    assert_eq!(request.uri(), "https://7.example.com/");
    assert_eq!(request.headers()["x-amz-account-id"], "7");
}

#[test]
fn an_address_or_a_host_without_a_domain_stays_as_it_is() {
    for endpoint in [
        "127.0.0.1:8080",
        "[::1]:8080",
        "localhost:8080",
        "localhost",
        "10.0.0.1",
    ] {
        let host = host_at(&Create::new("a"), &format!("http://{endpoint}"));
        assert_eq!(host, endpoint);
    }
}

#[test]
fn a_value_that_is_no_part_of_a_host_is_refused_and_not_repeated() {
    let long = "s".repeat(64);
    for account in [
        "",
        ".",
        "..",
        "-s3cret",
        "s3cret-",
        "s3.cret",
        "s3cret@",
        "s3cret/",
        "s3cret:1",
        "s3cret#",
        "s3cret?",
        "s3cret\r\n",
        "s3cret ",
        "s3cr\u{e9}t",
        "s3_cret",
        "%73",
        &long,
    ] {
        let shown = refusal(&Create::new(account));
        assert_eq!(
            shown,
            concat!(
                "Create: the value for the label `{account}` of the host is no part of a host name, ",
                "which has 1 to 63 letters, digits and hyphens; nothing was sent"
            ),
            "{account}"
        );
    }
    // Where nothing comes of it, it is refused all the same: tests find what production would.
    let endpoint = Endpoint::new("http://localhost:1").expect("a valid endpoint");
    assert!(Create::new("a.b").encode(&endpoint).is_err());
    assert_eq!(
        host_at(&Create::new("s".repeat(63)), "https://example.com"),
        format!("data-1.{}.x.example.com", "s".repeat(63))
    );
}

#[test]
fn numbers_and_enums_fill_the_host() {
    #[aws_operation(method = "POST", uri = "/", endpoint = "{id}.")]
    #[derive(Clone, Debug, PartialEq)]
    struct Post {
        #[aws(host_label)]
        id: i64,
    }

    assert_eq!(
        host_at(&Post::new(12), "https://example.com"),
        "12.example.com"
    );
    let shown = refusal(&Post::new(-1));
    assert!(shown.contains("`{id}` of the host"), "{shown}");
}

#[test]
fn a_server_reads_the_request_whatever_its_host_is() {
    let mut sent = encoded(&Create::new("a"));
    *sent.uri_mut() = "http://127.0.0.1/things".parse().expect("a URI");
    assert_eq!(Create::decode_request(&sent), Ok(Create::new("a")));
}
