//! The file of cases.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::Result;

/// A service and its cases.
pub(crate) struct Service {
    pub(crate) name: String,
    /// What the importer is asked for.
    pub(crate) protocol: Option<String>,
    pub(crate) cases: Vec<Case>,
    pub(crate) waiters: Vec<Waiter>,
    pub(crate) replies: Vec<Reply>,
}

/// The input of an operation, and its place in the file.
pub(crate) struct Case {
    pub(crate) number: usize,
    pub(crate) operation: String,
    pub(crate) params: Value,
}

/// A waiter, and its place in the file.
pub(crate) struct Waiter {
    pub(crate) number: usize,
    pub(crate) name: String,
    pub(crate) operation: String,
}

/// A reply to an operation, and its place in the file.
pub(crate) struct Reply {
    pub(crate) number: usize,
    pub(crate) operation: String,
}

/// Reads the file of cases.
pub(crate) fn read(text: &str) -> Result<Vec<Service>> {
    let file: Value = serde_json::from_str(text)?;
    let mut services: BTreeMap<String, Service> = BTreeMap::new();
    for kind in ["cases", "waiters", "replies"] {
        let cases = file[kind].as_array();
        let cases = cases.ok_or_else(|| format!("no `{kind}`"))?;
        for (number, case) in cases.iter().enumerate() {
            let text = |key: &str| {
                let text = case[key].as_str();
                text.map(str::to_owned)
                    .ok_or_else(|| format!("{number} of `{kind}` has no `{key}`"))
            };
            let name = text("service")?;
            let service = services.entry(name.clone()).or_insert_with(|| Service {
                name,
                protocol: case["protocol"].as_str().map(str::to_owned),
                cases: Vec::new(),
                waiters: Vec::new(),
                replies: Vec::new(),
            });
            let operation = text("operation")?;
            match kind {
                "waiters" => service.waiters.push(Waiter {
                    number,
                    name: text("waiter")?,
                    operation,
                }),
                "replies" => service.replies.push(Reply { number, operation }),
                _ => service.cases.push(Case {
                    number,
                    operation,
                    params: case["params"].clone(),
                }),
            }
        }
    }
    Ok(services.into_values().collect())
}
