//! restXml, awsQuery and ec2Query at their edges: what the suites of Smithy do not ask.

#![cfg(all(feature = "query", feature = "server"))]

use aws_operation::{
    Auth, Body, Operation, RestXml, Service, ServiceMetadata, aws_operation, aws_output, aws_shape,
    http,
};

enum Rest {}

impl Service for Rest {
    type Protocol = RestXml;
    const METADATA: ServiceMetadata = ServiceMetadata::new("Rest", "rest")
        .xml_namespace("http://service/")
        .auth(Auth::None);
}

mod documents {
    use super::*;

    #[aws_operation(service = Rest, method = "GET", uri = "/", output = Tree)]
    struct GetTree {}

    #[aws_output]
    #[derive(Debug)]
    struct Tree {
        node: Option<Node>,
        #[aws(flattened)]
        nodes: Option<Vec<Node>>,
    }

    #[aws_shape]
    #[derive(Debug)]
    struct Node {
        node: Option<Box<Self>>,
        #[aws(flattened)]
        nodes: Option<Vec<Self>>,
    }

    #[test]
    fn a_type_that_holds_itself_is_not_read_from_one_element_without_end() {
        for body in [
            "<node>text</node>",
            "<r><node>text</node></r>",
            "<nodes>text</nodes>",
        ] {
            let tree = GetTree::decode(http::Response::new(body)).expect(body);
            let node = tree.node.or_else(|| tree.nodes?.pop()).expect(body);
            assert!(node.node.is_none() && node.nodes.is_none(), "{body}");
        }
    }

    #[aws_operation(service = Rest, method = "GET", uri = "/", output = Location)]
    struct GetBucketLocation {}

    #[aws_output(rename_all = "PascalCase")]
    struct Location {
        location_constraint: String,
    }

    #[test]
    fn a_document_may_be_its_own_member() {
        let body = "<LocationConstraint xmlns=\"http://s3/\">eu-west-1</LocationConstraint>";
        let location = GetBucketLocation::decode(http::Response::new(body)).expect(body);
        assert_eq!(location.location_constraint, "eu-west-1");
    }
}

mod namespaces {
    use aws_operation::Endpoint;
    use aws_operation::server::ServerOperation;

    use super::*;

    #[aws_shape(xml_namespace = "http://type/")]
    #[derive(Debug, PartialEq)]
    struct Spaced {
        a: String,
    }

    #[aws_operation(service = Rest, method = "POST", uri = "/", output = Spaced)]
    #[derive(Debug, PartialEq)]
    struct Put {
        #[aws(xml_namespace = "http://member/")]
        own: Spaced,
        plain: Spaced,
        #[aws(item(name = "Item", xml_namespace(p = "http://item/")))]
        list: Vec<Spaced>,
        #[aws(flattened, xml_namespace = "http://flattened/")]
        flattened: Vec<Spaced>,
    }

    #[aws_operation(service = Rest, method = "PUT", uri = "/")]
    #[derive(Debug, PartialEq)]
    struct PutPayload {
        #[aws(payload, rename = "Other")]
        spaced: Spaced,
    }

    fn body(request: &http::Request<Body>) -> &str {
        std::str::from_utf8(request.body().as_bytes()).expect("text")
    }

    #[test]
    fn an_element_declares_each_prefix_once_and_its_place_wins() {
        let endpoint = Endpoint::new("https://example.com").expect("valid");
        let spaced = || Spaced::new("x");
        let put = Put::new(spaced(), spaced(), [spaced()], [spaced()]);
        let request = put.encode(&endpoint).expect("valid");
        assert_eq!(
            body(&request),
            "<PutRequest xmlns=\"http://service/\"><own xmlns=\"http://member/\"><a>x</a></own>\
             <plain xmlns=\"http://type/\"><a>x</a></plain>\
             <list><Item xmlns:p=\"http://item/\" xmlns=\"http://type/\"><a>x</a></Item></list>\
             <flattened xmlns=\"http://flattened/\"><a>x</a></flattened></PutRequest>"
        );
        assert_eq!(Put::decode_request(&request), Ok(put));
        let put = PutPayload::new(spaced());
        let request = put.encode(&endpoint).expect("valid");
        assert_eq!(
            body(&request),
            "<Other xmlns=\"http://type/\"><a>x</a></Other>"
        );
        assert_eq!(PutPayload::decode_request(&request), Ok(put));
    }

    #[test]
    fn so_does_that_of_a_reply() {
        let reply = Put::encode_output(&Spaced::new("x"));
        let text = std::str::from_utf8(reply.body().as_bytes()).expect("text");
        assert_eq!(text, "<Spaced xmlns=\"http://type/\"><a>x</a></Spaced>");
        assert_eq!(Put::decode(reply).expect("valid"), Spaced::new("x"));
    }
}

mod names_and_text {
    use std::collections::BTreeMap;

    use aws_operation::Endpoint;
    use aws_operation::server::ServerOperation;
    use serde::Serialize;

    use super::*;

    #[derive(Serialize)]
    struct Open {
        #[serde(flatten)]
        members: BTreeMap<String, String>,
    }

    #[aws_operation(service = Rest, method = "POST", uri = "/")]
    struct PutOpen {
        open: Open,
    }

    #[test]
    fn a_name_from_the_data_does_not_end_its_element() {
        let endpoint = Endpoint::new("https://example.com").expect("valid");
        let put = |name: &str| {
            let members = BTreeMap::from([(name.to_owned(), "v".to_owned())]);
            PutOpen::new(Open { members }).encode(&endpoint)
        };
        assert!(put("name").is_ok());
        for name in ["x><evil>1</evil><x", "a b", "", "1", "a=\"\""] {
            let error = put(name).expect_err(name).to_string();
            assert!(
                error.contains("a member has a name that XML does not have"),
                "{error}"
            );
        }
    }

    #[aws_operation(service = Rest, method = "POST", uri = "/")]
    #[derive(Debug, PartialEq)]
    struct PutText {
        #[aws(xml_attribute)]
        attribute: String,
        element: String,
    }

    #[test]
    fn white_space_comes_back() {
        let endpoint = Endpoint::new("https://example.com").expect("valid");
        for text in [
            "a\tb",
            "\t",
            "\n",
            "\r\n",
            " a ",
            "\u{85}\u{2028}\u{a0}",
            "]]>",
        ] {
            let put = PutText::new(text, text);
            let request = put.encode(&endpoint).expect("valid");
            assert_eq!(PutText::decode_request(&request), Ok(put), "{text:?}");
        }
    }
}

mod error_replies {
    use aws_operation::http::StatusCode;
    use aws_operation::{AwsQuery, Ec2Query, server};

    use super::*;

    #[test]
    fn an_error_keeps_its_code_where_its_message_cannot_be_written() {
        let status = StatusCode::BAD_REQUEST;
        for reply in [
            server::error_reply::<RestXml>(status, "Denied", "\u{1}"),
            server::error_reply::<AwsQuery>(status, "Denied", "\u{1}"),
            server::error_reply::<Ec2Query>(status, "Denied", "\u{1}"),
        ] {
            let text = String::from_utf8_lossy(reply.body().as_bytes()).into_owned();
            assert!(text.contains("<Code>Denied</Code>"), "{text}");
        }
    }
}

mod forms {
    use std::collections::BTreeMap;

    use aws_operation::server::ServerOperation;
    use aws_operation::{AwsQuery, Ec2Query, Endpoint};
    use serde::{Deserialize, Serialize};

    use super::*;

    enum Query {}

    impl Service for Query {
        type Protocol = AwsQuery;
        const METADATA: ServiceMetadata = ServiceMetadata::new("Query", "query")
            .version("1")
            .auth(Auth::None);
    }

    enum Ec2 {}

    impl Service for Ec2 {
        type Protocol = Ec2Query;
        const METADATA: ServiceMetadata = ServiceMetadata::new("EC2", "ec2")
            .version("1")
            .auth(Auth::None);
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Own {
        name: String,
        tags: Vec<String>,
        rank: Option<i32>,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "camelCase")]
    enum Kind {
        Plain,
        Number(i32),
        Pair(i32, String),
        Whole { first: i32, second: Option<String> },
    }

    #[aws_shape(rename_all = "camelCase")]
    #[derive(Clone, Debug, PartialEq)]
    enum Choice {
        Text(String),
        #[aws(flattened)]
        List(Vec<String>),
        #[aws(unknown)]
        Unknown(String),
    }

    macro_rules! put {
        ($put:ident, $service:ident) => {
            #[aws_operation(service = $service, rename_all = "camelCase")]
            #[derive(Debug, PartialEq)]
            struct $put {
                own: Own,
                kinds: Vec<Kind>,
                boxed: Box<Own>,
                by_name: BTreeMap<String, Vec<Kind>>,
                #[aws(flattened, key = "K", value = "V")]
                flattened: BTreeMap<u8, bool>,
                choices: Vec<Choice>,
            }

            impl $put {
                fn whole() -> Self {
                    let own = Own {
                        name: "n".into(),
                        tags: vec!["a".into(), String::new()],
                        rank: None,
                    };
                    let kinds = vec![
                        Kind::Plain,
                        Kind::Number(1),
                        Kind::Pair(2, "x".into()),
                        Kind::Whole {
                            first: 3,
                            second: None,
                        },
                    ];
                    Self {
                        own: own.clone(),
                        kinds: kinds.clone(),
                        boxed: Box::new(own),
                        by_name: BTreeMap::from([("a.b&c".to_owned(), kinds)]),
                        flattened: BTreeMap::from([(1, true), (12, false)]),
                        choices: vec![
                            Choice::Text(String::new()),
                            Choice::List(vec!["a".into(), "b".into()]),
                        ],
                    }
                }
            }
        };
    }

    put!(PutQuery, Query);
    put!(PutEc2, Ec2);

    #[test]
    fn what_a_client_writes_is_read_back() {
        let endpoint = Endpoint::new("https://example.com").expect("valid");
        let request = PutQuery::whole().encode(&endpoint).expect("valid");
        assert_eq!(PutQuery::decode_request(&request), Ok(PutQuery::whole()));
        let request = PutEc2::whole().encode(&endpoint).expect("valid");
        assert_eq!(PutEc2::decode_request(&request), Ok(PutEc2::whole()));
    }

    #[test]
    fn names_of_many_parts_cost_what_their_length_does() {
        use std::fmt::Write as _;

        let mut body = String::from("Action=PutQuery&Version=1");
        for parameter in 0..2000 {
            write!(body, "&{parameter}{}", ".a".repeat(120)).expect("a string");
        }
        let length = u64::try_from(body.len()).expect("short");
        let request = http::Request::post("/").body(body).expect("valid");
        let cost = allocation_counter::measure(|| {
            PutQuery::decode_request(&request).expect_err("nothing is set");
        });
        assert!(cost.bytes_max < 8 * length, "{cost:?} for {length}");
    }
}
