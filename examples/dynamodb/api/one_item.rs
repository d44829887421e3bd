//! Operations on one item.

use std::collections::BTreeMap;

use aws_operation::{aws_operation, aws_output, aws_shape};

use super::errors::{ReadError, WriteError};
use super::item::Item;
use super::service::DynamoDb;

/// Puts an item into a table, in place of the one with its key.
#[aws_operation(service = DynamoDb, output = WriteOutput, error = WriteError, rename_all = "PascalCase")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PutItem {
    /// The table's name or ARN.
    pub table_name: String,
    /// The item, its key included.
    pub item: Item,
    /// What must hold of the item that is there: `attribute_not_exists(pk)`.
    pub condition_expression: Option<String>,
    /// What `#names` in expressions stand for.
    pub expression_attribute_names: Option<BTreeMap<String, String>>,
    /// What `:values` in expressions stand for.
    pub expression_attribute_values: Option<Item>,
    /// What of the item comes back.
    pub return_values: Option<ReturnValues>,
    /// Whether the error for a condition that does not hold has the item.
    pub return_values_on_condition_check_failure: Option<OnConditionFailure>,
}

/// Reads an item by its key.
#[aws_operation(service = DynamoDb, output = GetItemOutput, error = ReadError, rename_all = "PascalCase")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetItem {
    /// The table's name or ARN.
    pub table_name: String,
    /// The key.
    pub key: Item,
    /// Whether what was just written must be seen.
    pub consistent_read: Option<bool>,
    /// The attributes that are wanted: `customer, lines[0]`.
    pub projection_expression: Option<String>,
    /// What `#names` in expressions stand for.
    pub expression_attribute_names: Option<BTreeMap<String, String>>,
}

/// What was read.
#[aws_output(rename_all = "PascalCase")]
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetItemOutput {
    /// The item, if there is one.
    pub item: Option<Item>,
}

/// Changes attributes of an item, or makes one.
#[aws_operation(service = DynamoDb, output = WriteOutput, error = WriteError, rename_all = "PascalCase")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct UpdateItem {
    /// The table's name or ARN.
    pub table_name: String,
    /// The key.
    pub key: Item,
    /// What changes: `SET paid = :paid`.
    pub update_expression: Option<String>,
    /// What must hold of the item that is there.
    pub condition_expression: Option<String>,
    /// What `#names` in expressions stand for.
    pub expression_attribute_names: Option<BTreeMap<String, String>>,
    /// What `:values` in expressions stand for.
    pub expression_attribute_values: Option<Item>,
    /// What of the item comes back.
    pub return_values: Option<ReturnValues>,
    /// Whether the error for a condition that does not hold has the item.
    pub return_values_on_condition_check_failure: Option<OnConditionFailure>,
}

/// Deletes an item by its key. One that is not there is no error.
#[aws_operation(service = DynamoDb, output = WriteOutput, error = WriteError, rename_all = "PascalCase")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DeleteItem {
    /// The table's name or ARN.
    pub table_name: String,
    /// The key.
    pub key: Item,
    /// What must hold of the item that is there.
    pub condition_expression: Option<String>,
    /// What `#names` in expressions stand for.
    pub expression_attribute_names: Option<BTreeMap<String, String>>,
    /// What `:values` in expressions stand for.
    pub expression_attribute_values: Option<Item>,
    /// What of the item comes back.
    pub return_values: Option<ReturnValues>,
    /// Whether the error for a condition that does not hold has the item.
    pub return_values_on_condition_check_failure: Option<OnConditionFailure>,
}

/// What a write gives back.
#[aws_output(rename_all = "PascalCase")]
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WriteOutput {
    /// What [`ReturnValues`] asked for.
    pub attributes: Option<Item>,
}

/// What of an item comes back from a write.
#[aws_shape(rename_all = "SCREAMING_SNAKE_CASE")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReturnValues {
    /// Nothing, as where nobody says.
    None,
    /// The item before.
    AllOld,
    /// The item after; only of an update.
    AllNew,
    /// What was changed, before; only of an update.
    UpdatedOld,
    /// What was changed, after; only of an update.
    UpdatedNew,
    /// What DynamoDB got later.
    #[aws(unknown)]
    Unknown(String),
}

/// What of an item the error has where a condition does not hold.
#[aws_shape(rename_all = "SCREAMING_SNAKE_CASE")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OnConditionFailure {
    /// Nothing, as where nobody says.
    None,
    /// The item.
    AllOld,
    /// What DynamoDB got later.
    #[aws(unknown)]
    Unknown(String),
}
