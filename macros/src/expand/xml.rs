//! What is said of values in XML and in forms, in the words in which it goes through serde.

use crate::model::{Binding, Member, Namespace, UnionVariant, XmlPart, XmlTraits};

/// How the names of newtypes begin that say such things.
const NEWTYPE: &str = "aws_operation::Xml ";
/// Stands before the name of an attribute in a table.
const IS_ATTRIBUTE: char = '\u{1}';
/// Stands in a table between the name of a member and that in requests of EC2.
const EC2_NAME: char = '\u{2}';

/// The name of the newtype around a member's value, if anything is said of it.
pub(crate) fn member(member: &Member) -> Option<String> {
    newtype(&words(&member.modifiers.xml))
}

/// The same for a member of a union.
pub(crate) fn variant(variant: &UnionVariant) -> Option<String> {
    newtype(&words(&variant.xml))
}

/// The same for a structure, wherever it stands.
pub(crate) fn structure(namespace: Option<&Namespace>) -> Option<String> {
    newtype(&namespace.map(declared).into_iter().collect::<Vec<_>>())
}

/// What is said of the outermost element of an operation's body.
pub(crate) fn root(name: Option<&str>, namespace: Option<&Namespace>) -> Option<String> {
    let name = name.map(|name| format!("name={name}"));
    let words: Vec<String> = name.into_iter().chain(namespace.map(declared)).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// What is said of the outermost element of a payload.
pub(crate) fn payload(member: &Member) -> Option<String> {
    let name = Some(member.wire_name.as_str()).filter(|_| !member.named_by_case);
    let namespace = member.modifiers.xml.namespace.as_ref();
    root(name, namespace.map(|(_, namespace)| namespace))
}

/// The name of a member in the table that readers look it up in.
pub(crate) fn table_name(member: &Member) -> String {
    let traits = &member.modifiers.xml;
    let name = &member.wire_name;
    match (&traits.attribute, &traits.ec2_query_name) {
        _ if member.binding != Binding::Body => name.clone(),
        (Some(_), _) => format!("{IS_ATTRIBUTE}{name}"),
        (None, Some((_, ec2))) => format!("{name}{EC2_NAME}{}", ec2.value()),
        (None, None) => name.clone(),
    }
}

fn newtype(words: &[String]) -> Option<String> {
    (!words.is_empty()).then(|| format!("{NEWTYPE}{}", words.join(" ")))
}

fn words(traits: &XmlTraits) -> Vec<String> {
    let mut words = Vec::new();
    words.extend(traits.flattened.is_some().then(|| "flattened".to_owned()));
    words.extend(traits.attribute.is_some().then(|| "attribute".to_owned()));
    words.extend(traits.namespace.as_ref().map(|(_, it)| declared(it)));
    let ec2 = traits.ec2_query_name.as_ref();
    words.extend(ec2.map(|(_, name)| format!("ec2_query_name={}", name.value())));
    for (name, part) in [
        ("item", &traits.item),
        ("key", &traits.key),
        ("value", &traits.value),
    ] {
        words.extend(part.as_ref().map(|(_, part)| in_parentheses(name, part)));
    }
    words
}

fn in_parentheses(name: &str, part: &XmlPart) -> String {
    let mut words = Vec::new();
    let given = part.name.as_ref();
    words.extend(given.map(|name| format!("name={}", name.value())));
    words.extend(part.namespace.as_ref().map(declared));
    for (name, part) in [
        ("item", &part.item),
        ("key", &part.key),
        ("value", &part.value),
    ] {
        words.extend(part.as_ref().map(|part| in_parentheses(name, part)));
    }
    format!("{name}({})", words.join(" "))
}

fn declared(namespace: &Namespace) -> String {
    let uri = namespace.uri.value();
    match &namespace.prefix {
        Some(prefix) => format!("xmlns:{prefix}={uri}"),
        None => format!("xmlns={uri}"),
    }
}
