//! docs/awsjson.md: its programs run, it shows them as they are, and what it imports is in the models.

mod alarms;
#[path = "../double/mod.rs"]
mod double;
mod imported;
mod page;
mod programs;
mod retries;
mod services;
#[path = "../shown/mod.rs"]
mod shown;
