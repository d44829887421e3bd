//! Documents and forms: restXml, awsQuery, ec2Query.

mod bytes;
mod documents;
mod requests;
mod samples;
mod sink;
mod size;

use aws_operation::http::Response;

use crate::check::reply;

/// A reply of restXml whose document has this in its root.
fn document(content: &str) -> Response<Vec<u8>> {
    reply(
        200,
        format!("<RinseResponse><Id>i</Id>{content}</RinseResponse>"),
    )
}
