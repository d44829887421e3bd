//! restXml, awsQuery and ec2Query at their edges: what the suites of Smithy do not ask.

#![cfg(all(feature = "query", feature = "server"))]

use aws_operation::{
    Auth, Operation, RestXml, Service, ServiceMetadata, aws_operation, aws_output, aws_shape,
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
