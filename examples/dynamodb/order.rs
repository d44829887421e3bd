//! A type of one's own in a table, and how it becomes an item and comes back.

use std::collections::BTreeSet;

use aws_operation_examples::dynamodb::{
    AttributeError, AttributeValue, FromAttribute, Item, ReadItem as _, item,
};

/// What a customer ordered.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Order {
    pub(crate) customer: String,
    pub(crate) number: u32,
    pub(crate) lines: Vec<Line>,
    /// With its cents, which stay exact as text.
    pub(crate) total: String,
    pub(crate) paid: bool,
    pub(crate) labels: BTreeSet<String>,
    pub(crate) note: Option<String>,
}

/// An article, and how many of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) article: String,
    pub(crate) quantity: u32,
}

/// The partition key of a customer's orders.
pub(crate) fn partition(customer: &str) -> AttributeValue {
    format!("customer#{customer}").into()
}

/// The key of an order. Its number has leading zeros, for sort keys are ordered as text.
pub(crate) fn key(customer: &str, number: u32) -> Item {
    item([
        ("pk", partition(customer)),
        ("sk", format!("order#{number:04}").into()),
    ])
}

impl From<&Order> for Item {
    fn from(order: &Order) -> Self {
        let mut attributes = key(&order.customer, order.number);
        attributes.extend(item([
            ("customer", order.customer.as_str().into()),
            ("number", order.number.into()),
            ("lines", AttributeValue::list(&order.lines)),
            ("total", AttributeValue::number(&order.total)),
            ("paid", order.paid.into()),
        ]));
        // An empty set cannot be kept, and what is not there needs no attribute.
        if !order.labels.is_empty() {
            let labels = AttributeValue::strings(&order.labels);
            attributes.insert("labels".to_owned(), labels);
        }
        if let Some(note) = &order.note {
            attributes.insert("note".to_owned(), note.as_str().into());
        }
        attributes
    }
}

impl TryFrom<&Item> for Order {
    type Error = AttributeError;

    fn try_from(item: &Item) -> Result<Self, AttributeError> {
        Ok(Self {
            customer: item.read("customer")?,
            number: item.read("number")?,
            lines: item.read("lines")?,
            total: item.read::<Decimal>("total")?.0,
            paid: item.read("paid")?,
            labels: item.read("labels")?,
            note: item.read("note")?,
        })
    }
}

impl From<&Line> for AttributeValue {
    fn from(line: &Line) -> Self {
        Self::M(item([
            ("article", line.article.as_str().into()),
            ("quantity", line.quantity.into()),
        ]))
    }
}

impl FromAttribute for Line {
    fn from_attribute(value: &AttributeValue) -> Result<Self, AttributeError> {
        let map = value
            .as_m()
            .ok_or_else(|| AttributeError::expected("a map (M)", value))?;
        Ok(Self {
            article: map.read("article")?,
            quantity: map.read("quantity")?,
        })
    }
}

/// A number as its text.
struct Decimal(String);

impl FromAttribute for Decimal {
    fn from_attribute(value: &AttributeValue) -> Result<Self, AttributeError> {
        match value.as_n() {
            Some(text) => Ok(Self(text.to_owned())),
            None => Err(AttributeError::expected("a number (N)", value)),
        }
    }
}
