//! The few expressions that the double knows.

use std::collections::BTreeMap;

use aws_operation_examples::dynamodb::{AttributeValue, Item};

/// What a key condition asks for.
pub(crate) struct KeyCondition<'a> {
    pub(crate) partition: &'a str,
    pub(crate) sort_prefix: &'a str,
}

/// The text that a placeholder such as `:pk` stands for.
fn text<'a>(values: Option<&'a Item>, placeholder: &str) -> Option<&'a str> {
    values?.get(placeholder)?.as_s()
}

/// `pk = :pk`, and perhaps ` AND begins_with(sk, :sk)` behind it.
pub(crate) fn key_condition<'a>(
    expression: &str,
    values: Option<&'a Item>,
) -> Option<KeyCondition<'a>> {
    let (partition, sort) = match expression.split_once(" AND ") {
        Some((partition, sort)) => (partition, Some(sort)),
        None => (expression, None),
    };
    let sort_prefix = match sort {
        Some(sort) => {
            let sort = sort.strip_prefix("begins_with(sk, ")?.strip_suffix(')')?;
            text(values, sort)?
        }
        None => "",
    };
    Some(KeyCondition {
        partition: text(values, partition.strip_prefix("pk = ")?)?,
        sort_prefix,
    })
}

/// Whether `attribute_exists(pk)` or `attribute_not_exists(pk)` holds.
pub(crate) fn condition_holds(expression: Option<&str>, found: Option<&Item>) -> Option<bool> {
    match expression {
        None => Some(true),
        Some("attribute_exists(pk)") => Some(found.is_some()),
        Some("attribute_not_exists(pk)") => Some(found.is_none()),
        Some(_) => None,
    }
}

/// The attributes that `SET name = :value, ...` sets.
pub(crate) fn assignments(expression: &str, values: Option<&Item>) -> Option<Item> {
    let assignment = |text: &str| -> Option<(String, AttributeValue)> {
        let (name, placeholder) = text.trim().split_once(" = ")?;
        Some((name.to_owned(), values?.get(placeholder)?.clone()))
    };
    let list = expression.strip_prefix("SET ")?;
    list.split(',').map(assignment).collect()
}

/// The item with the attributes of `name, #name` alone.
pub(crate) fn projected(
    mut item: Item,
    expression: Option<&str>,
    names: Option<&BTreeMap<String, String>>,
) -> Option<Item> {
    let Some(expression) = expression else {
        return Some(item);
    };
    let mut wanted = Vec::new();
    for name in expression.split(',').map(str::trim) {
        let is_placeholder = name.starts_with('#');
        wanted.push(if is_placeholder {
            names?.get(name)?.as_str()
        } else {
            name
        });
    }
    item.retain(|name, _| wanted.contains(&name.as_str()));
    Some(item)
}
