//! AWS Batch. moto does not page here: the proxy cuts its list.

use std::collections::BTreeMap;

use aws_operation_moto_tests::batch::{
    ContainerProperties, CreateSchedulingPolicy, DeleteSchedulingPolicy, DeregisterJobDefinition,
    DescribeJobDefinitions, DescribeSchedulingPolicies, FairsharePolicy, ListSchedulingPolicies,
    ListTagsForResource, RegisterJobDefinition, TagResource, UntagResource, UpdateSchedulingPolicy,
};

use crate::servers::{TestResult, client};

#[test]
fn scheduling_policies() -> TestResult {
    let client = client();
    let mut arns = Vec::new();
    for number in 1..=3 {
        let made = client.send(&CreateSchedulingPolicy::new(format!("story-{number}")))?;
        arns.push(made.arn);
    }
    let pages = client.pages(ListSchedulingPolicies::new().max_results(2));
    assert_eq!(pages.collect::<Result<Vec<_>, _>>()?.len(), 2);
    let listed: Vec<_> = client
        .items(ListSchedulingPolicies::new().max_results(2))
        .collect::<Result<_, _>>()?;
    let listed: Vec<_> = listed.into_iter().map(|found| found.arn).collect();
    assert!(arns.iter().all(|arn| listed.contains(arn)), "{listed:?}");

    let arn = &*arns[0];
    let fair = FairsharePolicy::new()
        .share_decay_seconds(600)
        .compute_reservation(5);
    client.send(&UpdateSchedulingPolicy::new(arn).fairshare_policy(fair))?;
    let policies = client.send(&DescribeSchedulingPolicies::new([arn]))?;
    let policies = policies.scheduling_policies.unwrap_or_default();
    let fair = policies[0].fairshare_policy.as_ref();
    assert_eq!(fair.and_then(|fair| fair.share_decay_seconds), Some(600));

    // An ARN in the path, with its colons and its slash.
    let tags = BTreeMap::from([
        ("a b".to_owned(), "ä".to_owned()),
        ("c".to_owned(), String::new()),
    ]);
    client.send(&TagResource::new(arn, tags.clone()))?;
    assert_eq!(
        client.send(&ListTagsForResource::new(arn))?.tags,
        Some(tags)
    );
    client.send(&UntagResource::new(arn, ["a b", "c"]))?;
    assert_eq!(
        client
            .send(&ListTagsForResource::new(arn))?
            .tags
            .unwrap_or_default()
            .len(),
        0
    );

    // Nothing is an error here that is not there: the list is empty.
    for arn in &arns {
        client.send(&DeleteSchedulingPolicy::new(&**arn))?;
        let left = client.send(&DescribeSchedulingPolicies::new([&**arn]))?;
        assert_eq!(left.scheduling_policies.unwrap_or_default().len(), 0);
    }
    Ok(())
}

#[test]
// The members are deprecated, and still what moto looks at.
#[allow(deprecated)]
fn job_definitions() -> TestResult {
    let client = client();
    let mut arns = Vec::new();
    for memory in [128, 256] {
        let container = ContainerProperties::new()
            .image("busybox")
            .vcpus(1)
            .memory(memory);
        let request =
            RegisterJobDefinition::new("story", "container").container_properties(container);
        let made = client.send(&request)?;
        arns.push(made.job_definition_arn);
    }
    assert!(arns[1].ends_with(":2"), "{arns:?}");
    let listed: Vec<_> = client
        .items(
            DescribeJobDefinitions::new()
                .job_definition_name("story")
                .status("ACTIVE"),
        )
        .collect::<Result<_, _>>()?;
    assert_eq!(listed.len(), 2);
    for arn in &arns {
        client.send(&DeregisterJobDefinition::new(&**arn))?;
    }
    let listed: Vec<_> = client
        .items(
            DescribeJobDefinitions::new()
                .job_definition_name("story")
                .status("ACTIVE"),
        )
        .collect::<Result<_, _>>()?;
    assert!(listed.is_empty());
    Ok(())
}
