//! Operations whose answers come in pages: a page ends with a key, after which the next one begins.

use std::collections::BTreeMap;

use aws_operation::{aws_operation, aws_output};

use super::errors::ReadError;
use super::item::Item;
use super::service::DynamoDb;

/// Finds the items with a partition key, in the order of their sort keys.
#[aws_operation(
    service = DynamoDb,
    output = Page,
    error = ReadError,
    rename_all = "PascalCase",
    paginate(input = "ExclusiveStartKey", output = "LastEvaluatedKey", items = "Items", item = Item)
)]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Query {
    /// The table's name or ARN.
    pub table_name: String,
    /// An index of the table.
    pub index_name: Option<String>,
    /// Which keys: `pk = :pk AND begins_with(sk, :sk)`.
    pub key_condition_expression: Option<String>,
    /// Which of the items that were read come back; what it drops counts for [`limit`](Self::limit).
    pub filter_expression: Option<String>,
    /// The attributes that are wanted.
    pub projection_expression: Option<String>,
    /// What `#names` in expressions stand for.
    pub expression_attribute_names: Option<BTreeMap<String, String>>,
    /// What `:values` in expressions stand for.
    pub expression_attribute_values: Option<Item>,
    /// Whether sort keys ascend.
    pub scan_index_forward: Option<bool>,
    /// Whether what was just written must be seen.
    pub consistent_read: Option<bool>,
    /// How many items are read for a page.
    pub limit: Option<i32>,
    /// The key after which the page begins.
    pub exclusive_start_key: Option<Item>,
}

/// Reads all items of a table.
#[aws_operation(
    service = DynamoDb,
    output = Page,
    error = ReadError,
    rename_all = "PascalCase",
    paginate(input = "ExclusiveStartKey", output = "LastEvaluatedKey", items = "Items", item = Item)
)]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Scan {
    /// The table's name or ARN.
    pub table_name: String,
    /// An index of the table.
    pub index_name: Option<String>,
    /// Which of the items that were read come back; what it drops counts for [`limit`](Self::limit).
    pub filter_expression: Option<String>,
    /// The attributes that are wanted.
    pub projection_expression: Option<String>,
    /// What `#names` in expressions stand for.
    pub expression_attribute_names: Option<BTreeMap<String, String>>,
    /// What `:values` in expressions stand for.
    pub expression_attribute_values: Option<Item>,
    /// Which part of the table, of [`total_segments`](Self::total_segments).
    pub segment: Option<i32>,
    /// In how many parts the table is read.
    pub total_segments: Option<i32>,
    /// Whether what was just written must be seen.
    pub consistent_read: Option<bool>,
    /// How many items are read for a page.
    pub limit: Option<i32>,
    /// The key after which the page begins.
    pub exclusive_start_key: Option<Item>,
}

/// A page of items.
#[aws_output(rename_all = "PascalCase")]
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Page {
    /// The items; none where only their number was asked for.
    #[aws(default)]
    pub items: Vec<Item>,
    /// How many items the page has.
    pub count: i32,
    /// How many items were read for it.
    pub scanned_count: i32,
    /// The key after which the next page begins; `None` on the last.
    pub last_evaluated_key: Option<Item>,
}
