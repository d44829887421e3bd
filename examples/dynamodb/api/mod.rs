//! DynamoDB by hand: the service, its values, and six of its operations.
//!
//! ```
//! use aws_operation::{Endpoint, Operation};
//! use aws_operation_examples::dynamodb::{AttributeError, PutItem, ReadItem, item};
//!
//! let order = item([("pk", "customer#ada".into()), ("number", 36.into())]);
//! assert_eq!(order["pk"].as_s(), Some("customer#ada"));
//! assert_eq!(order.read::<u32>("number")?, 36);
//! let problem = order.read::<u32>("pk").expect_err("it is text");
//! assert_eq!(problem.to_string(), "attribute `pk`: expected a number (N), found a string (S)");
//!
//! let endpoint = Endpoint::new("https://dynamodb.eu-west-1.amazonaws.com")?;
//! let request = PutItem::new("orders", order).encode(&endpoint)?;
//! assert_eq!(
//!     request.body().as_bytes(),
//!     br#"{"TableName":"orders","Item":{"number":{"N":"36"},"pk":{"S":"customer#ada"}}}"#
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod errors;
mod item;
mod one_item;
mod pages;
mod read;
mod service;
mod value;

pub use errors::{ReadError, WriteError};
pub use item::{Item, ReadItem, item, names};
pub use one_item::{
    DeleteItem, GetItem, GetItemOutput, OnConditionFailure, PutItem, ReturnValues, UpdateItem,
    WriteOutput,
};
pub use pages::{Page, Query, Scan};
pub use read::{AttributeError, FromAttribute};
pub use service::DynamoDb;
pub use value::AttributeValue;
