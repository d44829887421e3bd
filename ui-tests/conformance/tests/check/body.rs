//! Bodies, as values.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ciborium::Value as Cbor;
use serde_json::{Map, Value, json};

use super::{float, same, xml};

/// What the bodies of a suite are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// JSON, or whatever else restJson1 has as a payload, as it is.
    Json,
    /// CBOR, in base64.
    Cbor,
    /// The same where it names an error.
    JsonError,
    CborError,
    /// XML of a request or a reply.
    Xml,
    /// XML that reports an error.
    XmlError,
    /// A form.
    Form,
}

impl Format {
    /// For bodies that name an error, whose namespace no client looks at and our server half does not know.
    pub(crate) fn with_errors(self) -> Self {
        match self {
            Self::Json | Self::JsonError => Self::JsonError,
            Self::Cbor | Self::CborError => Self::CborError,
            Self::Xml | Self::XmlError => Self::XmlError,
            Self::Form => Self::Form,
        }
    }

    /// For replies: the request id, and the namespace of the service, are not ours to write.
    pub(crate) fn of_reply(self) -> Self {
        match self {
            Self::Xml => Self::XmlError,
            other => other,
        }
    }

    /// The bytes of a body, from what a case has.
    pub(crate) fn bytes(self, text: &str) -> Vec<u8> {
        match self {
            Self::Json | Self::JsonError | Self::Xml | Self::XmlError | Self::Form => {
                text.as_bytes().to_vec()
            }
            Self::Cbor | Self::CborError => STANDARD.decode(text).expect("base64"),
        }
    }

    /// The value in a body, if it is one.
    pub(crate) fn value(self, body: &[u8]) -> Option<Value> {
        match self {
            Self::Json => serde_json::from_slice(body).ok(),
            Self::JsonError => Self::Json.value(body).map(without_namespace),
            Self::Xml => xml::to_json(body),
            Self::XmlError => xml::to_json(body).map(without_request_id),
            Self::Form => form(body),
            Self::CborError => Self::Cbor.value(body).map(without_namespace),
            Self::Cbor => {
                let mut rest = body;
                let value = ciborium::from_reader::<Cbor, _>(&mut rest).ok()?;
                assert!(rest.is_empty(), "CBOR and {} bytes more", rest.len());
                Some(of_cbor(value))
            }
        }
    }

    /// Whether two bodies say the same: values where both are, else bytes.
    #[track_caller]
    pub(crate) fn check(self, name: &str, found: &[u8], expected: &[u8]) {
        if let Some(difference) = self.difference(found, expected) {
            panic!("{name}: {difference}");
        }
    }

    pub(crate) fn difference(self, found: &[u8], expected: &[u8]) -> Option<String> {
        let is_same = match (self.value(found), self.value(expected)) {
            (Some(found), Some(expected)) => same(&found, &expected),
            _ => found == expected,
        };
        (!is_same).then(|| {
            let shown = |bytes: &[u8]| {
                let value = self.value(bytes).map(|value| value.to_string());
                value.unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
            };
            format!("body {}, expected {}", shown(found), shown(expected))
        })
    }
}

/// The parameters, of which only the order of equal names counts.
fn form(body: &[u8]) -> Option<Value> {
    let body = std::str::from_utf8(body).ok()?;
    let mut parameters: Vec<&str> = body.split('&').collect();
    parameters.sort_by_key(|parameter| parameter.split('=').next());
    Some(json!(parameters))
}

/// A reply without what is the HTTP server's to give, or the service's own name.
fn without_request_id(mut document: Value) -> Value {
    document["namespaces"] = json!([]);
    if let Some(children) = document["content"].as_array_mut() {
        children.retain(|child| {
            let name = child["name"].as_str().unwrap_or_default();
            !name.eq_ignore_ascii_case("requestid")
        });
        if children.is_empty() {
            document["content"] = json!("");
        }
    }
    document
}

fn without_namespace(mut error: Value) -> Value {
    if let Some(name) = error.get_mut("__type") {
        let text = name.as_str().expect("a name");
        *name = json!(text.rsplit('#').next());
    }
    error
}

/// As JSON, in which bytes and tags keep what they are. Read by a library that is not ours.
fn of_cbor(value: Cbor) -> Value {
    match value {
        Cbor::Integer(integer) => json!(i128::from(integer) as i64),
        Cbor::Bytes(bytes) => json!({ "bytes": STANDARD.encode(bytes) }),
        Cbor::Float(value) => float(value),
        Cbor::Text(text) => json!(text),
        Cbor::Bool(value) => json!(value),
        Cbor::Null => Value::Null,
        Cbor::Tag(tag, value) => json!({ "tag": tag, "value": of_cbor(*value) }),
        Cbor::Array(items) => items.into_iter().map(of_cbor).collect(),
        Cbor::Map(entries) => {
            let entries = entries.into_iter().map(|(key, value)| {
                let key = key.into_text().expect("a name is text");
                (key, of_cbor(value))
            });
            entries.collect::<Map<_, _>>().into()
        }
        other => panic!("{other:?}"),
    }
}
