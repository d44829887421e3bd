//! Prints a secret of Secrets Manager: `get_secret NAME`.

use std::env;

use aws_operation::{
    Auth, AwsJson1_1, Client, Error, Sensitive, Service, ServiceMetadata, aws_error, aws_operation,
    aws_output,
};

enum SecretsManager {}

impl Service for SecretsManager {
    type Protocol = AwsJson1_1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("Secrets Manager", "secretsmanager")
        .target("secretsmanager")
        .auth(Auth::SigV4);
}

#[aws_operation(
    service = SecretsManager,
    output = Secret,
    error = GetSecretValueError,
    rename_all = "PascalCase"
)]
struct GetSecretValue {
    secret_id: String,
    version_stage: Option<String>,
}

#[aws_output(rename_all = "PascalCase")]
struct Secret {
    secret_string: Option<Sensitive<String>>,
}

#[aws_error]
#[derive(Debug)]
enum GetSecretValueError {
    ResourceNotFoundException,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Some(name) = env::args().nth(1) else {
        return Err("usage: get_secret NAME".into());
    };
    let client = Client::from_env()?;

    match client.send(&GetSecretValue::new(&name).version_stage("AWSCURRENT")) {
        Ok(secret) => match secret.secret_string {
            Some(text) => println!("{}", text.expose()),
            None => println!("the secret is no text"),
        },
        Err(Error::Modeled(GetSecretValueError::ResourceNotFoundException, _)) => {
            println!("there is no secret {name}");
        }
        Err(other) => return Err(other.to_string().into()),
    }
    Ok(())
}
