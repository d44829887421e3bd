//! `GetSecretValue`, signed with temporary credentials, through the library.
//!
//! The counterpart of `handwritten-signed`: the same loop, the same values, the library's defaults.

use aws_operation::{
    Auth, AwsJson1_1, Client, Credentials, Sensitive, Service, ServiceMetadata, Timestamp,
    aws_error, aws_operation, aws_output,
};
use workload::Arguments;
use workload::get_secret_value::{
    ACCESS_KEY_ID, Outcome, REGION, SECRET_ACCESS_KEY, secret_id, session_token,
};

enum SecretsManager {}

impl Service for SecretsManager {
    type Protocol = AwsJson1_1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("Secrets Manager", "secretsmanager")
        .target("secretsmanager")
        .auth(Auth::SigV4);
}

#[aws_operation(service = SecretsManager, output = GetSecretValueReply, error = GetSecretValueError, rename_all = "PascalCase")]
struct GetSecretValue {
    secret_id: String,
    version_id: Option<String>,
    version_stage: Option<String>,
}

/// The reply for a secret that is text.
#[aws_output(rename_all = "PascalCase")]
#[expect(dead_code, reason = "read by a real program, not by the measurement")]
struct GetSecretValueReply {
    #[aws(rename = "ARN")]
    arn: String,
    name: String,
    version_id: Option<String>,
    secret_string: Option<Sensitive<String>>,
    version_stages: Option<Vec<String>>,
    created_date: Option<Timestamp>,
}

#[aws_error]
#[derive(Debug)]
enum GetSecretValueError {
    DecryptionFailure,
    InternalServiceError,
    InvalidParameterException,
    InvalidRequestException,
    ResourceNotFoundException,
}

fn main() -> Result<(), String> {
    let arguments = Arguments::from_command_line()?;
    let credentials = Credentials::new(ACCESS_KEY_ID, SECRET_ACCESS_KEY.to_owned())
        .with_session_token(session_token());
    let client = Client::builder()
        .endpoint_url(&arguments.endpoint)
        .allow_loopback_http(true)
        .region(REGION)
        .credentials(credentials)
        .build()
        .map_err(|error| error.to_string())?;
    let secret_id = secret_id(arguments.case);

    let call = || client.send(&GetSecretValue::new(secret_id));

    workload::run(&arguments, || match call() {
        Ok(reply) => Ok(Outcome::Secret(
            reply
                .secret_string
                .as_ref()
                .map_or(0, |secret| secret.expose().len()),
        )),
        Err(error) => match error.modeled() {
            Some(GetSecretValueError::ResourceNotFoundException) => Ok(Outcome::NotFound),
            _ => Err(error),
        },
    })
}
