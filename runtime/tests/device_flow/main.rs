//! The device flow, rule by rule, on a clock that jumps, and over sockets against a server that behaves like one.

#![cfg(feature = "sso-oidc")]

mod replies;
mod scripted;

mod codes;
mod deadline;
mod outcomes;
mod polling;
mod registration;
mod secrets;
mod trouble;
mod verification;

#[cfg(all(feature = "client", feature = "server"))]
mod blocking;
