//! A table in memory, with the keys `pk` and `sk`.

use std::collections::BTreeMap;
use std::ops::Bound;

use aws_operation_examples::dynamodb::{
    AttributeError, DeleteItem, GetItem, GetItemOutput, Item, OnConditionFailure, Page, PutItem,
    Query, ReadError, ReadItem as _, ReturnValues, Scan, UpdateItem, WriteError, WriteOutput, item,
};

use crate::expression::{assignments, condition_holds, key_condition, projected};

/// Why an operation is refused.
pub(crate) enum Refusal<E> {
    Modeled(E),
    /// A `ValidationException`, which DynamoDB's model does not have.
    Invalid(String),
}

type Answer<T, E> = Result<T, Refusal<E>>;
type Key = (String, String);

fn invalid<E>(problem: impl Into<String>) -> Refusal<E> {
    Refusal::Invalid(problem.into())
}

#[expect(clippy::needless_pass_by_value, reason = "what `map_err` gives")]
fn unreadable<E>(error: AttributeError) -> Refusal<E> {
    invalid(error.to_string())
}

fn unknown<E>(what: &str) -> Refusal<E> {
    invalid(format!("this double does not know the {what}"))
}

/// The key in an item.
fn key_of<E>(item: &Item) -> Answer<Key, E> {
    Ok((
        item.read("pk").map_err(unreadable)?,
        item.read("sk").map_err(unreadable)?,
    ))
}

/// What every write asks for.
struct Write<'a> {
    condition: Option<&'a str>,
    on_failure: Option<&'a OnConditionFailure>,
    return_values: Option<&'a ReturnValues>,
}

/// A page that is asked for.
struct Wanted<'a> {
    partition: Option<&'a str>,
    sort_prefix: &'a str,
    is_descending: bool,
    start: Option<&'a Item>,
    limit: Option<i32>,
}

#[derive(Default)]
pub(crate) struct Table {
    items: BTreeMap<Key, Item>,
}

impl Table {
    pub(crate) fn put(&mut self, put: &PutItem) -> Answer<WriteOutput, WriteError> {
        let write = Write {
            condition: put.condition_expression.as_deref(),
            on_failure: put.return_values_on_condition_check_failure.as_ref(),
            return_values: put.return_values.as_ref(),
        };
        self.write(key_of(&put.item)?, &write, |_| Ok(Some(put.item.clone())))
    }

    pub(crate) fn get(&self, get: &GetItem) -> Answer<GetItemOutput, ReadError> {
        let mut output = GetItemOutput::new();
        output.item = self.items.get(&key_of(&get.key)?).cloned();
        Ok(output)
    }

    pub(crate) fn update(&mut self, update: &UpdateItem) -> Answer<WriteOutput, WriteError> {
        let write = Write {
            condition: update.condition_expression.as_deref(),
            on_failure: update.return_values_on_condition_check_failure.as_ref(),
            return_values: update.return_values.as_ref(),
        };
        let set = match update.update_expression.as_deref() {
            Some(expression) => {
                assignments(expression, update.expression_attribute_values.as_ref())
                    .ok_or_else(|| unknown("update"))?
            }
            None => Item::new(),
        };
        self.write(key_of(&update.key)?, &write, |found| {
            let mut changed = found.unwrap_or_else(|| update.key.clone());
            changed.extend(set);
            Ok(Some(changed))
        })
    }

    pub(crate) fn delete(&mut self, delete: &DeleteItem) -> Answer<WriteOutput, WriteError> {
        let write = Write {
            condition: delete.condition_expression.as_deref(),
            on_failure: delete.return_values_on_condition_check_failure.as_ref(),
            return_values: delete.return_values.as_ref(),
        };
        self.write(key_of(&delete.key)?, &write, |_| Ok(None))
    }

    pub(crate) fn query(&self, query: &Query) -> Answer<Page, ReadError> {
        let expression = query.key_condition_expression.as_deref();
        let condition = expression
            .and_then(|text| key_condition(text, query.expression_attribute_values.as_ref()))
            .ok_or_else(|| unknown("key condition"))?;
        let mut page = self.page(&Wanted {
            partition: Some(condition.partition),
            sort_prefix: condition.sort_prefix,
            is_descending: query.scan_index_forward == Some(false),
            start: query.exclusive_start_key.as_ref(),
            limit: query.limit,
        })?;
        let (projection, names) = (
            query.projection_expression.as_deref(),
            query.expression_attribute_names.as_ref(),
        );
        let items = page.items.into_iter();
        let items: Option<Vec<Item>> = items
            .map(|item| projected(item, projection, names))
            .collect();
        page.items = items.ok_or_else(|| unknown("projection"))?;
        Ok(page)
    }

    pub(crate) fn scan(&self, scan: &Scan) -> Answer<Page, ReadError> {
        self.page(&Wanted {
            partition: None,
            sort_prefix: "",
            is_descending: false,
            start: scan.exclusive_start_key.as_ref(),
            limit: scan.limit,
        })
    }

    fn write(
        &mut self,
        key: Key,
        write: &Write<'_>,
        change: impl FnOnce(Option<Item>) -> Answer<Option<Item>, WriteError>,
    ) -> Answer<WriteOutput, WriteError> {
        let found = self.items.get(&key).cloned();
        let holds = condition_holds(write.condition, found.as_ref());
        if !holds.ok_or_else(|| unknown("condition"))? {
            let is_wanted = write.on_failure == Some(&OnConditionFailure::AllOld);
            return Err(Refusal::Modeled(
                WriteError::ConditionalCheckFailedException {
                    item: found.filter(|_| is_wanted),
                },
            ));
        }
        let changed = change(found.clone())?;
        match &changed {
            Some(item) => self.items.insert(key, item.clone()),
            None => self.items.remove(&key),
        };
        let mut output = WriteOutput::new();
        output.attributes = match write.return_values {
            None | Some(ReturnValues::None) => None,
            Some(ReturnValues::AllOld) => found,
            Some(ReturnValues::AllNew) => changed,
            Some(_) => return Err(unknown("return values")),
        };
        Ok(output)
    }

    /// As DynamoDB does it: a page that is full has a key, whether or not an item follows.
    fn page(&self, wanted: &Wanted<'_>) -> Answer<Page, ReadError> {
        let start = wanted.start.map(key_of).transpose()?;
        let limit = match wanted.limit {
            None => usize::MAX,
            Some(limit) if limit > 0 => limit.unsigned_abs() as usize,
            Some(_) => return Err(invalid("Limit must be greater than or equal to 1")),
        };
        let (from, to) = match start {
            None => (Bound::Unbounded, Bound::Unbounded),
            Some(key) if wanted.is_descending => (Bound::Unbounded, Bound::Excluded(key)),
            Some(key) => (Bound::Excluded(key), Bound::Unbounded),
        };
        let mut found: Vec<_> = self.items.range((from, to)).collect();
        if wanted.is_descending {
            found.reverse();
        }
        found.retain(|((partition, sort), _)| {
            wanted.partition.is_none_or(|wanted| wanted == partition)
                && sort.starts_with(wanted.sort_prefix)
        });
        found.truncate(limit);
        let last = found.last().filter(|_| found.len() == limit);
        let last = last.map(|((partition, sort), _)| {
            item([
                ("pk", partition.as_str().into()),
                ("sk", sort.as_str().into()),
            ])
        });
        let count = i32::try_from(found.len()).unwrap_or(i32::MAX);
        let items = found.into_iter().map(|(_, item)| item.clone());
        let mut page = Page::new(count, count).items(items);
        page.last_evaluated_key = last;
        Ok(page)
    }
}
