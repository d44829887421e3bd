//! `new` takes what is required, setters what is optional.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use aws_operation::{Sensitive, aws_operation, aws_output, aws_shape};

use crate::body;

#[aws_operation(method = "POST", uri = "/{id}")]
#[derive(Clone, Debug, PartialEq)]
struct Create {
    first: Option<String>,
    name: String,
    id: u64,
    is_public: bool,
    secret: Sensitive<String>,
    kind: Kind,
    owner: Owner,
    scopes: Vec<String>,
    numbers: Vec<u8>,
    kinds: Option<Vec<Kind>>,
    tags: Option<BTreeMap<String, String>>,
    names: Option<BTreeSet<String>>,
    count: Option<u32>,
    title: Option<Cow<'static, str>>,
    limit: Option<Sensitive<String>>,
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Public,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
struct Owner {
    name: String,
}

impl From<&str> for Owner {
    fn from(name: &str) -> Self {
        Self::new(name)
    }
}

#[test]
fn required_members_come_in_the_order_of_the_fields_and_convert() {
    let create = Create::new("n", 7_u64, true, "s", "Public", "Ada", ["a", "b"], [1, 2]);
    assert_eq!(create.name, "n");
    assert_eq!(create.id, 7);
    assert!(create.is_public);
    assert_eq!(create.secret.expose(), "s");
    assert_eq!(create.kind, Kind::Public);
    assert_eq!(create.owner, Owner::new("Ada"));
    assert_eq!(create.scopes, ["a", "b"]);
    assert_eq!(create.numbers, [1, 2]);
    assert_eq!(create.first, None);
    assert_eq!(
        body(&create),
        concat!(
            r#"{"name":"n","isPublic":true,"secret":"s","kind":"Public","owner":{"name":"Ada"},"#,
            r#""scopes":["a","b"],"numbers":[1,2]}"#
        )
    );
}

fn minimal() -> Create {
    Create::new(
        String::new(),
        0,
        false,
        "",
        Kind::Public,
        "",
        Vec::<String>::new(),
        [],
    )
}

#[test]
fn setters_set_one_member_and_leave_the_others() {
    let create = minimal().first("f").count(3);
    assert_eq!(
        create,
        Create {
            first: Some("f".to_owned()),
            count: Some(3),
            ..minimal()
        }
    );
}

#[test]
fn the_last_of_two_settings_counts() {
    assert_eq!(minimal().count(1).count(2).count, Some(2));
    let create = minimal().kinds(["Public"]).kinds(["x", "y"]);
    assert_eq!(
        create.kinds,
        Some(vec![
            Kind::Unknown("x".to_owned()),
            Kind::Unknown("y".to_owned())
        ])
    );
}

#[test]
fn setters_convert_as_new_does() {
    let create = minimal()
        .kinds(vec![Kind::Public])
        .tags([("k".to_owned(), "v".to_owned())])
        .names(["x".to_owned()])
        .title("borrowed")
        .title(String::from("owned"))
        .limit(Sensitive::from("l"));
    assert_eq!(create.kinds, Some(vec![Kind::Public]));
    assert_eq!(create.tags.expect("tags")["k"], "v");
    assert_eq!(create.title.expect("a title"), "owned");
    assert_eq!(create.limit.expect("a limit").expose(), "l");
}

#[test]
fn an_option_is_set_or_cleared_through_the_field() {
    let mut create = minimal().count(1);
    create.count = None;
    assert_eq!(create, minimal());
}

#[test]
fn outputs_and_shapes_are_made_alike() {
    #[aws_output]
    #[derive(Debug, PartialEq)]
    struct Output {
        owner: Owner,
        more: Option<Vec<Owner>>,
    }

    let output = Output::new("Ada").more(["Grace", "Mary"]);
    assert_eq!(output.owner.name, "Ada");
    assert_eq!(output.more.map(|more| more.len()), Some(2));
}
