//! The rules that the local server keeps, with a clock that the test moves.

mod authorization_code;
mod client;
mod device;
mod limits;
mod portal;
mod refresh;
mod support;
