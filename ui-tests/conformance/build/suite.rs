//! The suites, as service models that the importer reads.

use serde_json::{Map, Value, json};

use crate::Result;

/// A tiny service and what is tested of it.
pub(crate) struct Suite {
    /// The name of its one operation.
    pub(crate) name: String,
    /// Its place in the file, for several suites can be of one operation.
    pub(crate) number: usize,
    /// The model, in botocore's format.
    pub(crate) model: String,
    /// What the bodies of its requests and of its replies are, as `check::Format` has them.
    pub(crate) formats: [&'static str; 2],
    /// The endpoint that the client is set to.
    pub(crate) endpoint: String,
    pub(crate) cases: Vec<Value>,
}

/// Reads a file of suites.
pub(crate) fn read(text: &str) -> Result<Vec<Suite>> {
    let suites: Vec<Value> = serde_json::from_str(text)?;
    suites.iter().enumerate().map(suite).collect()
}

fn suite((number, suite): (usize, &Value)) -> Result<Suite> {
    let cases = suite["cases"].as_array().ok_or("a suite has cases")?;
    let given = &cases.first().ok_or("a suite has a case")?["given"];
    let name = given["name"].as_str().ok_or("an operation has a name")?;
    let mut metadata = suite["metadata"].clone();
    metadata["serviceId"] = json!("Rest Json");
    metadata["endpointPrefix"] = json!("restjson");
    metadata["signatureVersion"] = json!("v4");
    let mut operations = Map::new();
    operations.insert(name.to_owned(), given.clone());
    let model = json!({
        "metadata": metadata,
        "operations": operations,
        "shapes": suite["shapes"],
    });
    Ok(Suite {
        name: name.to_owned(),
        number,
        model: model.to_string(),
        formats: match suite["metadata"]["protocol"].as_str() {
            Some("smithy-rpc-v2-cbor") => ["Cbor"; 2],
            Some("rest-xml") => ["Xml"; 2],
            Some("query" | "ec2") => ["Form", "Xml"],
            _ => ["Json"; 2],
        },
        endpoint: suite["clientEndpoint"]
            .as_str()
            .unwrap_or("https://example.com")
            .to_owned(),
        cases: cases.clone(),
    })
}
