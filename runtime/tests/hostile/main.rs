//! Hostile messages: whatever comes, the outcome is a value or an error, soon, and no error shows what was in the message.

#![cfg(feature = "server")]

mod body;
mod bytes;
mod check;
mod headers;
mod keys;
mod kinds;
mod nesting;
mod numbers;
mod own;
mod random;
mod requests;
#[cfg(feature = "cbor")]
mod rpc;
mod samples;
mod sink;
mod size;
mod statuses;
mod streams;
mod text;
#[cfg(feature = "query")]
mod xml;
