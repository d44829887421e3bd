//! XML and forms: what their words do, and what of a document counts.

use std::collections::BTreeMap;

use aws_operation::{
    AwsQuery, Ec2Query, Error, RestXml, Service, ServiceMetadata, aws_error, aws_operation,
    aws_output, aws_shape,
};

use crate::{body, complaint, decoded, failed, mirrored};

const METADATA: ServiceMetadata = ServiceMetadata::new("Shelf", "shelf")
    .version("2026-11-24")
    .xml_namespace("https://shelf.example/doc/");

/// The same service by each protocol; the operation is the same text but for how it is reached.
macro_rules! by_protocol {
    ($($module:ident: $protocol:ident $(, $key:ident = $value:literal)*;)*) => {$(
        mod $module {
            use super::*;

            pub(super) enum Shelf {}

            impl Service for Shelf {
                type Protocol = $protocol;
                const METADATA: ServiceMetadata = METADATA;
            }

            #[aws_operation(service = Shelf, output = Kept, error = KeepError, rename_all = "PascalCase" $(, $key = $value)*)]
            #[derive(Clone, Debug, PartialEq)]
            pub(super) struct Keep {
                #[aws(rename = "Line", flattened)]
                pub(super) lines: Option<Vec<String>>,
                #[aws(item = "Tag")]
                pub(super) tags: Option<Vec<Tag>>,
                #[aws(key = "Name", value = "Setting")]
                pub(super) options: Option<BTreeMap<String, String>>,
                #[aws(rename = "Attribute", flattened)]
                pub(super) attributes: Option<BTreeMap<String, i32>>,
                #[aws(ec2_query_name = "Dry")]
                pub(super) dry_run: Option<bool>,
                pub(super) owner: Option<Owner>,
                #[aws(item(name = "Row", item = "Cell"))]
                pub(super) rows: Option<Vec<Vec<u8>>>,
            }
        }
    )*};
}

by_protocol! {
    rest_xml: RestXml, method = "POST", uri = "/keep";
    query: AwsQuery;
    ec2: Ec2Query;
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
struct Tag {
    #[aws(xml_attribute, rename = "name")]
    key: String,
    #[aws(rename = "Value")]
    value: Option<String>,
}

#[aws_shape(xml_namespace(xsi = "http://www.w3.org/2001/XMLSchema-instance"))]
#[derive(Clone, Debug, PartialEq)]
enum Owner {
    #[aws(rename = "Id")]
    Id(String),
    #[aws(rename = "Groups", item = "Group")]
    Groups(Vec<String>),
    #[aws(unknown)]
    Unknown(String),
}

#[aws_output(rename_all = "PascalCase")]
#[derive(Clone, Debug, PartialEq)]
struct Kept {
    name: String,
    count: Option<i32>,
    #[aws(rename = "Line", flattened)]
    lines: Option<Vec<String>>,
    #[aws(item = "Tag")]
    tags: Option<Vec<Tag>>,
    owner: Option<Owner>,
}

#[aws_error(rename_all = "PascalCase")]
#[derive(Clone, Debug, PartialEq)]
enum KeepError {
    #[aws(status = 409, code = "ShelfFull")]
    ShelfFullException { capacity: Option<i32> },
}

macro_rules! full {
    ($module:ident) => {
        $module::Keep::new()
            .lines(["a", "b & c"])
            .tags([Tag::new("<k>").value("v"), Tag::new("empty")])
            .options([("depth".to_owned(), "3".to_owned())])
            .attributes([("x".to_owned(), 1), ("y".to_owned(), 2)])
            .dry_run(true)
            .owner(Owner::Groups(vec!["g".to_owned()]))
            .rows([vec![1, 2], vec![]])
    };
}

#[test]
fn in_a_document() {
    let request = full!(rest_xml);
    assert_eq!(
        body(&request),
        "<KeepRequest xmlns=\"https://shelf.example/doc/\">\
         <Line>a</Line><Line>b &amp; c</Line>\
         <Tags><Tag name=\"&lt;k&gt;\"><Value>v</Value></Tag><Tag name=\"empty\"/></Tags>\
         <Options><entry><Name>depth</Name><Setting>3</Setting></entry></Options>\
         <Attribute><key>x</key><value>1</value></Attribute><Attribute><key>y</key><value>2</value></Attribute>\
         <DryRun>true</DryRun>\
         <Owner xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><Groups><Group>g</Group></Groups></Owner>\
         <Rows><Row><Cell>1</Cell><Cell>2</Cell></Row><Row/></Rows>\
         </KeepRequest>"
    );
    mirrored(&request);
    mirrored(&rest_xml::Keep::new());
}

#[test]
fn in_a_form() {
    let request = full!(query);
    let pairs = [
        "Action=Keep",
        "Version=2026-11-24",
        "Line.1=a",
        "Line.2=b%20%26%20c",
        "Tags.Tag.1.name=%3Ck%3E",
        "Tags.Tag.1.Value=v",
        "Tags.Tag.2.name=empty",
        "Options.entry.1.Name=depth",
        "Options.entry.1.Setting=3",
        "Attribute.1.key=x",
        "Attribute.1.value=1",
        "Attribute.2.key=y",
        "Attribute.2.value=2",
        "DryRun=true",
        "Owner.Groups.Group.1=g",
        "Rows.Row.1.Cell.1=1",
        "Rows.Row.1.Cell.2=2",
        // An empty list is sent, so that it can be told from none.
        "Rows.Row.2=",
    ];
    assert_eq!(body(&request), pairs.join("&"));
    mirrored(&request);
}

#[test]
fn in_a_form_of_ec2() {
    let request = ec2::Keep::new()
        .lines(["a", "b"])
        .tags([Tag::new("k").value("v")])
        .dry_run(false);
    let pairs = [
        "Action=Keep",
        "Version=2026-11-24",
        "Line.1=a",
        "Line.2=b",
        "Tags.1.Name=k",
        "Tags.1.Value=v",
        "Dry=false",
    ];
    assert_eq!(body(&request), pairs.join("&"));
    mirrored(&request);
}

/// Of a document counts what it says, and not how it is written.
#[test]
fn a_document_is_read_as_parsers_of_today_read_it() {
    let document = r#"<?xml version='1.0' encoding="utf-8" standalone="yes" ?>
<!-- of a <shelf> -->
<?app some="thing"?>
<s:KeepResponse xmlns:s = 'https://shelf.example/doc/' >
  <Unknown><Name>not this</Name></Unknown>
  <s:Name
  >caf&#233; &amp; <![CDATA[<b>&amp;</b>]]><!-- in between --> &#x1F600;</s:Name  >
  <Count>
    7
  </Count>
  <Line>first</Line>
  <Tags><Tag name = 'one'><Value/></Tag><!-- and --><Tag name="two &quot;"></Tag></Tags>
  <Line> spaces are kept </Line>
  <Owner><Id>7</Id></Owner>
</s:KeepResponse>
<!-- the end -->
"#;
    let kept = decoded::<rest_xml::Keep>(document).expect("a reply");
    let expected = Kept::new("caf\u{e9} & <b>&amp;</b> \u{1f600}")
        .count(7)
        .lines(["first", " spaces are kept "])
        .tags([Tag::new("one").value(""), Tag::new("two \"")])
        .owner(Owner::Id("7".to_owned()));
    assert_eq!(kept, expected);
    // Lines end as in XML 1.0, section 2.11; references to characters are as they are.
    let kept = decoded::<rest_xml::Keep>("<K><Name>a\r\nb\rc&#13;</Name></K>").expect("a reply");
    assert_eq!(kept.name, "a\nb\nc\r");
    // A byte order mark is no content.
    let kept = decoded::<rest_xml::Keep>("\u{feff}<K><Name>n</Name></K>").expect("a reply");
    assert_eq!(kept.name, "n");
}

#[test]
fn wrappers_of_forms() {
    let reply = "<KeepResponse xmlns=\"https://shelf.example/doc/\"><KeepResult><Name>n</Name></KeepResult>\
                 <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></KeepResponse>";
    let kept = decoded::<query::Keep>(reply).expect("a reply");
    assert_eq!(kept, Kept::new("n"));
    let reply = "<KeepResponse><requestId>r-1</requestId><Name>n</Name></KeepResponse>";
    let kept = decoded::<ec2::Keep>(reply).expect("a reply");
    assert_eq!(kept, Kept::new("n"));
}

#[test]
fn what_is_no_document_is_said_where_it_is_not() {
    for (document, reason) in [
        ("", "`Name`"),
        ("<K><Count>7</Count></K>", "`Name`"),
        ("<K><Name>n</Name><Count>seven</Count></K>", "Count"),
        ("<K><Name>n</Nome></K>", "at byte"),
        ("<K>\n  <Name>n</Name>", "at byte"),
        ("<K><Name>&nbsp;</Name></K>", "at byte"),
        ("<!DOCTYPE K><K><Name>n</Name></K>", "document type"),
        ("<K><Name>n</Name></K><K/>", "at byte"),
        ("<K a='1' a='2'><Name>n</Name></K>", "at byte"),
        ("{\"Name\":\"n\"}", "at byte"),
    ] {
        let complaint = complaint::<rest_xml::Keep>(document);
        assert!(complaint.contains(reason), "{document}: {complaint}");
        assert!(complaint.starts_with("Keep: "), "{complaint}");
        assert!(!complaint.contains("seven"), "{complaint}");
    }
}

/// The three forms that errors have, and what they have in common.
#[test]
fn errors_in_documents() {
    let in_wrapper = "<ErrorResponse xmlns=\"https://shelf.example/doc/\"><Error><Type>Sender</Type>\
                      <Code>ShelfFull</Code><Message>no room</Message><Capacity>9</Capacity></Error>\
                      <RequestId>r-9</RequestId></ErrorResponse>";
    let bare = "<Error><Code>ShelfFull</Code><Message>no room</Message><Capacity>9</Capacity>\
                <RequestId>r-9</RequestId></Error>";
    let of_ec2 = "<Response><Errors><Error><Code>ShelfFull</Code><Message>no room</Message>\
                  <Capacity>9</Capacity></Error></Errors><RequestID>r-9</RequestID></Response>";
    let errors = [
        failed::<rest_xml::Keep>(409, None, in_wrapper),
        failed::<rest_xml::Keep>(409, None, bare),
        failed::<query::Keep>(409, None, in_wrapper),
        failed::<ec2::Keep>(409, None, of_ec2),
    ];
    for error in errors {
        let Error::Modeled(KeepError::ShelfFullException { capacity }, said) = &error else {
            panic!("{error}");
        };
        assert_eq!(*capacity, Some(9));
        assert_eq!(said.message(), Some("no room"));
        assert_eq!(said.request_id(), Some("r-9"));
    }
    let error = failed::<query::Keep>(503, None, "<html><body>Busy</body></html>");
    let Error::Unmodeled(said) = &error else {
        panic!("{error}");
    };
    assert_eq!((said.status().as_u16(), said.code()), (503, None));
}

/// S3 begins a reply with 200 before it knows how it ends.
#[test]
fn an_error_with_status_200() {
    let document =
        "<?xml version=\"1.0\"?>\n\n<Error><Code>SlowDown</Code><Message>later</Message></Error>";
    let error = decoded::<rest_xml::Keep>(document).expect_err("an error");
    let Error::Unmodeled(said) = &error else {
        panic!("{error}");
    };
    assert_eq!(said.code(), Some("SlowDown"));
    assert_eq!(said.message(), Some("later"));
}

/// Names that a payload, an operation and an output have.
#[test]
fn names_of_documents() {
    #[aws_operation(method = "PUT", uri = "/{key}", protocol = "restXml", output = Settings)]
    #[derive(Clone, Debug, PartialEq)]
    struct PutSettings {
        key: String,
        #[aws(payload, rename = "Rules", xml_namespace = "https://rules.example/")]
        settings: Rules,
    }

    #[aws_shape(rename_all = "PascalCase")]
    #[derive(Clone, Debug, PartialEq)]
    struct Rules {
        rule: Option<String>,
    }

    #[aws_output]
    #[derive(Clone, Debug, PartialEq)]
    struct Settings {
        #[aws(payload)]
        rules: Rules,
    }

    #[aws_operation(
        method = "PUT",
        uri = "/",
        protocol = "restXml",
        xml_name = "ping",
        xml_namespace = "https://ping.example/"
    )]
    #[derive(Clone, Debug, PartialEq)]
    struct Ping {
        text: Option<String>,
    }

    let request = PutSettings::new("k", Rules::new().rule("r"));
    assert_eq!(
        body(&request),
        "<Rules xmlns=\"https://rules.example/\"><Rule>r</Rule></Rules>"
    );
    mirrored(&request);
    let reply = decoded::<PutSettings>("<Whatever><Rule>x</Rule></Whatever>").expect("a reply");
    assert_eq!(reply.rules, Rules::new().rule("x"));
    let ping = Ping::new().text("hi");
    assert_eq!(
        body(&ping),
        "<ping xmlns=\"https://ping.example/\"><text>hi</text></ping>"
    );
    mirrored(&ping);
}

/// What a flattened list of no items is on the wire: nothing.
#[test]
fn flattened_lists_that_are_required_may_be_empty() {
    #[aws_operation(method = "GET", uri = "/", protocol = "restXml", output = Listing)]
    struct List {}

    #[aws_output(rename_all = "PascalCase")]
    #[derive(Debug, PartialEq)]
    struct Listing {
        name: String,
        #[aws(flattened)]
        contents: Vec<String>,
        #[aws(flattened)]
        tags: BTreeMap<String, String>,
        others: Vec<String>,
    }

    let listing = decoded::<List>("<L><Name>n</Name><Others/></L>").expect("a reply");
    assert_eq!(listing, Listing::new("n", [""; 0], [], [""; 0]));
    let complaint = complaint::<List>("<L><Name>n</Name></L>");
    assert!(complaint.contains("`Others`"), "{complaint}");
}
