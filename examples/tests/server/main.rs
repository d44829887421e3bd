//! The local server over real sockets: through the library's own client, and byte by byte.

mod authorize;
mod connections;
mod errors;
mod grants;
mod iam;
mod pages;
mod portal;
mod portal_errors;
mod support;
