//! Gets an identity from a pool of Cognito: `get_identity ENDPOINT_URL POOL_ID`.

use std::env;

use aws_operation::{Client, aws_operation, aws_output};

#[aws_operation(
    protocol = "awsJson1_1",
    target = "AWSCognitoIdentityService.GetId",
    output = Identity,
    rename_all = "PascalCase"
)]
struct GetId {
    identity_pool_id: String,
}

#[aws_output(rename_all = "PascalCase")]
struct Identity {
    identity_id: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(url), Some(pool)) = (arguments.next(), arguments.next()) else {
        return Err("usage: get_identity ENDPOINT_URL POOL_ID".into());
    };
    let client = Client::builder()
        .endpoint_url(&url)
        .allow_loopback_http(true)
        .build()?;
    println!("{}", client.send(&GetId::new(pool))?.identity_id);
    Ok(())
}
