//! The operations that the tests call.

use aws_operation::{
    Auth, Credentials, Endpoint, Error, Operation, RestJson1, Service, ServiceMetadata, aws_error,
    aws_operation, aws_output,
};
use aws_operation_async_example::{http_client, send};

use crate::double::Double;

pub(crate) const REGION: &str = "eu-west-1";

pub(crate) enum Store {}

impl Service for Store {
    type Protocol = RestJson1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("Store", "store").auth(Auth::SigV4);
}

#[aws_operation(method = "GET", uri = "/items/{key+}", output = Item, error = ItemError, service = Store)]
pub(crate) struct GetItem {
    key: String,
    #[aws(query = "version")]
    version: Option<String>,
    #[aws(header = "x-tag")]
    tag: Option<String>,
}

#[aws_operation(method = "POST", uri = "/items", output = Item, error = ItemError, service = Store)]
pub(crate) struct PutItem {
    name: String,
}

#[aws_output]
#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) name: String,
}

#[aws_error]
#[derive(Debug)]
pub(crate) enum ItemError {
    ConflictException { owner: Option<String> },
}

pub(crate) fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "s3cret-key").with_session_token("s3ssion-token")
}

/// Makes the call once, on a connection of its own.
pub(crate) async fn call<O: Operation>(
    double: &Double,
    operation: &O,
) -> Result<O::Output, Error<O::Error>> {
    let http = http_client().expect("a client");
    let endpoint = Endpoint::new(&double.url()).expect("a URL");
    send(&http, operation, &credentials(), REGION, &endpoint).await
}
