//! Sends a message to a queue of SQS: `send_message QUEUE_URL TEXT`.

use std::env;

use aws_operation::{
    Auth, AwsJson1_0, Client, Error, Service, ServiceMetadata, aws_error, aws_operation, aws_output,
};

enum Sqs {}

impl Service for Sqs {
    type Protocol = AwsJson1_0;
    const METADATA: ServiceMetadata = ServiceMetadata::new("SQS", "sqs")
        .target("AmazonSQS")
        .auth(Auth::SigV4)
        .query_compatible(true);
}

#[aws_operation(
    service = Sqs,
    output = Sent,
    error = SendMessageError,
    rename_all = "PascalCase"
)]
struct SendMessage {
    queue_url: String,
    message_body: String,
    delay_seconds: Option<i32>,
}

#[aws_output(rename_all = "PascalCase")]
struct Sent {
    message_id: String,
}

#[aws_error]
#[derive(Debug)]
enum SendMessageError {
    QueueDoesNotExist,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(queue), Some(text)) = (arguments.next(), arguments.next()) else {
        return Err("usage: send_message QUEUE_URL TEXT".into());
    };
    let client = Client::from_env()?;

    match client.send(&SendMessage::new(queue, text).delay_seconds(5)) {
        Ok(sent) => println!("sent {}", sent.message_id),
        // `AWS.SimpleQueueService.NonExistentQueue`, as it was in awsQuery.
        Err(Error::Modeled(SendMessageError::QueueDoesNotExist, details)) => {
            println!("there is no such queue: {}", details.code().unwrap_or("-"));
        }
        Err(other) => return Err(other.to_string().into()),
    }
    Ok(())
}
