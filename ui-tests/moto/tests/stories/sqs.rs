//! Amazon SQS: JSON now, but its errors still have the codes of the protocol before.

use aws_operation::{
    Auth, AwsJson1_0, Blob, Error, Service, ServiceMetadata, aws_error, aws_operation, aws_output,
};
use aws_operation_moto_tests::sqs::{
    self as imported, CreateQueue, DeleteMessage, DeleteMessageError, DeleteQueue,
    GetQueueAttributes, GetQueueUrl, GetQueueUrlError, ListQueues, MessageAttributeValue,
    QueueAttributeName, ReceiveMessage, SendMessageBatch, SendMessageBatchRequestEntry,
    SetQueueAttributes,
};

use crate::servers::{TestResult, client};

enum Sqs {}

impl Service for Sqs {
    type Protocol = AwsJson1_0;
    const METADATA: ServiceMetadata = ServiceMetadata::new("SQS", "sqs")
        .target("AmazonSQS")
        .auth(Auth::SigV4)
        .query_compatible(true);
}

#[aws_operation(service = Sqs, output = Sent, error = SendMessageError, rename_all = "PascalCase")]
struct SendMessage<'a> {
    queue_url: &'a str,
    message_body: &'a str,
    delay_seconds: Option<u32>,
}

#[aws_output(rename_all = "PascalCase")]
struct Sent {
    message_id: String,
    #[aws(rename = "MD5OfMessageBody")]
    md5: String,
}

#[aws_error]
#[derive(Debug)]
enum SendMessageError {
    QueueDoesNotExist,
}

/// The code of awsQuery, which says more than the error's name.
const NO_QUEUE: &str = "AWS.SimpleQueueService.NonExistentQueue";

#[test]
fn queues() -> TestResult {
    let client = client();
    let names: Vec<_> = (1..=5).map(|n| format!("queues-story_{n}")).collect();
    let mut urls = Vec::new();
    for name in &names {
        urls.push(
            client
                .send(&CreateQueue::new(&**name))?
                .queue_url
                .ok_or("no URL")?,
        );
    }
    let list = || {
        ListQueues::new()
            .queue_name_prefix("queues-")
            .max_results(2)
    };
    let pages = client.pages(list());
    assert_eq!(pages.collect::<Result<Vec<_>, _>>()?.len(), 3);
    let listed: Vec<_> = client.items(list()).collect::<Result<_, _>>()?;
    assert_eq!(listed, urls);

    let url = &*urls[0];
    let change = [("VisibilityTimeout".to_owned(), "42".to_owned())];
    client.send(&SetQueueAttributes::new(url, change))?;
    let read =
        GetQueueAttributes::new(url).attribute_names([QueueAttributeName::VisibilityTimeout]);
    let found = client.send(&read)?.attributes.unwrap_or_default();
    assert_eq!(found["VisibilityTimeout"], "42");

    for (name, url) in names.iter().zip(&urls) {
        client.send(&DeleteQueue::new(&**url))?;
        let error = client
            .send(&GetQueueUrl::new(&**name))
            .expect_err("it is gone");
        assert!(
            matches!(
                error,
                Error::Modeled(GetQueueUrlError::QueueDoesNotExist(_), _)
            ),
            "{error}"
        );
        assert_eq!(
            error.service_error().and_then(|error| error.code()),
            Some(NO_QUEUE)
        );
    }
    Ok(())
}

#[test]
fn messages() -> TestResult {
    let client = client();
    let url = client.send(&CreateQueue::new("messages-story"))?.queue_url;
    let url = &*url.ok_or("no URL")?;
    let body = "für ä & b = \"c\"\n\u{1f980}";
    let sent = client.send(&SendMessage::new(url, body).delay_seconds(0))?;
    let expected = client.send(&imported::SendMessage::new(url, body))?;
    assert_eq!(Some(sent.md5), expected.md5_of_message_body);
    assert_ne!(Some(&sent.message_id), expected.message_id.as_ref());

    let bytes = MessageAttributeValue::new("Binary").binary_value(Blob::from(&[0, 255]));
    let entry = SendMessageBatchRequestEntry::new("1", "batch")
        .message_attributes([("a".to_owned(), bytes)]);
    let batch = client.send(&SendMessageBatch::new(url, [entry]))?;
    assert_eq!((batch.successful.len(), batch.failed.len()), (1, 0));

    let receive = ReceiveMessage::new(url)
        .max_number_of_messages(10)
        .message_attribute_names(["All"]);
    let found = client.send(&receive)?.messages.unwrap_or_default();
    let of_id = |id: &str| {
        found
            .iter()
            .find(|message| message.message_id.as_deref() == Some(id))
    };
    let first = of_id(&sent.message_id).ok_or("no message")?;
    assert_eq!(first.body.as_deref(), Some(body));
    let last = of_id(&batch.successful[0].message_id).ok_or("no message")?;
    let attributes = last.message_attributes.as_ref().ok_or("no attributes")?;
    assert_eq!(attributes["a"].binary_value, Some(Blob::from(&[0, 255])));
    for message in &found {
        let receipt = message.receipt_handle.as_deref().ok_or("no receipt")?;
        client.send(&DeleteMessage::new(url, receipt))?;
    }
    let error = client
        .send(&DeleteMessage::new(url, "another"))
        .expect_err("nobody got it");
    assert!(
        matches!(
            error,
            Error::Modeled(DeleteMessageError::ReceiptHandleIsInvalid(_), _)
        ),
        "{error}"
    );

    client.send(&DeleteQueue::new(url))?;
    let error = client
        .send(&SendMessage::new(url, body))
        .err()
        .ok_or("it is gone")?;
    assert!(
        matches!(
            error,
            Error::Modeled(SendMessageError::QueueDoesNotExist, _)
        ),
        "{error}"
    );
    assert_eq!(
        error.service_error().and_then(|error| error.code()),
        Some(NO_QUEUE)
    );
    Ok(())
}
