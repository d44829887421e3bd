//! The program `sso`, as a person and a script meet it.

mod local;
mod login;
mod secrets;
mod serve;
mod support;
mod usage;
