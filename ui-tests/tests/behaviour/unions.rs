//! Unions: an object with exactly one member that is not null.

use aws_operation::{Endpoint, Operation, aws_operation, aws_output, aws_shape};

use crate::{body, complaint, decoded};

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
enum Principal {
    Role(Role),
    #[aws(rename = "userName")]
    User(String),
    Ids(Vec<u32>),
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
struct Role {
    name: String,
    path: Option<String>,
}

#[aws_operation(method = "POST", uri = "/", output = Reply)]
struct Send {
    principal: Principal,
}

#[aws_output]
#[derive(Debug, PartialEq)]
struct Reply {
    principal: Principal,
}

fn read(union: &str) -> Principal {
    decoded::<Send>(&format!(r#"{{"principal":{union}}}"#))
        .expect("a reply")
        .principal
}

#[test]
fn each_member_is_sent_and_read() {
    for (principal, json) in [
        (
            Principal::Role(Role::new("r").path("/p")),
            r#"{"role":{"name":"r","path":"/p"}}"#,
        ),
        (Principal::User("u".to_owned()), r#"{"userName":"u"}"#),
        (Principal::Ids(vec![]), r#"{"ids":[]}"#),
    ] {
        assert_eq!(
            body(&Send::new(principal.clone())),
            format!(r#"{{"principal":{json}}}"#)
        );
        assert_eq!(read(json), principal);
    }
}

#[test]
fn a_member_that_is_not_known_is_kept_by_name() {
    assert_eq!(
        read(r#"{"group":{"deep":[1]}}"#),
        Principal::Unknown("group".to_owned())
    );
}

#[test]
fn members_that_are_null_do_not_count() {
    assert_eq!(
        read(r#"{"role":null,"userName":"u","ids":null}"#),
        Principal::User("u".to_owned())
    );
    assert_eq!(
        read(r#"{"userName":"u","group":null}"#),
        Principal::User("u".to_owned())
    );
}

#[test]
fn the_name_of_the_type_beside_the_member_does_not_count() {
    assert_eq!(
        read(r#"{"__type":"ns#Principal","userName":"u"}"#),
        Principal::User("u".to_owned())
    );
    assert_eq!(
        read(r#"{"group":1,"__type":"ns#Principal"}"#),
        Principal::Unknown("group".to_owned())
    );
}

#[test]
fn what_has_not_one_member_is_refused() {
    for union in [
        "{}",
        r#"{"role":null}"#,
        r#"{"__type":"ns#Principal"}"#,
        r#"{"userName":"s3cret","ids":[1]}"#,
        r#"{"userName":"s3cret","userName":"s3cret"}"#,
    ] {
        let complaint = complaint::<Send>(&format!(r#"{{"principal":{union}}}"#));
        let expected = "member `principal`: expected an object with one member";
        assert!(complaint.contains(expected), "{complaint}");
        assert!(!complaint.contains("s3cret"), "{complaint}");
    }
    let complaint = complaint::<Send>(r#"{"principal":"s3cret"}"#);
    let expected = "member `principal`: expected an object with one member, found a string";
    assert!(complaint.contains(expected), "{complaint}");
}

#[test]
fn mistakes_inside_a_member_are_named_by_their_path() {
    let complaint = complaint::<Send>(r#"{"principal":{"role":{"name":7}}}"#);
    assert!(
        complaint.contains("member `principal.role.name`: expected a string"),
        "{complaint}"
    );
}

#[test]
fn a_member_that_is_known_by_name_only_cannot_be_sent() {
    let endpoint = Endpoint::new("https://example.com").expect("a valid endpoint");
    let error = Send::new(Principal::Unknown("group".to_owned()))
        .encode(&endpoint)
        .expect_err("the value was not kept");
    assert_eq!(
        error.to_string(),
        concat!(
            "Send: the body cannot be written: the union `Principal` has the member \"group\", ",
            "whose value was not kept; it cannot be sent; nothing was sent"
        )
    );
}
