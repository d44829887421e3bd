//! How operations are bound to HTTP.

mod support;

use support::{act, check_item, imported, model, options};

#[test]
fn every_place_of_a_request() {
    let source = imported(
        &model(
            r#""PutThing": {
                "http": {"method": "PUT", "requestUri": "/things/{ThingName}/{Path+}?mode=x"},
                "input": {"shape": "PutThingRequest"},
                "endpoint": {"hostPrefix": "{account}.data."},
                "httpChecksumRequired": true,
                "requestcompression": {"encodings": ["gzip"]},
                "authtype": "v4-unsigned-body"
            }"#,
            r#""PutThingRequest": {
                "type": "structure",
                "required": ["name", "Path", "account", "token", "size"],
                "members": {
                    "name": {"shape": "String", "location": "uri", "locationName": "ThingName"},
                    "Path": {"shape": "String", "location": "uri"},
                    "account": {"shape": "String", "location": "header", "locationName": "X-Account", "hostLabel": true},
                    "keys": {"shape": "Strings", "location": "querystring", "locationName": "k"},
                    "filters": {"shape": "Filters", "location": "querystring"},
                    "meta": {"shape": "Filters", "location": "headers", "locationName": "X-Meta-"},
                    "json": {"shape": "String", "location": "header", "locationName": "X-Json", "jsonvalue": true},
                    "token": {"shape": "String", "idempotencyToken": true},
                    "since": {"shape": "Date", "location": "querystring", "locationName": "since"},
                    "until": {"shape": "Date", "location": "header", "locationName": "Until"},
                    "size": {"shape": "Integer"},
                    "ThingName": {"shape": "String"}
                }
            },
            "Filters": {"type": "map", "key": {"shape": "String"}, "value": {"shape": "String"}},
            "Date": {"type": "timestamp", "timestampFormat": "iso8601"}"#,
        ),
        &options(),
    );
    check_item(
        &source,
        "PutThing",
        r#"
        #[::aws_operation::aws_operation(
            method = "PUT",
            uri = "/things/{ThingName}/{Path+}?mode=x",
            service = TestService,
            auth = "sigv4-unsigned-body",
            endpoint = "{account}.data.",
            checksum_required,
            request_compression = "gzip"
        )]
        #[derive(Clone, Debug)]
        pub struct PutThing {
            #[aws(label, rename = "ThingName")]
            pub name: String,
            #[aws(label, rename = "Path")]
            pub path: String,
            #[aws(header = "X-Account", host_label)]
            pub account: String,
            #[aws(query = "k")]
            pub keys: Option<Vec<String>>,
            #[aws(query_map)]
            pub filters: Option<::std::collections::BTreeMap<String, String>>,
            #[aws(prefix_headers = "X-Meta-")]
            pub meta: Option<::std::collections::BTreeMap<String, String>>,
            #[aws(header = "X-Json", json_value)]
            pub json: Option<String>,
            #[aws(idempotency_token)]
            pub token: Option<String>,
            #[aws(query = "since")]
            pub since: Option<::aws_operation::Timestamp>,
            #[aws(header = "Until", timestamp = "date-time")]
            pub until: Option<::aws_operation::Timestamp>,
            pub size: i32,
            #[aws(body, rename = "ThingName")]
            pub thing_name: Option<String>,
        }"#,
    );
}

#[test]
fn the_whole_body() {
    let shapes = |payload: &str| {
        format!(
            r#""In": {{
                "type": "structure", "payload": "body", "required": ["body"],
                "members": {{"body": {{"shape": "{payload}"}}, "lost": {{"shape": "String"}}}}
            }},
            "Out": {{
                "type": "structure", "payload": "body", "required": ["body"],
                "members": {{
                    "body": {{"shape": "{payload}"}},
                    "status": {{"shape": "Integer", "location": "statusCode"}},
                    "type": {{"shape": "String", "location": "header", "locationName": "Content-Type"}}
                }}
            }},
            "Blob": {{"type": "blob", "sensitive": true}},
            "Stream": {{"type": "blob", "streaming": true}},
            "Json": {{"type": "structure", "members": {{}}, "document": true}},
            "Tag": {{"type": "structure", "members": {{"key": {{"shape": "String"}}}}}}"#
        )
    };
    for (payload, sent, received, derive, mark) in [
        (
            "Blob",
            "::aws_operation::Blob",
            "Option<::aws_operation::Blob>",
            "#[derive(Clone)]\n",
            ", sensitive",
        ),
        (
            "Stream",
            "::aws_operation::ByteStream",
            "::aws_operation::ByteStream",
            "#[derive(Debug)]\n",
            "",
        ),
        (
            "Json",
            "::aws_operation::Document",
            "Option<::aws_operation::Document>",
            "#[derive(Clone, Debug)]\n",
            "",
        ),
        ("Tag", "Tag", "Option<Tag>", "#[derive(Clone, Debug)]\n", ""),
        (
            "String",
            "String",
            "Option<String>",
            "#[derive(Clone, Debug)]\n",
            "",
        ),
    ] {
        let source = imported(&act("", &shapes(payload)), &options());
        check_item(
            &source,
            "Act",
            &format!(
                r#"
#[::aws_operation::aws_operation(
    method = "POST",
    uri = "/act",
    output = Out,
    service = TestService
)]
{derive}pub struct Act {{
    #[aws(payload{mark})]
    pub body: {sent},
}}"#
            ),
        );
        check_item(
            &source,
            "Out",
            &format!(
                r#"
#[::aws_operation::aws_output]
{derive}pub struct Out {{
    #[aws(payload{mark})]
    pub body: {received},
    #[aws(status_code)]
    pub status: i32,
    #[aws(header = "Content-Type")]
    pub r#type: Option<String>,
}}"#
            ),
        );
        let import = aws_operation_import::import(&act("", &shapes(payload)), &options())
            .expect("a valid model");
        assert!(
            import.warnings.concat().contains("`lost`"),
            "{:?}",
            import.warnings
        );
    }
}

#[test]
fn a_body_where_the_method_has_none_and_no_body_elsewhere() {
    let source = imported(
        &model(
            r#""List": {"http": {"method": "GET", "requestUri": "/"}, "input": {"shape": "In"}},
               "Ping": {"http": {"method": "GET", "requestUri": "/ping"}, "auth": ["smithy.api#noAuth"], "authtype": "none"}"#,
            r#""In": {"type": "structure", "members": {"next": {"shape": "String"}}}"#,
        ),
        &options(),
    );
    check_item(
        &source,
        "List",
        r#"
        #[::aws_operation::aws_operation(method = "GET", uri = "/", service = TestService)]
        #[derive(Clone, Debug)]
        pub struct List {
            #[aws(body)]
            pub next: Option<String>,
        }"#,
    );
    check_item(
        &source,
        "Ping",
        r#"
        #[::aws_operation::aws_operation(
            method = "GET",
            uri = "/ping",
            service = TestService,
            auth = "none"
        )]
        #[derive(Clone, Debug)]
        pub struct Ping {}"#,
    );
}

#[test]
fn the_service_and_what_its_own_clients_send() {
    let glacier = r#"{
        "metadata": {"protocols": ["rest-json"], "serviceId": "Glacier", "endpointPrefix": "glacier",
                     "auth": ["aws.auth#sigv4"], "apiVersion": "2012-06-01"},
        "operations": {"Ping": {"http": {"method": "GET", "requestUri": "/"}}},
        "shapes": {}
    }"#;
    let source = imported(glacier, &options());
    assert!(
        source.contains(r#"headers("x-amz-glacier-version" = "2012-06-01")"#),
        "{source}"
    );
    let compact: String = source.split_whitespace().collect();
    assert!(
        compact.contains(
            r#"ServiceMetadata::new("Glacier","glacier",).signing_name("glacier").auth(::aws_operation::Auth::SigV4);"#
        ),
        "{source}"
    );
}

#[test]
fn a_service_that_takes_tokens_and_signatures() {
    let bedrock = r#"{
        "metadata": {"protocols": ["rest-json"], "serviceId": "Bedrock", "endpointPrefix": "bedrock",
                     "auth": ["aws.auth#sigv4", "smithy.api#httpBearerAuth"]},
        "operations": {"Ping": {"http": {"method": "GET", "requestUri": "/"}}},
        "shapes": {}
    }"#;
    let source = imported(bedrock, &options());
    let compact: String = source.split_whitespace().collect();
    assert!(
        compact.contains(".auth(::aws_operation::Auth::SigV4).accepts_bearer_token(true);"),
        "{source}"
    );
}

#[test]
fn a_runtime_elsewhere() {
    let options = aws_operation_import::Options {
        runtime: quote::quote!(crate::runtime),
        ..options()
    };
    let source = imported(
        &act(
            "",
            r#""In": {"type": "structure", "members": {}}, "Out": {"type": "structure", "members": {}}"#,
        ),
        &options,
    );
    check_item(
        &source,
        "Out",
        r#"
        #[crate::runtime::aws_shape(only_in = "response", crate = crate::runtime)]
        #[derive(Clone, Debug)]
        pub struct Out {}"#,
    );
}
