//! The service and its operations.

use std::collections::BTreeMap;

use super::Builder;
use super::fields::Container;
use crate::case::Case;
use crate::error::ImportError;
use crate::model;
use crate::plan::{Auth, Checksum, Http, Operation, Role, Service, Structure, XmlRoot};
use crate::protocol::Protocol;
use crate::quirks::exchanges_token;

impl<'m> Builder<'m> {
    pub(super) fn service(
        &mut self,
        chosen: &BTreeMap<&'m str, &'m model::Operation>,
    ) -> Result<Service, ImportError> {
        let metadata = &self.model.metadata;
        let auth = service_auth(metadata);
        let mut operations = Vec::new();
        let mut errors = Vec::new();
        for (name, operation) in chosen {
            operations.push(self.operation(name, operation, auth)?);
            if !operation.errors.is_empty() {
                errors.push(self.error_enum(name, operation)?);
            }
        }
        let items = self.items(chosen)?;
        let endpoint_prefix = metadata.endpoint_prefix.clone();
        Ok(Service {
            ident: self.idents.service.clone(),
            service_id: metadata
                .service_id
                .clone()
                .unwrap_or_else(|| self.idents.service.clone()),
            signing_name: metadata
                .signing_name
                .clone()
                .unwrap_or_else(|| endpoint_prefix.clone()),
            endpoint_prefix,
            protocol: self.protocol,
            target: metadata
                .target_prefix
                .clone()
                .filter(|_| self.protocol.is_rpc() && !self.protocol.is_query()),
            query_compatible: self.is_query_compatible(),
            // What botocore calls S3's way to sign.
            s3: matches!(metadata.signature_version.as_deref(), Some("s3" | "s3v4")),
            version: self
                .protocol
                .is_query()
                .then(|| metadata.api_version.clone()),
            xml_namespace: self.service_namespace(),
            auth,
            accepts_bearer_token: accepts(metadata, Auth::SigV4) && accepts(metadata, Auth::Bearer),
            notes: self.notes(&self.model.notes),
            operations,
            items,
            errors,
            waiters: Vec::new(),
            warnings: std::mem::take(&mut self.warnings),
        })
    }

    /// Whether errors have the codes of awsQuery beside their own.
    pub(super) fn is_query_compatible(&self) -> bool {
        self.protocol.is_rpc() && !self.protocol.is_query() && self.model.metadata.query_compatible
    }

    fn operation(
        &mut self,
        name: &str,
        operation: &'m model::Operation,
        service_auth: Auth,
    ) -> Result<Operation, ImportError> {
        let ident = self.idents.operation(name);
        let container = Container::Request {
            host_prefix: operation.host_prefix.clone(),
            labels: labels(&operation.uri),
            // Smithy's `http` trait: these give a body no meaning.
            allows_body: !matches!(
                operation.method.as_str(),
                "GET" | "HEAD" | "OPTIONS" | "TRACE"
            ),
        };
        let mut structure = match &operation.input {
            Some(input) => self.structure(input, ident, Role::Operation, &container)?,
            None => Structure {
                ident,
                shape: name.to_owned(),
                role: Role::Operation,
                only_in: None,
                rename_all: Case::Camel,
                xml: XmlRoot::default(),
                fields: Vec::new(),
                notes: self.notes(&operation.notes),
            },
        };
        structure.notes = self.notes(&operation.notes);
        structure.xml = self.request_root(name, operation);
        // The model's labels of the host are members' names, the DSL's are wire names.
        let host_labels = structure.fields.iter().filter(|field| field.host_label);
        let endpoint = operation.host_prefix.as_ref().map(|prefix| {
            host_labels.fold(prefix.clone(), |prefix, field| {
                let label = format!("{{{}}}", field.member);
                prefix.replace(&label, &format!("{{{}}}", field.wire_name))
            })
        });
        let checksum = operation.checksum.as_ref();
        let checksum =
            checksum.and_then(|checksum| super::checksum::checksum(checksum, &structure));
        Ok(Operation {
            name: name.to_owned(),
            structure,
            http: (!self.protocol.is_rpc()).then(|| Http {
                method: operation.method.clone(),
                uri: operation.uri.clone(),
            }),
            // awsJson sends the same in both cases.
            no_input: self.protocol == Protocol::RpcV2Cbor && operation.input.is_none(),
            output: operation
                .output
                .as_ref()
                .map(|output| self.idents.output(name, output)),
            error: (!operation.errors.is_empty()).then(|| self.idents.error(name)),
            auth: operation_auth(operation).filter(|auth| *auth != service_auth),
            endpoint,
            headers: self.constant_headers(),
            // Older models of S3 ask for both; its SDKs send the one.
            checksum_required: operation.checksum_required
                && !checksum.as_ref().is_some_and(Checksum::is_of_requests),
            checksum,
            gzip: operation.gzip,
            paginate: None,
            // RFC 9110 section 9.2.2: of every other method it is known.
            idempotent: operation.idempotent
                && matches!(operation.method.as_str(), "POST" | "PATCH"),
            never_replayed: !operation.idempotent && exchanges_token(name),
        })
    }
}

/// The names of the labels, without the sign of greedy ones.
fn labels(uri: &str) -> Vec<String> {
    let path = uri.split('?').next().unwrap_or_default();
    path.split('{')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0.trim_end_matches('+').to_owned()))
        .collect()
}

/// `auth` is in order of preference; `signatureVersion` is what older models have.
fn service_auth(metadata: &model::Metadata) -> Auth {
    let listed = metadata.auth.iter().find_map(|name| scheme(name));
    listed.unwrap_or(match metadata.signature_version.as_deref() {
        Some("v4" | "s3" | "s3v4") => Auth::SigV4,
        Some("bearer") => Auth::Bearer,
        _ => Auth::None,
    })
}

fn accepts(metadata: &model::Metadata, auth: Auth) -> bool {
    metadata.auth.iter().any(|name| scheme(name) == Some(auth))
}

fn operation_auth(operation: &model::Operation) -> Option<Auth> {
    let of_type = match operation.auth_type.as_deref() {
        Some("none") => Some(Auth::None),
        Some("v4-unsigned-body") => Some(Auth::SigV4UnsignedBody),
        Some("v4") => Some(Auth::SigV4),
        Some("bearer") => Some(Auth::Bearer),
        _ => None,
    };
    let auth = of_type.or_else(|| operation.auth.iter().find_map(|name| scheme(name)));
    match auth {
        None | Some(Auth::SigV4) if operation.unsigned_payload => Some(Auth::SigV4UnsignedBody),
        other => other,
    }
}

/// The scheme of Smithy's name for it.
fn scheme(name: &str) -> Option<Auth> {
    match name {
        "aws.auth#sigv4" => Some(Auth::SigV4),
        "smithy.api#httpBearerAuth" => Some(Auth::Bearer),
        "smithy.api#noAuth" => Some(Auth::None),
        _ => None,
    }
}
