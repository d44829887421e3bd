//! Values of arguments that are one of a few names.

use syn::LitStr;

use crate::case::Case;
use crate::context::Context;
use crate::model::{Auth, Message, Method};
use crate::protocols::{self, Protocol};
use crate::similar::similar;

pub(super) fn method(context: &Context, literal: &LitStr) -> Option<Method> {
    let found = literal.value();
    let method = Method::ALL
        .iter()
        .find(|(name, _)| *name == found)
        .map(|(_, method)| *method);
    if method.is_none() {
        let upper = found.to_ascii_uppercase();
        let message = if Method::ALL.iter().any(|(name, _)| *name == upper) {
            format!("methods are upper case: write \"{upper}\"")
        } else {
            format!(
                "HTTP has no method {found:?}; expected one of {}",
                list(Method::ALL.iter().map(|(name, _)| *name))
            )
        };
        context.error(literal, message);
    }
    method
}

pub(super) fn auth(context: &Context, literal: &LitStr) -> Option<Auth> {
    let found = literal.value();
    let auth = Auth::ALL
        .iter()
        .find(|(name, _)| *name == found)
        .map(|(_, auth)| *auth);
    if auth.is_none() {
        context.error(
            literal,
            format!(
                "unknown `auth` {found:?}; expected one of {}",
                list(Auth::ALL.iter().map(|(name, _)| *name))
            ),
        );
    }
    auth
}

pub(super) fn protocol(context: &Context, literal: &LitStr) -> Option<&'static Protocol> {
    const ALL: &[Protocol] = &protocols::ALL;
    let found = literal.value();
    let protocol = ALL.iter().find(|protocol| protocol.name == found);
    if protocol.is_none() {
        let names: Vec<&str> = ALL.iter().map(|protocol| protocol.name).collect();
        let expected = similar(&found, &names).map_or_else(
            || format!("expected one of {}", list(names.iter().copied())),
            |meant| format!("did you mean \"{meant}\"?"),
        );
        context.error(literal, format!("unknown `protocol` {found:?}; {expected}"));
    }
    protocol
}

pub(super) fn message(context: &Context, literal: &LitStr) -> Option<Message> {
    let found = literal.value();
    let message = Message::ALL
        .iter()
        .find(|(name, _)| *name == found)
        .map(|(_, message)| *message);
    if message.is_none() {
        context.error(
            literal,
            format!(
                "unknown `only_in` {found:?}; expected one of {}",
                list(Message::ALL.iter().map(|(name, _)| *name))
            ),
        );
    }
    message
}

pub(super) fn case(context: &Context, literal: &LitStr) -> Option<Case> {
    let found = literal.value();
    let case = Case::from_name(&found);
    if case.is_none() {
        context.error(
            literal,
            format!("unknown case {found:?}; expected one of {}", Case::names()),
        );
    }
    case
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names
        .map(|name| format!("\"{name}\""))
        .collect::<Vec<_>>()
        .join(", ")
}
