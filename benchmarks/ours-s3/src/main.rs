//! `GetObject`, signed with temporary credentials, through the library.
//!
//! The counterpart of `handwritten-s3`: the same loop, the same values, the library's defaults.

use std::io::{self, Read};

use aws_operation::{
    AddressingStyle, Auth, ByteStream, Client, Credentials, Error, RestXml, Service,
    ServiceMetadata, aws_error, aws_operation, aws_output,
};
use workload::Arguments;
use workload::get_object::{
    ACCESS_KEY_ID, BUCKET, Outcome, REGION, SECRET_ACCESS_KEY, key, session_token,
};

enum S3 {}

impl Service for S3 {
    type Protocol = RestXml;
    const METADATA: ServiceMetadata = ServiceMetadata::new("S3", "s3").auth(Auth::SigV4).s3();
}

#[aws_operation(
    service = S3,
    method = "GET",
    uri = "/{Bucket}/{Key+}?x-id=GetObject",
    output = GetObjectOutput,
    error = GetObjectError,
    checksum(request_validation_mode = "checksum_mode"),
    rename_all = "PascalCase"
)]
struct GetObject {
    bucket: String,
    key: String,
    #[aws(header = "Range")]
    range: Option<String>,
    #[aws(header = "x-amz-checksum-mode")]
    checksum_mode: Option<String>,
}

#[aws_output]
struct GetObjectOutput {
    #[aws(header = "ETag")]
    e_tag: Option<String>,
    #[aws(header = "Content-Type")]
    content_type: Option<String>,
    #[aws(payload)]
    body: ByteStream,
}

#[aws_error]
#[derive(Debug)]
enum GetObjectError {
    #[aws(status = 403)]
    InvalidObjectState,
    #[aws(status = 404)]
    NoSuchKey,
}

fn main() -> Result<(), String> {
    let arguments = Arguments::from_command_line()?;
    let credentials = Credentials::new(ACCESS_KEY_ID, SECRET_ACCESS_KEY.to_owned())
        .with_session_token(session_token());
    let client = Client::builder()
        .endpoint_url(&arguments.endpoint)
        .allow_loopback_http(true)
        .addressing_style(AddressingStyle::Path)
        .region(REGION)
        .credentials(credentials)
        .build()
        .map_err(|error| error.to_string())?;
    let key = key(arguments.case);

    workload::run(&arguments, || {
        match client.send(&GetObject::new(BUCKET, key)) {
            Ok(object) => read(object.body).map_err(|error| error.to_string()),
            Err(error) => not_found(&error),
        }
    })
}

fn read(mut body: ByteStream) -> io::Result<Outcome> {
    let length = body
        .length()
        .and_then(|length| usize::try_from(length).ok());
    let mut bytes = Vec::with_capacity(length.unwrap_or_default());
    body.read_to_end(&mut bytes)?;
    Ok(Outcome::Object(bytes.len()))
}

fn not_found(error: &Error<GetObjectError>) -> Result<Outcome, String> {
    match error.modeled() {
        Some(GetObjectError::NoSuchKey) => Ok(Outcome::NotFound),
        _ => Err(error.to_string()),
    }
}
