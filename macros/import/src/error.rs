//! What can be wrong with a model, or with what is asked of it.

use std::error::Error;
use std::fmt;

use crate::similar::similar;

/// Why a model was not imported. The message says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImportError {
    /// The text is no JSON.
    InvalidJson {
        /// The line of the fault, counted from one.
        line: usize,
        /// The column of the fault, counted from one.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// The text is JSON, but no service model.
    InvalidModel {
        /// The part of the model, such as `shapes.Tag`.
        place: String,
        /// What is wrong with it.
        problem: String,
    },
    /// The service speaks none of the protocols that can be imported.
    UnknownProtocol {
        /// What the model says.
        found: Vec<String>,
    },
    /// There is no protocol of the name that was asked for.
    ProtocolName {
        /// The name that was asked for.
        wanted: String,
        /// The names that there are.
        known: Vec<String>,
    },
    /// The service does not speak the protocol that was asked for.
    ProtocolNotSpoken {
        /// The protocol that was asked for.
        wanted: String,
        /// Those that it speaks, as far as they can be imported.
        spoken: Vec<String>,
    },
    /// The model has no operation of the name that was asked for.
    UnknownOperation {
        /// The name that was asked for.
        operation: String,
        /// The operation that was probably meant.
        similar: Option<String>,
    },
    /// An operation that was asked for has an event stream.
    EventStream {
        /// The operation.
        operation: String,
    },
    /// There is no waiter of the name that was asked for.
    UnknownWaiter {
        /// The name that was asked for.
        waiter: String,
        /// The waiter that was probably meant.
        similar: Option<String>,
    },
    /// A waiter that was asked for cannot be imported.
    Waiter {
        /// The waiter.
        waiter: String,
        /// Why not.
        reason: String,
    },
}

impl ImportError {
    /// The operation that the error is about, of those that were asked for.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        match self {
            Self::UnknownOperation { operation, .. } | Self::EventStream { operation } => {
                Some(operation)
            }
            _ => None,
        }
    }

    /// The waiter that the error is about, of those that were asked for.
    #[must_use]
    pub fn waiter(&self) -> Option<&str> {
        match self {
            Self::UnknownWaiter { waiter, .. } | Self::Waiter { waiter, .. } => Some(waiter),
            _ => None,
        }
    }

    /// Whether the error is about the protocol that was asked for.
    #[must_use]
    pub fn is_about_the_protocol(&self) -> bool {
        matches!(
            self,
            Self::ProtocolName { .. } | Self::ProtocolNotSpoken { .. }
        )
    }

    pub(crate) fn model(place: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::InvalidModel {
            place: place.into(),
            problem: problem.into(),
        }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidJson {
                line,
                column,
                message,
            } => write!(
                formatter,
                "the model is not valid JSON: line {line}, column {column}: {message}"
            ),
            Self::InvalidModel { place, problem } => write!(
                formatter,
                "the model is not a service model as botocore has them (service-2.json): `{place}` {problem}"
            ),
            Self::UnknownProtocol { found } if found.is_empty() => formatter.write_str(
                "the model names no protocol in its `metadata`; expected `json`, `rest-json`, `rest-xml`, `query`, `ec2` or `smithy-rpc-v2-cbor`",
            ),
            Self::UnknownProtocol { found } => write!(
                formatter,
                "the service speaks {}, expected `json`, `rest-json`, `rest-xml`, `query`, `ec2` or `smithy-rpc-v2-cbor`; other protocols are not supported",
                list(found)
            ),
            Self::ProtocolName { wanted, known } => {
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                write!(formatter, "there is no protocol `{wanted}`; ")?;
                match similar(wanted, known.iter().copied()) {
                    Some(similar) => write!(formatter, "did you mean `{similar}`?"),
                    None => write!(formatter, "expected one of {}", list(&known)),
                }
            }
            Self::ProtocolNotSpoken { wanted, spoken } => write!(
                formatter,
                "the service does not speak `{wanted}`; it speaks {}",
                list(spoken)
            ),
            Self::UnknownOperation { operation, similar } => {
                write!(formatter, "the model has no operation `{operation}`")?;
                match similar {
                    Some(similar) => write!(formatter, "; did you mean `{similar}`?"),
                    None => write!(
                        formatter,
                        "; the keys of `operations` in the model are the names that it has"
                    ),
                }
            }
            Self::EventStream { operation } => write!(
                formatter,
                "the operation `{operation}` has an event stream, which is not supported; leave it out"
            ),
            Self::UnknownWaiter { waiter, similar } => {
                write!(formatter, "there is no waiter `{waiter}`")?;
                match similar {
                    Some(similar) => write!(formatter, "; did you mean `{similar}`?"),
                    None => formatter.write_str(
                        "; the keys of `waiters` in waiters-2.json, which lies beside the model, are the names that there are",
                    ),
                }
            }
            Self::Waiter { waiter, reason } => {
                write!(
                    formatter,
                    "the waiter `{waiter}` cannot be imported: {reason}"
                )
            }
        }
    }
}

impl Error for ImportError {}

fn list(names: &[impl fmt::Display]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
