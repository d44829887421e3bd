//! What is said of members in XML and in forms, and what the outermost elements of documents are called.

use super::Builder;
use crate::error::ImportError;
use crate::model::{self, Kind, Member, Shape, XmlNames};
use crate::plan::{XmlNamespace, XmlPart, XmlRoot, XmlTraits};
use crate::protocol::Protocol;

impl Builder<'_> {
    /// What is said of a member of the body.
    pub(super) fn xml_traits(&self, member: &Member) -> Result<XmlTraits, ImportError> {
        if !self.protocol.is_xml() {
            return Ok(XmlTraits::default());
        }
        let target = self.shape(&member.shape)?;
        let flattened = is_flattened(member, target);
        let namespace = member.xml_namespace.as_ref().or_else(|| {
            // What a structure declares is said of its type, and the element of a flattened list is that of an item.
            let has_element = matches!(target.kind, Kind::List | Kind::Map) && !flattened;
            target.xml.namespace.as_ref().filter(|_| has_element)
        });
        let mut traits = XmlTraits {
            flattened,
            attribute: member.xml_attribute,
            namespace: namespace.map(XmlNamespace::of),
            ec2_query_name: self.ec2_query_name(member),
            ..XmlTraits::default()
        };
        for (name, mut part) in self.parts(target)? {
            if name == "item" && flattened {
                // Each item is called as the list.
                part.name = None;
            }
            match name {
                "item" => traits.item = part,
                "key" => traits.key = part,
                _ => traits.value = part,
            }
        }
        Ok(traits)
    }

    /// The name of a member of the body, where that is not its own.
    pub(super) fn xml_name<'s>(&'s self, member: &'s Member) -> Option<&'s str> {
        if let Some(name) = &member.location_name {
            return Some(name);
        }
        let target = self.model.shapes.get(&member.shape)?;
        if target.kind != Kind::List || !self.protocol.is_xml() {
            return None;
        }
        // Where a list itself is flattened, and not the member, its items are named.
        let of_items = target.item_xml.name.as_deref().filter(|_| target.flattened);
        of_items.or(target.xml.name.as_deref())
    }

    fn ec2_query_name(&self, member: &Member) -> Option<String> {
        let name = member.query_name.as_ref()?;
        let wire_name = member.location_name.as_ref().unwrap_or(&member.name);
        let mut characters = wire_name.chars();
        let capitalized: String = characters
            .next()
            .map(|first| first.to_ascii_uppercase())
            .into_iter()
            .chain(characters)
            .collect();
        (self.protocol == Protocol::Ec2Query && *name != capitalized).then(|| name.clone())
    }

    /// What is said of the parts of a list or a map.
    fn parts(&self, shape: &Shape) -> Result<Vec<(&'static str, XmlPart)>, ImportError> {
        let key = (shape.key.as_deref(), &shape.key_xml, "key");
        let item = |name| (shape.item.as_deref(), &shape.item_xml, name);
        let parts = match shape.kind {
            Kind::List => vec![item("item")],
            Kind::Map => vec![key, item("value")],
            _ => Vec::new(),
        };
        let mut found = Vec::new();
        for (target, names, name) in parts {
            let part = self.part(target.unwrap_or_default(), names)?;
            if !part.is_empty() {
                found.push((name, part));
            }
        }
        Ok(found)
    }

    fn part(&self, target: &str, names: &XmlNames) -> Result<XmlPart, ImportError> {
        Ok(XmlPart {
            name: names.name.clone(),
            namespace: names.namespace.as_ref().map(XmlNamespace::of),
            parts: self.parts(self.shape(target)?)?,
        })
    }

    /// What the body of an operation's requests is called.
    pub(super) fn request_root(&self, name: &str, operation: &model::Operation) -> XmlRoot {
        let shape = operation
            .input
            .as_ref()
            .and_then(|input| Some((input, self.model.shapes.get(input)?)));
        let Some((input, shape)) = shape.filter(|_| self.protocol == Protocol::RestXml) else {
            return XmlRoot::default();
        };
        let given = shape
            .xml
            .name
            .as_ref()
            .or(operation.input_xml.name.as_ref());
        let root = given.unwrap_or(input);
        let namespace = operation.input_xml.namespace.as_ref();
        let namespace = namespace.or(shape.xml.namespace.as_ref());
        let has_body =
            shape.payload.is_none() && shape.members.iter().any(|member| member.location.is_none());
        if !has_body {
            return XmlRoot::default();
        }
        XmlRoot {
            name: (*root != format!("{name}Request")).then(|| root.clone()),
            namespace: self.unless_of_service(namespace),
        }
    }

    /// What a type is called where it is the whole of a body.
    pub(super) fn shape_root(&self, name: &str, ident: &str, shape: &Shape) -> XmlRoot {
        if self.protocol != Protocol::RestXml {
            return XmlRoot::default();
        }
        let root = shape.xml.name.as_deref().unwrap_or(name);
        XmlRoot {
            name: (root != ident && self.is_document(name)).then(|| root.to_owned()),
            namespace: shape.xml.namespace.as_ref().map(XmlNamespace::of),
        }
    }

    /// What a payload is called, where that is not what its type says.
    pub(super) fn document_name(&self, member: &Member, target: &Shape) -> Option<String> {
        let of_type = target.xml.name.as_ref().unwrap_or(&member.shape);
        let given = member.location_name.clone().filter(|name| name != of_type);
        // Models repeat the member's own name where nothing was said; where something was, there is a namespace too.
        given.filter(|name| {
            let is_said = *name != member.name || member.xml_namespace.is_some();
            is_said && self.protocol == Protocol::RestXml
        })
    }

    /// The namespace of a payload.
    pub(super) fn payload_namespace(&self, member: &Member) -> Option<XmlNamespace> {
        if self.protocol != Protocol::RestXml {
            return None;
        }
        self.unless_of_service(member.xml_namespace.as_ref())
    }

    fn is_document(&self, name: &str) -> bool {
        let is_output = self.roles.outputs.contains(name);
        is_output
            || self.model.shapes.values().any(|outer| {
                let payload = outer.payload.as_ref();
                let mut members = outer.members.iter();
                members.any(|member| Some(&member.name) == payload && member.shape == name)
            })
    }

    fn unless_of_service(&self, namespace: Option<&model::Namespace>) -> Option<XmlNamespace> {
        let of_service = self.service_namespace();
        namespace
            .filter(|namespace| {
                namespace.prefix.is_some() || of_service.as_ref() != Some(&namespace.uri)
            })
            .map(XmlNamespace::of)
    }

    /// The namespace that the documents of the service have: the model's, or the one that all of its requests have.
    pub(super) fn service_namespace(&self) -> Option<String> {
        if !self.protocol.is_xml() {
            return None;
        }
        if let Some(namespace) = &self.model.metadata.xml_namespace {
            return Some(namespace.uri.clone());
        }
        let mut found: Option<&String> = None;
        for operation in self.model.operations.values() {
            let Some(shape) = operation
                .input
                .as_ref()
                .and_then(|input| self.model.shapes.get(input))
            else {
                continue;
            };
            let namespace = match &shape.payload {
                Some(payload) => {
                    let member = shape.members.iter().find(|member| member.name == *payload);
                    let Some(member) = member.filter(|member| self.is_element(member)) else {
                        continue;
                    };
                    member.xml_namespace.as_ref()
                }
                None if shape.members.iter().all(|member| member.location.is_some()) => continue,
                None => operation.input_xml.namespace.as_ref(),
            };
            // One without it would get what it does not have.
            let uri = &namespace
                .filter(|namespace| namespace.prefix.is_none())?
                .uri;
            if found.is_some_and(|found| found != uri) {
                return None;
            }
            found = Some(uri);
        }
        found.cloned()
    }

    fn is_element(&self, member: &Member) -> bool {
        let target = self.model.shapes.get(&member.shape);
        target.is_some_and(|target| target.kind == Kind::Structure)
    }
}

impl XmlNamespace {
    fn of(namespace: &model::Namespace) -> Self {
        Self {
            prefix: namespace.prefix.clone(),
            uri: namespace.uri.clone(),
        }
    }
}

fn is_flattened(member: &Member, target: &Shape) -> bool {
    matches!(target.kind, Kind::List | Kind::Map) && (member.flattened || target.flattened)
}
