//! docs/from-the-aws-sdk.md: its programs run, and it shows them as they are.

#[path = "../double/mod.rs"]
mod double;
mod lambda;
mod page;
mod programs;
#[path = "../shown/mod.rs"]
mod shown;
