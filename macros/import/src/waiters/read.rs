//! Acceptors, as `waiters-2.json` has them.

use super::Reader;
use super::expression::{Expression, parse};
use crate::json::Json;
use crate::plan::{Acceptor, AcceptorState, Condition, Matcher};
use crate::write::code;

impl Reader<'_> {
    /// The acceptor, or why there is none for it.
    pub(super) fn acceptor(&self, json: &Json) -> Result<Acceptor, String> {
        let text = |key: &str| json.text(key).unwrap_or_default();
        let state = match text("state").as_str() {
            "success" => AcceptorState::Success,
            "failure" => AcceptorState::Failure,
            "retry" => AcceptorState::Retry,
            other => return Err(format!("an acceptor has the unknown state `{other}`")),
        };
        let expected = json.get("expected").unwrap_or(&Json::Null);
        let kind = text("matcher");
        let (matcher, text) = match (kind.as_str(), expected) {
            ("error", Json::Flag(true)) => (Matcher::Error, "the service reports an error".into()),
            ("error", Json::Flag(false)) => (Matcher::Success, "the call succeeds".into()),
            ("error", Json::Text(name)) => (
                Matcher::ErrorCode(name.clone()),
                format!("the error is {}", code(name)),
            ),
            ("status", Json::Integer(status)) => self.status(*status)?,
            ("path" | "pathAll" | "pathAny", _) => {
                let argument = text("argument");
                if argument.trim().is_empty() {
                    return Err(format!(
                        "an acceptor of the kind `{kind}` has no `argument`"
                    ));
                }
                let expression = parse(&argument)
                    .map_err(|problem| format!("the path {} {problem}", code(&argument)))?;
                let condition = self.output(&kind, &expression, expected);
                let condition = condition
                    .map_err(|problem| format!("the path {} {problem}", code(&argument)))?;
                let text = in_words(&kind, &argument, &expression, expected);
                (Matcher::Output(condition), text)
            }
            ("error" | "status", _) => {
                return Err(format!(
                    "an acceptor of the kind `{kind}` expects what it cannot be"
                ));
            }
            _ => return Err(format!("an acceptor is of the unknown kind `{kind}`")),
        };
        Ok(Acceptor {
            state,
            matcher,
            text,
        })
    }

    /// An output does not keep its status: there is one that it always has.
    fn status(&self, status: i64) -> Result<(Matcher, String), String> {
        let text = format!("the HTTP status is {status}");
        match u16::try_from(status) {
            Ok(status) if status == self.success_status => Ok((Matcher::Success, text)),
            Ok(status @ 300..=599) => Ok((Matcher::ErrorStatus(status), text)),
            _ => Err(format!(
                "it expects the HTTP status {status}, but the output of `{}` has the status {}",
                self.operation.name, self.success_status
            )),
        }
    }

    fn output(
        &self,
        kind: &str,
        expression: &Expression,
        expected: &Json,
    ) -> Result<Condition, String> {
        let output = self.operation.output.as_deref();
        let output = output.and_then(|output| self.structure(output));
        let output = output.ok_or("is for an output, and the operation has none")?;
        match (kind, expected) {
            ("path", Json::Flag(is)) if !matches!(expression, Expression::Path(_)) => {
                let condition = self.condition(output, expression)?;
                Ok(if *is {
                    condition
                } else {
                    Condition::Not(Box::new(condition))
                })
            }
            ("path", _) => self.equal(output, expression, expected),
            _ => {
                let is_all = kind == "pathAll";
                self.items(output, expression, expected, is_all)
            }
        }
    }
}

fn in_words(kind: &str, argument: &str, expression: &Expression, expected: &Json) -> String {
    let path = code(argument);
    let value = match expected {
        Json::Flag(flag) => flag.to_string(),
        Json::Integer(number) => number.to_string(),
        Json::Text(text) => text.clone(),
        Json::Null | Json::List(_) | Json::Object(_) => String::new(),
    };
    let value = code(&value);
    match (kind, expression) {
        ("pathAll", _) => format!("{path} are all {value}"),
        ("pathAny", _) => format!("one of {path} is {value}"),
        (_, Expression::Path(_)) => format!("{path} is {value}"),
        _ if matches!(expected, Json::Flag(false)) => format!("{path} does not hold"),
        _ => format!("{path} holds"),
    }
}
