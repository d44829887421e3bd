//! Calls on reqwest, against a server on this machine that checks their signatures.

#[path = "../../../tests/double/mod.rs"]
mod double;
mod failures;
mod items;
mod program;
mod retries;
mod signatures;
