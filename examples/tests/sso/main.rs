//! The program `sso`, as a person and a script meet it.

mod browser;
mod cached;
mod configure;
mod credentials;
mod exec;
mod faults;
mod home;
mod leave;
mod lists;
mod local;
mod login;
mod manual;
mod processes;
mod quiet;
mod secrets;
mod serve;
mod signed_in;
mod status;
mod support;
mod usage;
mod whoami;
mod wrong_clock;
