//! Waiters, and the conditions by which they judge outputs.

use super::Notes;

/// A waiter: an operation that is called again and again until its reply says that something is so.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Waiter {
    /// The name of the function that makes it.
    pub ident: String,
    /// The name in the model.
    pub name: String,
    /// The Rust type of the operation.
    pub operation: String,
    /// The seconds between two calls.
    pub delay: u64,
    /// How often the operation is called at most.
    pub max_attempts: u32,
    /// What decides, in order: the first that fits.
    pub acceptors: Vec<Acceptor>,
    /// Whether it names what is deprecated.
    pub uses_deprecated: bool,
    /// Documentation.
    pub notes: Notes,
}

/// What some replies mean.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Acceptor {
    /// What such a reply means.
    pub state: AcceptorState,
    /// Which replies these are.
    pub matcher: Matcher,
    /// The same in words, as a clause in Markdown.
    pub text: String,
}

/// What a reply means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AcceptorState {
    /// It is so.
    Success,
    /// It will never be so.
    Failure,
    /// It is not yet so.
    Retry,
}

/// Which replies an acceptor is for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Matcher {
    /// Every output.
    Success,
    /// The outputs for which the condition holds.
    Output(Condition),
    /// Every error that the service reports.
    Error,
    /// The errors of this code.
    ErrorCode(String),
    /// The errors with this HTTP status.
    ErrorStatus(u16),
}

/// A condition on an output, or on a struct in it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Condition {
    /// The test holds for one of the values that the steps lead to; for none if they lead nowhere.
    Any(Vec<Step>, Test),
    /// Two fields, by their names, have the same value.
    Same(String, String),
    /// The condition does not hold.
    Not(Box<Condition>),
    /// Both conditions hold.
    And(Box<Condition>, Box<Condition>),
    /// One of the conditions holds.
    Or(Box<Condition>, Box<Condition>),
}

/// A step from an output to a value in it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// To a field.
    Field {
        /// The name of the field.
        ident: String,
        /// Whether it is an `Option`.
        optional: bool,
    },
    /// To each item of a list.
    Items,
    /// To each value of a map.
    Values,
}

/// A test of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Test {
    /// A string, or an enum of strings, is this.
    Text(String),
    /// A sensitive string is this.
    SensitiveText(String),
    /// A boolean is this.
    Boolean(bool),
    /// A number is this.
    Number(i64),
    /// A list or map has so many items.
    Length(usize),
    /// There is a value.
    Present,
    /// The condition holds for no item of a list of structs.
    NoItem(Box<Condition>),
    /// The test does not hold.
    Not(Box<Test>),
}
