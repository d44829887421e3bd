//! Amazon `DynamoDB`: values that hold values, numbers in strings, keys as the places where pages begin.

use std::collections::BTreeMap;

use aws_operation::{
    Auth, AwsJson1_0, Blob, Error, Service, ServiceMetadata, aws_error, aws_operation, aws_output,
    aws_shape,
};
use aws_operation_moto_tests::dynamodb::{
    self as imported, AttributeDefinition, BatchWriteItem, BillingMode, CreateTable,
    CreateTableError, DeleteItem, DeleteItemError, DeleteTable, DescribeTable, DescribeTableError,
    KeySchemaElement, KeyType, ListTables, PutRequest, Query, ScalarAttributeType, Scan,
    UpdateItem, WriteRequest,
};

use crate::servers::{TestResult, client};

enum DynamoDb {}

impl Service for DynamoDb {
    type Protocol = AwsJson1_0;
    const METADATA: ServiceMetadata = ServiceMetadata::new("DynamoDB", "dynamodb")
        .target("DynamoDB_20120810")
        .auth(Auth::SigV4);
}

/// A union, which botocore's model does not call one.
#[aws_shape(rename_all = "UPPERCASE")]
#[derive(Clone, Debug, PartialEq)]
enum AttributeValue {
    S(String),
    N(String),
    B(Blob),
    Ss(Vec<String>),
    Bool(bool),
    Null(bool),
    L(Vec<AttributeValue>),
    M(Item),
    #[aws(unknown)]
    Unknown(String),
}

type Item = BTreeMap<String, AttributeValue>;

#[aws_operation(service = DynamoDb, error = PutItemError, rename_all = "PascalCase", idempotent)]
struct PutItem<'a> {
    table_name: &'a str,
    item: Item,
    condition_expression: Option<&'a str>,
}

#[aws_error]
#[derive(Debug)]
enum PutItemError {
    ConditionalCheckFailedException,
}

#[aws_operation(service = DynamoDb, output = Got, error = GetItemError, rename_all = "PascalCase", idempotent)]
struct GetItem<'a> {
    table_name: &'a str,
    key: Item,
    consistent_read: Option<bool>,
}

#[aws_output(rename_all = "PascalCase")]
struct Got {
    item: Option<Item>,
}

#[aws_error]
#[derive(Debug)]
enum GetItemError {
    ResourceNotFoundException,
}

fn text(text: &str) -> imported::AttributeValue {
    imported::AttributeValue::new().s(text)
}

fn number(number: usize) -> imported::AttributeValue {
    imported::AttributeValue::new().n(number.to_string())
}

/// The key of an item: what it belongs to, and its number there.
fn key(owner: &str, place: usize) -> BTreeMap<String, imported::AttributeValue> {
    BTreeMap::from([
        ("Owner".to_owned(), text(owner)),
        ("Place".to_owned(), number(place)),
    ])
}

fn table(name: &str) -> CreateTable {
    CreateTable::new(name)
        .attribute_definitions([
            AttributeDefinition::new("Owner", ScalarAttributeType::S),
            AttributeDefinition::new("Place", ScalarAttributeType::N),
        ])
        .key_schema([
            KeySchemaElement::new("Owner", KeyType::Hash),
            KeySchemaElement::new("Place", KeyType::Range),
        ])
        .billing_mode(BillingMode::PayPerRequest)
}

/// One after another, since moto loses the place in a list where something is deleted meanwhile.
#[test]
fn tables_and_items() -> TestResult {
    tables()?;
    pages_that_begin_at_a_key()?;
    values_written_by_hand()?;
    Ok(())
}

fn tables() -> TestResult {
    let client = client();
    let names: Vec<_> = (1..=5).map(|n| format!("tables.story_{n}")).collect();
    for name in &names {
        let made = client.send(&table(name))?.table_description;
        assert!(made.is_some_and(|made| made.creation_date_time.is_some()));
    }
    let error = client.send(&table(&names[0])).expect_err("there is one");
    assert!(
        matches!(
            error,
            Error::Modeled(CreateTableError::ResourceInUseException(_), _)
        ),
        "{error}"
    );
    // The last name of a page is where the next one begins.
    let pages = client.pages(ListTables::new().limit(2));
    assert_eq!(pages.collect::<Result<Vec<_>, _>>()?.len(), 3);
    let listed: Vec<_> = client
        .items(ListTables::new().limit(2))
        .collect::<Result<_, _>>()?;
    assert_eq!(listed, names);

    for name in &names {
        client.send(&DeleteTable::new(&**name))?;
        let error = client
            .send(&DescribeTable::new(&**name))
            .expect_err("it is gone");
        assert!(
            matches!(
                error,
                Error::Modeled(DescribeTableError::ResourceNotFoundException(_), _)
            ),
            "{error}"
        );
    }
    Ok(())
}

fn pages_that_begin_at_a_key() -> TestResult {
    let client = client();
    let name = "pages.story";
    client.send(&table(name))?;
    let writes: Vec<_> = (1..=5)
        .map(|n| WriteRequest::new().put_request(PutRequest::new(key("ä", n))))
        .collect();
    let written = client.send(&BatchWriteItem::new([(name.to_owned(), writes)]))?;
    assert!(written.unprocessed_items.unwrap_or_default().is_empty());

    let mut query = Query::new(name)
        .key_condition_expression("#o = :o")
        .expression_attribute_names([("#o".to_owned(), "Owner".to_owned())])
        .expression_attribute_values([(":o".to_owned(), text("ä"))])
        .limit(2);
    let mut lengths = Vec::new();
    loop {
        let page = client.send(&query)?;
        lengths.push(page.items.unwrap_or_default().len());
        query.exclusive_start_key = page.last_evaluated_key;
        if query.exclusive_start_key.is_none() {
            break;
        }
    }
    assert_eq!(lengths, [2, 2, 1]);
    let mut scan = Scan::new(name).limit(3);
    let mut places = Vec::new();
    loop {
        let page = client.send(&scan)?;
        for mut item in page.items.unwrap_or_default() {
            places.extend(item.remove("Place").and_then(|place| place.n));
        }
        scan.exclusive_start_key = page.last_evaluated_key;
        if scan.exclusive_start_key.is_none() {
            break;
        }
    }
    assert_eq!(places, ["1", "2", "3", "4", "5"]);

    let update = UpdateItem::new(name, key("ä", 1))
        .update_expression("SET Colour = :c")
        .expression_attribute_values([(":c".to_owned(), text("größe \"x\""))]);
    client.send(&update)?;
    let found = client.send(&imported::GetItem::new(name, key("ä", 1)))?;
    let found = found.item.unwrap_or_default();
    assert_eq!(found["Colour"].s.as_deref(), Some("größe \"x\""));

    let only_if = |expression| DeleteItem::new(name, key("ä", 1)).condition_expression(expression);
    let error = client
        .send(&only_if("attribute_not_exists(Colour)"))
        .expect_err("it has one");
    assert!(
        matches!(
            error,
            Error::Modeled(DeleteItemError::ConditionalCheckFailedException(_), _)
        ),
        "{error}"
    );
    client.send(&only_if("attribute_exists(Colour)"))?;
    let found = client.send(&imported::GetItem::new(name, key("ä", 1)))?;
    assert!(found.item.is_none());
    client.send(&DeleteTable::new(name))?;
    Ok(())
}

fn values_written_by_hand() -> TestResult {
    let client = client();
    let name = "values.story";
    client.send(&table(name))?;
    let key = |place: &str| {
        Item::from([
            ("Owner".to_owned(), AttributeValue::S("ä".to_owned())),
            ("Place".to_owned(), AttributeValue::N(place.to_owned())),
        ])
    };
    let inner = AttributeValue::L(vec![
        AttributeValue::Bool(false),
        AttributeValue::Null(true),
        AttributeValue::M(Item::from([(
            "n".to_owned(),
            AttributeValue::N("-1.5".to_owned()),
        )])),
    ]);
    let mut item = key("7");
    item.extend([
        ("Bytes".to_owned(), AttributeValue::B(Blob::from(&[0, 255]))),
        (
            "Set".to_owned(),
            AttributeValue::Ss(vec!["a".to_owned(), "b".to_owned()]),
        ),
        ("Inner".to_owned(), inner),
    ]);
    let put = PutItem::new(name, item.clone()).condition_expression("attribute_not_exists(Place)");
    client.send(&put)?;
    let error = client.send(&put).expect_err("there is one");
    assert!(
        matches!(
            error,
            Error::Modeled(PutItemError::ConditionalCheckFailedException, _)
        ),
        "{error}"
    );
    let get = GetItem::new(name, key("7")).consistent_read(true);
    assert_eq!(client.send(&get)?.item, Some(item));
    assert_eq!(client.send(&GetItem::new(name, key("8")))?.item, None);

    let expected = client.send(&imported::GetItem::new(name, self::key("ä", 7)))?;
    let expected = expected.item.ok_or("no item")?;
    assert_eq!(expected.len(), 5);
    assert_eq!(expected["Bytes"].b, Some(Blob::from(&[0, 255])));
    let inner = expected["Inner"].l.as_deref().unwrap_or_default();
    assert_eq!((inner[0].bool, inner[1].null), (Some(false), Some(true)));
    let deepest = inner[2]
        .m
        .as_ref()
        .and_then(|inner| inner["n"].n.as_deref());
    assert_eq!(deepest, Some("-1.5"));

    client.send(&DeleteTable::new(name))?;
    let error = client.send(&get).err().ok_or("it is gone")?;
    assert!(
        matches!(
            error,
            Error::Modeled(GetItemError::ResourceNotFoundException, _)
        ),
        "{error}"
    );
    Ok(())
}
