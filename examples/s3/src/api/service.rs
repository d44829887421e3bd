//! The service.

use aws_operation::{Auth, RestXml, Service, ServiceMetadata};

/// Amazon S3, and what speaks its protocol.
#[derive(Clone, Copy, Debug)]
pub enum S3 {}

impl Service for S3 {
    type Protocol = RestXml;
    const METADATA: ServiceMetadata = ServiceMetadata::new("S3", "s3")
        .xml_namespace("http://s3.amazonaws.com/doc/2006-03-01/")
        .auth(Auth::SigV4)
        .s3();
}
