//! Amazon SNS: maps and bytes in forms, an SQS queue that gets what is published.

use std::collections::BTreeMap;

use aws_operation::{Blob, Error};
use aws_operation_moto_tests::sns::{
    CreateTopic, DeleteTopic, GetTopicAttributes, GetTopicAttributesError,
    ListSubscriptionsByTopic, ListTagsForResource, ListTopics, MessageAttributeValue, Publish,
    PublishError, Subscribe, SubscribeError, Tag, TagResource, Unsubscribe, UntagResource,
};
use aws_operation_moto_tests::sqs;
use serde_json::Value;

use crate::servers::{TestResult, client};

#[test]
fn topics() -> TestResult {
    let client = client();
    // A page has a hundred.
    let mut arns = Vec::new();
    for number in 0..101 {
        let topic = CreateTopic::new(format!("topics-story-{number}"))
            .attributes([("DisplayName".to_owned(), format!("ä & {number}"))])
            .tags([Tag::new("a b", "1+1=2")]);
        arns.push(client.send(&topic)?.topic_arn.ok_or("no ARN")?);
    }
    let listed: Vec<_> = client
        .items(ListTopics::new())
        .filter_map(|topic| topic.map(|topic| topic.topic_arn).transpose())
        .collect::<Result<_, _>>()?;
    assert!(arns.iter().all(|arn| listed.contains(arn)));
    assert!(client.pages(ListTopics::new()).count() > 1);

    let arn = &*arns[0];
    let found = client.send(&GetTopicAttributes::new(arn))?.attributes;
    let found = found.unwrap_or_default();
    assert_eq!(found["DisplayName"], "ä & 0");
    assert_eq!(found["TopicArn"], arn);
    client.send(&TagResource::new(arn, [Tag::new("größe", "<b>")]))?;
    let tags = client.send(&ListTagsForResource::new(arn))?.tags;
    let tags = tags.unwrap_or_default();
    let mut tags: Vec<_> = tags.iter().map(|tag| (&*tag.key, &*tag.value)).collect();
    tags.sort_unstable();
    assert_eq!(tags, [("a b", "1+1=2"), ("größe", "<b>")]);
    client.send(&UntagResource::new(arn, ["a b", "größe"]))?;
    let tags = client.send(&ListTagsForResource::new(arn))?.tags;
    assert_eq!(tags.unwrap_or_default().len(), 0);

    for arn in &arns {
        client.send(&DeleteTopic::new(&**arn))?;
    }
    let error = client
        .send(&GetTopicAttributes::new(arn))
        .expect_err("it is gone");
    assert!(
        matches!(
            error,
            Error::Modeled(GetTopicAttributesError::NotFoundException(_), _)
        ),
        "{error}"
    );
    let said = error.service_error().ok_or("nobody said so")?;
    assert_eq!(
        (said.status().as_u16(), said.code()),
        (404, Some("NotFound"))
    );
    Ok(())
}

#[test]
fn messages() -> TestResult {
    let client = client();
    let topic = client.send(&CreateTopic::new("messages-story"))?.topic_arn;
    let topic = &*topic.ok_or("no ARN")?;
    let queue = "sns-messages-story";
    let url = client.send(&sqs::CreateQueue::new(queue))?.queue_url;
    let url = &*url.ok_or("no URL")?;
    let queue = format!("arn:aws:sqs:us-east-1:123456789012:{queue}");
    let subscribe = Subscribe::new(topic, "sqs")
        .endpoint(&*queue)
        .return_subscription_arn(true);
    let subscription = client.send(&subscribe)?.subscription_arn;
    let subscription = &*subscription.ok_or("no ARN")?;
    let error = client
        .send(&Subscribe::new("arn:aws:sns:us-east-1:123456789012:none", "sqs").endpoint(queue))
        .expect_err("there is no such topic");
    assert!(
        matches!(
            error,
            Error::Modeled(SubscribeError::NotFoundException(_), _)
        ),
        "{error}"
    );

    let message = "für ä & b = \"c\"\n\u{1f980}";
    let bytes = Blob::from(&[0, 255, 62, 63]);
    let attributes = BTreeMap::from([
        (
            "größe".to_owned(),
            MessageAttributeValue::new("Number").string_value("42"),
        ),
        (
            "raw".to_owned(),
            MessageAttributeValue::new("Binary").binary_value(bytes),
        ),
        (
            "kind.of".to_owned(),
            MessageAttributeValue::new("String").string_value("a & b+c"),
        ),
    ]);
    let publish = Publish::new(message)
        .topic_arn(topic)
        .subject("Betreff")
        .message_attributes(attributes);
    let id = client.send(&publish)?.message_id.ok_or("no id")?;
    let received = client.send(&sqs::ReceiveMessage::new(url))?;
    let received = received.messages.unwrap_or_default();
    let body = received[0].body.as_deref().ok_or("no body")?;
    let body: Value = serde_json::from_str(body)?;
    assert_eq!(body["MessageId"], id);
    assert_eq!(body["Message"], message);
    assert_eq!(body["Subject"], "Betreff");
    assert_eq!(body["MessageAttributes"]["größe"]["Value"], "42");
    assert_eq!(body["MessageAttributes"]["raw"]["Value"], "AP8+Pw==");
    assert_eq!(body["MessageAttributes"]["kind.of"]["Value"], "a & b+c");

    let listed: Vec<_> = client
        .items(ListSubscriptionsByTopic::new(topic))
        .collect::<Result<_, _>>()?;
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].subscription_arn.as_deref(), Some(subscription));
    client.send(&Unsubscribe::new(subscription))?;
    client.send(&DeleteTopic::new(topic))?;
    let error = client.send(&publish).expect_err("it is gone");
    assert!(
        matches!(error, Error::Modeled(PublishError::NotFoundException(_), _)),
        "{error}"
    );
    Ok(())
}
