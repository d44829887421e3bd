//! AWS `CloudFormation`: stacks that are waited for.

use std::time::Duration;

use aws_operation::Error;
use aws_operation::wait::WaitError;
use aws_operation_moto_tests::cloudformation::{
    CloudFormation, CreateStack, CreateStackError, DeleteStack, DescribeStackEvents,
    DescribeStackResources, DescribeStacks, GetTemplate, ListStacks, Parameter, ResourceStatus,
    StackStatus, Tag,
};
use aws_operation_moto_tests::sqs::GetQueueUrl;

use crate::servers::{TestResult, client};

const TEMPLATE: &str = r#"{
    "Description": "für ä & <b>",
    "Parameters": {"Name": {"Type": "String"}},
    "Resources": {"Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": {"Ref": "Name"}}}},
    "Outputs": {"Url": {"Value": {"Ref": "Queue"}, "Description": "a  b"}}
}"#;

#[test]
fn stacks() -> TestResult {
    let client = client();
    let (name, queue) = ("stack-story", "stack-story-queue");
    let parameter = Parameter::new()
        .parameter_key("Name")
        .parameter_value(queue);
    let create = CreateStack::new(name)
        .template_body(TEMPLATE)
        .parameters([parameter])
        .tags([Tag::new("a b", "1+1=2 & ä")])
        .disable_rollback(true);
    let id = client.send(&create)?.stack_id.ok_or("no id")?;
    let soon = Duration::from_millis(10);
    let describe = DescribeStacks::new().stack_name(name);
    let ready = CloudFormation::stack_create_complete().delay(soon);
    let found = client.wait(&describe, &ready)?.ok_or("no reply")?;
    let stack = &found.stacks.as_deref().unwrap_or_default()[0];
    assert_eq!(stack.stack_id.as_deref(), Some(&*id));
    assert_eq!(stack.stack_status, Some(StackStatus::CreateComplete));
    assert_eq!(stack.description.as_deref(), Some("für ä & <b>"));
    assert!(stack.creation_time.epoch_seconds() > 0);
    let output = &stack.outputs.as_deref().unwrap_or_default()[0];
    let url = client.send(&GetQueueUrl::new(queue))?.queue_url;
    // moto says the host of AWS here.
    let url = url
        .as_deref()
        .and_then(|url| url.split_once("/123456789012"));
    let path = format!("/123456789012{}", url.ok_or("no URL")?.1);
    assert!(
        output
            .output_value
            .as_ref()
            .is_some_and(|url| url.ends_with(&path))
    );
    assert_eq!(output.description.as_deref(), Some("a  b"));
    let tag = &stack.tags.as_deref().unwrap_or_default()[0];
    assert_eq!((&*tag.key, &*tag.value), ("a b", "1+1=2 & ä"));

    let template = client.send(&GetTemplate::new().stack_name(name))?;
    let template = template.template_body.ok_or("no template")?;
    assert!(template.contains("für ä & <b>"), "{template}");
    let resources = client.send(&DescribeStackResources::new().stack_name(name))?;
    let resource = &resources.stack_resources.unwrap_or_default()[0];
    assert_eq!(resource.logical_resource_id, "Queue");
    assert_eq!(resource.physical_resource_id, output.output_value);
    let events: Vec<_> = client
        .items(DescribeStackEvents::new(name))
        .collect::<Result<_, _>>()?;
    assert!(events.iter().all(|event| event.stack_name == name));
    assert!(
        events
            .iter()
            .any(|event| event.resource_status == Some(ResourceStatus::CreateComplete))
    );

    let error = client.send(&create).expect_err("there is one");
    assert!(
        matches!(
            error,
            Error::Modeled(CreateStackError::AlreadyExistsException, _)
        ),
        "{error}"
    );
    client.send(&DeleteStack::new(name))?;
    let gone = CloudFormation::stack_delete_complete().delay(soon);
    client.wait(&DescribeStacks::new().stack_name(&*id), &gone)?;
    let deleted = ListStacks::new().stack_status_filter([StackStatus::DeleteComplete]);
    let listed: Vec<_> = client.items(deleted).collect::<Result<_, _>>()?;
    let is_it = |found: Option<&String>| found == Some(&id);
    assert!(listed.iter().any(|stack| is_it(stack.stack_id.as_ref())));
    Ok(())
}

#[test]
fn a_stack_that_is_not_there() -> TestResult {
    let client = client();
    let describe = DescribeStacks::new().stack_name("none");
    let error = client.send(&describe).expect_err("there is none");
    // The model has no name for it.
    assert!(matches!(error, Error::Unmodeled(_)), "{error}");
    let said = error.service_error().ok_or("nobody said so")?;
    assert_eq!(
        (said.status().as_u16(), said.code()),
        (400, Some("ValidationError"))
    );
    assert_eq!(said.message(), Some("Stack with id none does not exist"));
    let ready = CloudFormation::stack_create_complete();
    let error = client.wait(&describe, &ready).expect_err("it never comes");
    assert!(matches!(error, WaitError::Failure { .. }), "{error}");
    Ok(())
}
