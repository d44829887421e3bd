//! HTTP bindings: members in the URI and in headers, as Smithy's traits `httpLabel`, `httpQuery`, `httpHeader` and their sisters
//! put them there. The values stand there as text, whatever the codec of the body.

pub(crate) mod entries;
pub(crate) mod header;
pub(crate) mod query;
