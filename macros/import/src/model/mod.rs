//! A service model in botocore's format, as it is written: nothing is decided here.

mod read;
mod rpc;

use std::collections::BTreeMap;

use crate::error::ImportError;

/// The whole file.
pub(crate) struct Model {
    pub(crate) metadata: Metadata,
    pub(crate) operations: BTreeMap<String, Operation>,
    pub(crate) shapes: BTreeMap<String, Shape>,
    pub(crate) notes: Notes,
}

/// What is said about the service as a whole.
pub(crate) struct Metadata {
    pub(crate) protocols: Vec<String>,
    pub(crate) service_id: Option<String>,
    pub(crate) full_name: Option<String>,
    pub(crate) endpoint_prefix: String,
    pub(crate) signing_name: Option<String>,
    pub(crate) signature_version: Option<String>,
    pub(crate) auth: Vec<String>,
    pub(crate) api_version: String,
    pub(crate) json_version: Option<String>,
    /// What stands before the operation's name in `X-Amz-Target`.
    pub(crate) target_prefix: Option<String>,
    /// Whether it keeps the codes that its errors had in awsQuery.
    pub(crate) query_compatible: bool,
    pub(crate) xml_namespace: Option<Namespace>,
}

/// Documentation, as HTML, and whether the thing is deprecated.
#[derive(Clone, Default)]
pub(crate) struct Notes {
    pub(crate) documentation: Option<String>,
    pub(crate) deprecated: bool,
    pub(crate) deprecated_message: Option<String>,
    pub(crate) deprecated_since: Option<String>,
}

// Each flag is a trait of its own.
#[allow(clippy::struct_excessive_bools)]
pub(crate) struct Operation {
    /// What the body of its requests is called, and its namespace.
    pub(crate) input_xml: XmlNames,
    pub(crate) method: String,
    pub(crate) uri: String,
    /// The HTTP status of a reply without error.
    pub(crate) status: Option<u16>,
    pub(crate) input: Option<String>,
    pub(crate) output: Option<String>,
    pub(crate) errors: Vec<ErrorReference>,
    pub(crate) auth_type: Option<String>,
    pub(crate) auth: Vec<String>,
    pub(crate) unsigned_payload: bool,
    pub(crate) host_prefix: Option<String>,
    pub(crate) checksum: Option<Checksum>,
    pub(crate) checksum_required: bool,
    pub(crate) gzip: bool,
    /// Whether it says that it can be made again.
    pub(crate) idempotent: bool,
    pub(crate) notes: Notes,
}

/// The trait `httpChecksum`.
pub(crate) struct Checksum {
    pub(crate) request_algorithm: Option<String>,
    pub(crate) required: bool,
    pub(crate) validation_mode: Option<String>,
    pub(crate) response_algorithms: Vec<String>,
}

/// An error of an operation; old models say its status here.
pub(crate) struct ErrorReference {
    pub(crate) shape: String,
    pub(crate) facts: ErrorFacts,
}

/// What is said about an error.
#[derive(Default)]
pub(crate) struct ErrorFacts {
    pub(crate) code: Option<String>,
    /// The code in awsQuery, for other protocols of the service.
    pub(crate) query_code: Option<String>,
    pub(crate) status: Option<u16>,
    pub(crate) fault: bool,
}

/// The type of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Structure,
    List,
    Map,
    String,
    Blob,
    Boolean,
    Integer,
    Long,
    Float,
    Double,
    Timestamp,
}

// The flags are the model's own.
#[allow(clippy::struct_excessive_bools)]
pub(crate) struct Shape {
    pub(crate) kind: Kind,
    pub(crate) members: Vec<Member>,
    pub(crate) required: Vec<String>,
    pub(crate) payload: Option<String>,
    /// The shape of a list's items or of a map's values.
    pub(crate) item: Option<String>,
    /// The shape of a map's keys.
    pub(crate) key: Option<String>,
    pub(crate) values: Vec<String>,
    pub(crate) timestamp_format: Option<String>,
    pub(crate) union: bool,
    pub(crate) document: bool,
    pub(crate) sensitive: bool,
    pub(crate) sparse: bool,
    pub(crate) streaming: bool,
    pub(crate) event_stream: bool,
    pub(crate) error: ErrorFacts,
    pub(crate) retryable: bool,
    pub(crate) throttling: bool,
    pub(crate) xml: XmlNames,
    pub(crate) flattened: bool,
    /// What the items of a list, or the values of a map, are called.
    pub(crate) item_xml: XmlNames,
    /// What the keys of a map are called.
    pub(crate) key_xml: XmlNames,
    pub(crate) notes: Notes,
}

/// The name and the namespace that something has in XML.
#[derive(Clone, Default)]
pub(crate) struct XmlNames {
    pub(crate) name: Option<String>,
    pub(crate) namespace: Option<Namespace>,
}

/// A namespace.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Namespace {
    pub(crate) prefix: Option<String>,
    pub(crate) uri: String,
}

// The flags are the model's own.
#[allow(clippy::struct_excessive_bools)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) shape: String,
    pub(crate) location: Option<String>,
    pub(crate) location_name: Option<String>,
    pub(crate) timestamp_format: Option<String>,
    pub(crate) json_value: bool,
    pub(crate) idempotency_token: bool,
    pub(crate) host_label: bool,
    pub(crate) streaming: bool,
    pub(crate) event_stream: bool,
    pub(crate) flattened: bool,
    pub(crate) xml_attribute: bool,
    pub(crate) xml_namespace: Option<Namespace>,
    /// The name in requests of EC2.
    pub(crate) query_name: Option<String>,
    pub(crate) notes: Notes,
}

impl Model {
    /// Every name of a shape has a shape, so that what follows need not ask.
    fn check_references(&self) -> Result<(), ImportError> {
        let check = |place: &str, reference: &str| {
            if self.shapes.contains_key(reference) {
                Ok(())
            } else {
                Err(ImportError::model(
                    place,
                    format!("names the shape `{reference}`, which the model does not have"),
                ))
            }
        };
        for (name, operation) in &self.operations {
            let place = format!("operations.{name}");
            let errors = operation.errors.iter().map(|error| &error.shape);
            for reference in operation
                .input
                .iter()
                .chain(&operation.output)
                .chain(errors)
            {
                check(&place, reference)?;
            }
        }
        for (name, shape) in &self.shapes {
            let place = format!("shapes.{name}");
            let members = shape.members.iter().map(|member| &member.shape);
            for reference in members.chain(&shape.item).chain(&shape.key) {
                check(&place, reference)?;
            }
        }
        Ok(())
    }
}
