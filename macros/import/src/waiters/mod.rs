//! Waiters, from the model's neighbour `waiters-2.json`.

mod condition;
mod expression;
mod read;

use std::cell::Cell;

use crate::docs;
use crate::error::ImportError;
use crate::json::Json;
use crate::model::Model;
use crate::names::{self, Taken};
use crate::plan::{Acceptor, AcceptorState, Item, Notes, Operation, Service, Waiter};
use crate::similar::similar;

/// Adds the named waiters, or all whose operations are imported.
pub(crate) fn add(
    service: &mut Service,
    model: &Model,
    waiters: Option<&str>,
    named: Option<&[String]>,
    with_docs: bool,
) -> Result<(), Vec<ImportError>> {
    let file: Json = match waiters.map(serde_json::from_str).transpose() {
        Ok(file) => file.unwrap_or(Json::Null),
        Err(error) => {
            let problem = format!("is not valid JSON: {error}");
            return Err(vec![ImportError::model("waiters-2.json", problem)]);
        }
    };
    let all = file.get("waiters").map_or(&[][..], Json::entries);
    let mut errors = Vec::new();
    for name in named.unwrap_or_default() {
        if !all.iter().any(|(known, _)| known == name) {
            let known = all.iter().map(|(known, _)| known.as_str());
            errors.push(ImportError::UnknownWaiter {
                waiter: name.clone(),
                similar: similar(name, known).map(str::to_owned),
            });
        }
    }
    let mut taken = Taken::default();
    for (name, json) in all {
        // All take part, so that a waiter keeps its name whichever are chosen.
        let ident = taken.claim(&names::field(name), &[]);
        if named.is_some_and(|named| !named.contains(name)) {
            continue;
        }
        let wanted = json.text("operation").unwrap_or_default();
        let found = service.operations.iter().find(|known| known.name == wanted);
        let Some(operation) = found else {
            if named.is_some() {
                errors.push(ImportError::Waiter {
                    waiter: name.clone(),
                    reason: format!("it calls `{wanted}`, which is not among the operations"),
                });
            }
            continue;
        };
        let reader = Reader {
            service,
            operation,
            success_status: model
                .operations
                .get(&wanted)
                .and_then(|operation| operation.status)
                .unwrap_or(200),
            uses_deprecated: Cell::new(false),
        };
        let names_deprecated = operation.structure.notes.deprecated
            || reader.is_deprecated(operation.output.as_deref());
        reader.uses_deprecated.set(names_deprecated);
        match reader.waiter(name, ident, json, with_docs) {
            Ok(waiter) => service.waiters.push(waiter),
            Err(reason) if named.is_some() => errors.push(ImportError::Waiter {
                waiter: name.clone(),
                reason,
            }),
            Err(reason) => {
                let warning = format!("the waiter `{name}` is left out: {reason}");
                service.warnings.push(warning);
            }
        }
    }
    if errors.is_empty() {
        Ok(())
    } else {
        Err(errors)
    }
}

/// What a waiter is read with.
struct Reader<'a> {
    service: &'a Service,
    operation: &'a Operation,
    /// The HTTP status of the operation's outputs.
    success_status: u16,
    /// Whether anything deprecated was named.
    uses_deprecated: Cell<bool>,
}

impl Reader<'_> {
    /// The waiter, or why it cannot be one.
    fn waiter(
        &self,
        name: &str,
        ident: String,
        json: &Json,
        with_docs: bool,
    ) -> Result<Waiter, String> {
        let number = |key: &str| {
            json.integer(key)
                .and_then(|number| u32::try_from(number).ok())
                .ok_or_else(|| format!("its `{key}` is no number of 32 bits"))
        };
        let delay = number("delay")?.into();
        let max_attempts = number("maxAttempts")?;
        let acceptors = json
            .get("acceptors")
            .map_or(&[][..], Json::items)
            .iter()
            .map(|acceptor| self.acceptor(acceptor))
            .collect::<Result<Vec<_>, _>>()?;
        let lead = json.text("description").filter(|_| with_docs);
        let mut notes = Notes::default();
        if with_docs {
            notes.docs = lead.map(|html| docs::lines(&html)).unwrap_or_default();
            if !notes.docs.is_empty() {
                notes.docs.push(String::new());
            }
            notes.docs.extend(lines(
                name,
                &self.operation.structure.ident,
                delay,
                max_attempts,
                &acceptors,
            ));
        }
        Ok(Waiter {
            ident,
            name: name.to_owned(),
            operation: self.operation.structure.ident.clone(),
            delay,
            max_attempts,
            acceptors,
            uses_deprecated: self.uses_deprecated.get(),
            notes,
        })
    }

    fn is_deprecated(&self, item: Option<&str>) -> bool {
        item.and_then(|item| self.service.items.get(item))
            .map(Item::notes)
            .is_some_and(|notes| notes.deprecated)
    }
}

/// The documentation of a waiter.
fn lines(
    name: &str,
    operation: &str,
    delay: u64,
    max_attempts: u32,
    acceptors: &[Acceptor],
) -> Vec<String> {
    let mut lines = vec![
        format!(
            "The waiter `{name}`, which calls [`{operation}`] every {delay} s and at most {max_attempts} times:"
        ),
        String::new(),
    ];
    for acceptor in acceptors {
        let state = match acceptor.state {
            AcceptorState::Success => "Success",
            AcceptorState::Failure => "Failure",
            AcceptorState::Retry => "Again",
        };
        lines.push(format!("- {state}: {}", acceptor.text));
    }
    lines
}
