//! examples/dynamodb: its values on the wire, its operations and its program against a double made of the same structs.

#[path = "../double/mod.rs"]
mod double;
mod expression;
mod faults;
mod operations;
mod program;
mod service;
mod table;
mod values;
