//! awsJson 1.0 and 1.1, which differ in the content type alone.

use http::header::{HeaderName, HeaderValue};

use super::{Call, Protocol, RpcProtocol, Sends, sealed};
use crate::error::BuildFault;
use crate::protocol::RequestEncoder;
use crate::protocol::codec::Encoding;
use crate::protocol::codec::json::{self, Json};

/// The header that names service and operation.
pub(crate) const TARGET: HeaderName = HeaderName::from_static("x-amz-target");

/// The protocol [awsJson1_0](https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html): RPC and JSON.
///
/// A request is a POST to `/` whose header `X-Amz-Target` names the operation: [`ServiceMetadata::target`], a dot, its name.
///
/// [`ServiceMetadata::target`]: crate::ServiceMetadata::target
#[derive(Clone, Copy, Debug)]
pub enum AwsJson1_0 {}

/// The protocol [awsJson1_1](https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html): RPC and JSON.
///
/// A request is a POST to `/` whose header `X-Amz-Target` names the operation: [`ServiceMetadata::target`], a dot, its name.
///
/// ```
/// use aws_operation::{Auth, AwsJson1_1, Endpoint, Operation, Service, ServiceMetadata, aws_operation};
///
/// enum SecretsManager {}
///
/// impl Service for SecretsManager {
///     type Protocol = AwsJson1_1;
///     const METADATA: ServiceMetadata = ServiceMetadata::new("Secrets Manager", "secretsmanager")
///         .target("secretsmanager")
///         .auth(Auth::SigV4);
/// }
///
/// #[aws_operation(service = SecretsManager, rename_all = "PascalCase")]
/// struct GetSecretValue {
///     secret_id: String,
/// }
///
/// let endpoint = Endpoint::new("https://secretsmanager.eu-west-1.amazonaws.com")?;
/// let request = GetSecretValue::new("db/password").encode(&endpoint)?;
/// assert_eq!(request.headers()["x-amz-target"], "secretsmanager.GetSecretValue");
/// assert_eq!(request.body().as_bytes(), br#"{"SecretId":"db/password"}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [`ServiceMetadata::target`]: crate::ServiceMetadata::target
#[derive(Clone, Copy, Debug)]
pub enum AwsJson1_1 {}

macro_rules! aws_json {
    ($($protocol:ident: $name:literal, $content_type:literal;)*) => {$(
        impl sealed::Sealed for $protocol {}

        impl Protocol for $protocol {
            const NAME: &'static str = $name;
            type Requests = Self;
            type Replies = Self;
            const SENDS: Sends = Sends::Target;

            fn begin(
                call: &Call,
                request: &mut RequestEncoder<'_, '_, Self>,
            ) -> Result<(), BuildFault> {
                begin(call, request)
            }
        }

        impl Encoding for $protocol {
            type Codec = Json;
            const CONTENT_TYPE: &'static str = $content_type;
        }

        impl<S: ?Sized> RpcProtocol<S> for $protocol {}
    )*};
}

aws_json! {
    AwsJson1_0: "awsJson1_0", "application/x-amz-json-1.0";
    AwsJson1_1: "awsJson1_1", "application/x-amz-json-1.1";
}

fn begin<P: Protocol>(
    call: &Call,
    request: &mut RequestEncoder<'_, '_, P>,
) -> Result<(), BuildFault> {
    request.literal("/");
    let (service, operation) = call.target()?;
    let target = HeaderValue::try_from(format!("{service}.{operation}"))
        .map_err(|error| BuildFault::Http(error.into()))?;
    let message = request.message();
    message.headers.insert(TARGET, target);
    call.add_query_mode(&mut message.headers);
    // An operation without input has this body too.
    message.set_static_body(json::EMPTY);
    Ok(())
}
