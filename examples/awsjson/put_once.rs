//! Puts an item into a DynamoDB table unless there is one with its key: `put_once TABLE ID TEXT`.

use std::collections::BTreeMap;
use std::env;

use aws_operation::{
    Auth, AwsJson1_0, Client, Error, Service, ServiceMetadata, aws_error, aws_operation, aws_shape,
};

enum DynamoDb {}

impl Service for DynamoDb {
    type Protocol = AwsJson1_0;
    const METADATA: ServiceMetadata = ServiceMetadata::new("DynamoDB", "dynamodb")
        .target("DynamoDB_20120810")
        .auth(Auth::SigV4);
}

#[aws_operation(service = DynamoDb, error = PutItemError, rename_all = "PascalCase")]
struct PutItem {
    table_name: String,
    item: BTreeMap<String, AttributeValue>,
    condition_expression: Option<String>,
}

#[aws_shape(rename_all = "UPPERCASE")]
#[derive(Debug)]
enum AttributeValue {
    S(String),
    N(String), // as text, for it has up to 38 digits
    Bool(bool),
    #[aws(unknown)]
    Unknown(String),
}

#[aws_error]
#[derive(Debug)]
enum PutItemError {
    ConditionalCheckFailedException,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(table), Some(id), Some(text)) =
        (arguments.next(), arguments.next(), arguments.next())
    else {
        return Err("usage: put_once TABLE ID TEXT".into());
    };
    let client = Client::from_env()?;

    let length = text.len().to_string();
    let item = [
        ("id".to_owned(), AttributeValue::S(id)),
        ("text".to_owned(), AttributeValue::S(text)),
        ("length".to_owned(), AttributeValue::N(length)),
        ("read".to_owned(), AttributeValue::Bool(false)),
    ];
    let put = PutItem::new(table, item).condition_expression("attribute_not_exists(id)");
    match client.send(&put) {
        Ok(()) => println!("put"),
        Err(Error::Modeled(PutItemError::ConditionalCheckFailedException, _)) => {
            println!("there is one already");
        }
        Err(other) => return Err(other.to_string().into()),
    }
    Ok(())
}
