//! Names that clash.

mod support;

use support::{check_item, imported, model, options};

#[test]
fn operations_keep_their_names_and_shapes_give_way() {
    let source = imported(
        &model(
            r#""Tag": {"http": {"method": "POST", "requestUri": "/tag"}, "input": {"shape": "TagInput"}, "output": {"shape": "Option"},
                       "errors": [{"shape": "Failed"}]}"#,
            r#""TagInput": {"type": "structure", "members": {
                   "tag": {"shape": "Tag"}, "service": {"shape": "TestService"}, "type": {"shape": "String"},
                   "self": {"shape": "String"}, "ID": {"shape": "String"}, "Id": {"shape": "String"}, "id_2": {"shape": "String"}
               }},
               "Tag": {"type": "structure", "members": {"e": {"shape": "TagError"}}},
               "TagError": {"type": "structure", "members": {}},
               "TestService": {"type": "structure", "members": {}},
               "Option": {"type": "structure", "members": {}},
               "Failed": {"type": "structure", "members": {}}"#,
        ),
        &options(),
    );
    check_item(
        &source,
        "Tag",
        r#"
        #[::aws_operation::aws_operation(
            method = "POST",
            uri = "/tag",
            output = OptionShape,
            error = TagErrorKind,
            service = TestServiceService
        )]
        #[derive(Clone, Debug)]
        pub struct Tag {
            pub tag: Option<TagShape>,
            pub service: Option<TestService>,
            pub r#type: Option<String>,
            pub self_: Option<String>,
            #[aws(rename = "ID")]
            pub id: Option<String>,
            #[aws(rename = "Id")]
            pub id_2: Option<String>,
            #[aws(rename = "id_2")]
            pub id_2_2: Option<String>,
        }"#,
    );
}

/// The bindings of a shape hold only where it is the whole reply.
#[test]
fn an_output_that_is_nested_too_has_two_forms() {
    let source = imported(
        &model(
            r#""Get": {"http": {"method": "GET", "requestUri": "/one"}, "output": {"shape": "Thing"}},
               "List": {"http": {"method": "GET", "requestUri": "/all"}, "output": {"shape": "Things"}}"#,
            r#""Thing": {"type": "structure", "members": {
                   "version": {"shape": "Integer", "location": "header", "locationName": "Version"},
                   "name": {"shape": "String", "location": "querystring", "locationName": "n"}
               }},
               "Things": {"type": "structure", "members": {"things": {"shape": "ThingList"}}},
               "ThingList": {"type": "list", "member": {"shape": "Thing"}}"#,
        ),
        &options(),
    );
    check_item(
        &source,
        "GetOutput",
        r#"
        #[::aws_operation::aws_output]
        #[derive(Clone, Debug)]
        pub struct GetOutput {
            #[aws(header = "Version")]
            pub version: Option<i32>,
            pub name: Option<String>,
        }"#,
    );
    check_item(
        &source,
        "Thing",
        r#"
        #[::aws_operation::aws_shape(only_in = "response")]
        #[derive(Clone, Debug)]
        pub struct Thing {
            pub version: Option<i32>,
            pub name: Option<String>,
        }"#,
    );
    let one = imported(
        &model(
            r#""Get": {"http": {"method": "GET", "requestUri": "/one"}, "output": {"shape": "Thing"}}"#,
            r#""Thing": {"type": "structure", "members": {
                   "version": {"shape": "Integer", "location": "header", "locationName": "Version"}
               }}"#,
        ),
        &options(),
    );
    assert!(one.contains("output = Thing"), "{one}");
}
