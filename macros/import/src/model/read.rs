//! Reading a model from its JSON. What nothing here asks for is ignored.

use super::{
    Checksum, ErrorFacts, ErrorReference, Kind, Member, Metadata, Model, Namespace, Notes,
    Operation, Shape, XmlNames,
};
use crate::error::ImportError;
use crate::json::Json;

impl Model {
    /// Reads the text of a model.
    pub(crate) fn parse(text: &str) -> Result<Self, ImportError> {
        let json: Json = serde_json::from_str(text).map_err(|error| invalid_json(&error))?;
        let part = |name: &str| {
            json.get(name)
                .filter(|part| matches!(part, Json::Object(_)))
                .ok_or_else(|| ImportError::model(name, "is missing: expected an object"))
        };
        let model = Self {
            metadata: Metadata::read(part("metadata")?),
            operations: part("operations")?
                .entries()
                .iter()
                .map(|(name, json)| Ok((name.clone(), Operation::read(name, json)?)))
                .collect::<Result<_, ImportError>>()?,
            shapes: part("shapes")?
                .entries()
                .iter()
                .map(|(name, json)| Ok((name.clone(), Shape::read(name, json)?)))
                .collect::<Result<_, ImportError>>()?,
            notes: Notes::read(&json),
        };
        model.check_references()?;
        Ok(model)
    }
}

impl Metadata {
    fn read(json: &Json) -> Self {
        let mut protocols = json.texts("protocols");
        protocols.extend(json.text("protocol"));
        Self {
            protocols,
            service_id: json.text("serviceId"),
            full_name: json.text("serviceFullName"),
            endpoint_prefix: json.text("endpointPrefix").unwrap_or_default(),
            signing_name: json.text("signingName"),
            signature_version: json.text("signatureVersion"),
            auth: json.texts("auth"),
            api_version: json.text("apiVersion").unwrap_or_default(),
            json_version: json.text("jsonVersion"),
            target_prefix: json.text("targetPrefix"),
            query_compatible: json.get("awsQueryCompatible").is_some(),
            xml_namespace: namespace(json),
        }
    }
}

impl Notes {
    fn read(json: &Json) -> Self {
        Self {
            documentation: json.text("documentation"),
            deprecated: json.flag("deprecated"),
            deprecated_message: json.text("deprecatedMessage"),
            deprecated_since: json.text("deprecatedSince"),
        }
    }
}

impl Checksum {
    fn read(json: &Json) -> Self {
        Self {
            request_algorithm: json.text("requestAlgorithmMember"),
            required: json.flag("requestChecksumRequired"),
            validation_mode: json.text("requestValidationModeMember"),
            response_algorithms: json.texts("responseAlgorithms"),
        }
    }
}

impl Operation {
    fn read(name: &str, json: &Json) -> Result<Self, ImportError> {
        let place = format!("operations.{name}");
        let http = json.get("http");
        let http_text = |key: &str| {
            http.and_then(|http| http.text(key)).ok_or_else(|| {
                ImportError::model(format!("{place}.http"), format!("has no `{key}`"))
            })
        };
        Ok(Self {
            input_xml: json.get("input").map(XmlNames::read).unwrap_or_default(),
            method: http_text("method")?,
            uri: http_text("requestUri")?,
            status: http
                .and_then(|http| http.integer("responseCode"))
                .and_then(|status| u16::try_from(status).ok()),
            input: reference(json, "input"),
            output: reference(json, "output"),
            errors: json
                .get("errors")
                .map_or(&[][..], Json::items)
                .iter()
                .filter_map(|error| {
                    Some(ErrorReference {
                        shape: error.text("shape")?,
                        facts: ErrorFacts::read(error),
                    })
                })
                .collect(),
            auth_type: json.text("authtype"),
            auth: json.texts("auth"),
            unsigned_payload: json.flag("unsignedPayload"),
            host_prefix: json
                .get("endpoint")
                .and_then(|endpoint| endpoint.text("hostPrefix")),
            checksum: json.get("httpChecksum").map(Checksum::read),
            checksum_required: json.flag("httpChecksumRequired"),
            idempotent: json.flag("idempotent") || json.flag("readonly"),
            gzip: json.get("requestcompression").is_some_and(|compression| {
                compression.texts("encodings").iter().any(|e| e == "gzip")
            }),
            notes: Notes::read(json),
        })
    }
}

impl ErrorFacts {
    /// Reads them from a shape, or from the reference to one.
    fn read(json: &Json) -> Self {
        let error = json.get("error");
        let code = error.and_then(|error| error.text("code"));
        Self {
            query_code: code.clone(),
            code,
            status: error
                .and_then(|error| error.integer("httpStatusCode"))
                .and_then(|status| u16::try_from(status).ok()),
            fault: json.flag("fault") || error.is_some_and(|error| error.flag("fault")),
        }
    }
}

impl Shape {
    fn read(name: &str, json: &Json) -> Result<Self, ImportError> {
        let place = format!("shapes.{name}");
        let kind = kind(&place, json)?;
        let item = match kind {
            Kind::List => Some(
                reference(json, "member")
                    .ok_or_else(|| ImportError::model(&place, "is a list without a `member`"))?,
            ),
            Kind::Map => Some(
                reference(json, "value")
                    .ok_or_else(|| ImportError::model(&place, "is a map without a `value`"))?,
            ),
            _ => None,
        };
        let members = json
            .get("members")
            .map_or(&[][..], Json::entries)
            .iter()
            .map(|(name, json)| Member::read(&place, name, json))
            .collect::<Result<_, _>>()?;
        let retryable = json.get("retryable");
        Ok(Self {
            kind,
            members,
            required: json.texts("required"),
            payload: json.text("payload"),
            item,
            key: reference(json, "key"),
            values: json.texts("enum"),
            timestamp_format: json.text("timestampFormat"),
            union: json.flag("union"),
            document: json.flag("document"),
            sensitive: json.flag("sensitive"),
            sparse: json.flag("sparse"),
            streaming: json.flag("streaming"),
            event_stream: json.flag("eventstream"),
            error: ErrorFacts::read(json),
            retryable: retryable.is_some(),
            throttling: retryable.is_some_and(|retryable| retryable.flag("throttling")),
            xml: XmlNames::read(json),
            flattened: json.flag("flattened"),
            item_xml: ["member", "value"]
                .iter()
                .find_map(|part| json.get(part))
                .map(XmlNames::read)
                .unwrap_or_default(),
            key_xml: json.get("key").map(XmlNames::read).unwrap_or_default(),
            notes: Notes::read(json),
        })
    }
}

fn kind(place: &str, json: &Json) -> Result<Kind, ImportError> {
    let name = json
        .text("type")
        .ok_or_else(|| ImportError::model(place, "has no `type`"))?;
    Ok(match name.as_str() {
        "structure" => Kind::Structure,
        "list" => Kind::List,
        "map" => Kind::Map,
        "string" | "character" => Kind::String,
        "blob" => Kind::Blob,
        "boolean" => Kind::Boolean,
        "byte" | "short" | "integer" => Kind::Integer,
        "long" => Kind::Long,
        "float" => Kind::Float,
        "double" => Kind::Double,
        "timestamp" => Kind::Timestamp,
        other => {
            return Err(ImportError::model(
                place,
                format!("has the type `{other}`, which no protocol that is imported has"),
            ));
        }
    })
}

impl Member {
    fn read(place: &str, name: &str, json: &Json) -> Result<Self, ImportError> {
        Ok(Self {
            name: name.to_owned(),
            shape: json.text("shape").ok_or_else(|| {
                ImportError::model(format!("{place}.members.{name}"), "has no `shape`")
            })?,
            location: json.text("location"),
            location_name: json.text("locationName"),
            timestamp_format: json.text("timestampFormat"),
            json_value: json.flag("jsonvalue"),
            idempotency_token: json.flag("idempotencyToken"),
            host_label: json.flag("hostLabel"),
            streaming: json.flag("streaming"),
            event_stream: json.flag("eventstream"),
            flattened: json.flag("flattened"),
            xml_attribute: json.flag("xmlAttribute"),
            xml_namespace: namespace(json),
            query_name: json.text("queryName"),
            notes: Notes::read(json),
        })
    }
}

impl XmlNames {
    fn read(json: &Json) -> Self {
        Self {
            name: json.text("locationName"),
            namespace: namespace(json),
        }
    }
}

/// The `xmlNamespace`: a URI, or one with its prefix.
fn namespace(json: &Json) -> Option<Namespace> {
    if let Some(uri) = json.text("xmlNamespace") {
        return Some(Namespace { prefix: None, uri });
    }
    let namespace = json.get("xmlNamespace")?;
    Some(Namespace {
        prefix: namespace.text("prefix"),
        uri: namespace.text("uri")?,
    })
}

/// The `shape` of the member `name`.
fn reference(json: &Json, name: &str) -> Option<String> {
    json.get(name)?.text("shape")
}

fn invalid_json(error: &serde_json::Error) -> ImportError {
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = error.to_string();
    ImportError::InvalidJson {
        line: error.line(),
        column: error.column(),
        message: message.strip_suffix(&place).unwrap_or(&message).to_owned(),
    }
}
