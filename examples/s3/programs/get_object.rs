//! Writes an object of S3, or what of it follows an offset, to the standard output: `get_object BUCKET KEY [OFFSET]`.

use std::env;
use std::io;

use aws_operation::{
    Auth, ByteStream, Client, Error, RestXml, Service, ServiceMetadata, aws_error, aws_operation,
    aws_output,
};

enum S3 {}

impl Service for S3 {
    type Protocol = RestXml;
    const METADATA: ServiceMetadata = ServiceMetadata::new("S3", "s3").auth(Auth::SigV4).s3();
}

#[aws_operation(
    service = S3,
    method = "GET",
    uri = "/{Bucket}/{Key+}",
    output = Object,
    error = GetObjectError,
    rename_all = "PascalCase"
)]
struct GetObject {
    bucket: String,
    key: String,
    #[aws(header = "Range")]
    range: Option<String>,
}

#[aws_output]
struct Object {
    #[aws(payload)]
    body: ByteStream,
}

#[aws_error]
#[derive(Debug)]
enum GetObjectError {
    NoSuchKey,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(bucket), Some(key)) = (arguments.next(), arguments.next()) else {
        return Err("usage: get_object BUCKET KEY [OFFSET]".into());
    };
    let client = Client::from_env()?;

    let mut get = GetObject::new(bucket, &key);
    if let Some(offset) = arguments.next() {
        get = get.range(format!("bytes={offset}-"));
    }
    match client.send(&get) {
        Ok(mut object) => {
            io::copy(&mut object.body, &mut io::stdout().lock())?;
            Ok(())
        }
        Err(Error::Modeled(GetObjectError::NoSuchKey, _)) => {
            Err(format!("there is no object {key}").into())
        }
        Err(other) => Err(other.to_string().into()),
    }
}
