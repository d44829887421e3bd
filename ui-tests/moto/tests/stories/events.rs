//! Amazon `EventBridge`: JSON in strings, entries that fail without an error, moto's own pages.

use aws_operation::{
    Auth, AwsJson1_1, Error, Service, ServiceMetadata, Timestamp, aws_operation, aws_output,
    aws_shape,
};
use aws_operation_moto_tests::events::{
    self as imported, DeleteRule, DescribeRule, DescribeRuleError, DisableRule, ListRules,
    ListTargetsByRule, PutEventsRequestEntry, PutRule, PutRuleError, PutTargets, RemoveTargets,
    RuleState, Target,
};

use crate::servers::{TestResult, client};

enum EventBridge {}

impl Service for EventBridge {
    type Protocol = AwsJson1_1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("EventBridge", "events")
        .target("AWSEvents")
        .auth(Auth::SigV4);
}

#[aws_operation(service = EventBridge, output = Put, rename_all = "PascalCase")]
struct PutEvents<'a> {
    entries: Vec<Entry<'a>>,
}

#[aws_shape(rename_all = "PascalCase")]
struct Entry<'a> {
    source: &'a str,
    detail_type: &'a str,
    detail: &'a str,
    time: Option<Timestamp>,
}

#[aws_output(rename_all = "PascalCase")]
struct Put {
    failed_entry_count: u32,
    entries: Vec<PutEntry>,
}

#[aws_shape(rename_all = "PascalCase", only_in = "response")]
struct PutEntry {
    event_id: Option<String>,
    error_code: Option<String>,
}

const PATTERN: &str = r#"{"source": ["größe \"x\""]}"#;

#[test]
fn rules() -> TestResult {
    let client = client();
    let names: Vec<_> = (1..=5).map(|n| format!("story.{n}")).collect();
    for name in &names {
        let rule = PutRule::new(&**name)
            .event_pattern(PATTERN)
            .state(RuleState::Enabled);
        assert!(client.send(&rule)?.rule_arn.is_some());
    }
    let wrong = PutRule::new("wrong").event_pattern("{");
    let error = client.send(&wrong).expect_err("it is no JSON");
    assert!(
        matches!(
            error,
            Error::Modeled(PutRuleError::InvalidEventPatternException, _)
        ),
        "{error}"
    );
    let list = || ListRules::new().name_prefix("story.");
    let pages = client.pages(list().limit(2));
    assert_eq!(pages.collect::<Result<Vec<_>, _>>()?.len(), 3);
    let listed: Vec<_> = client.items(list().limit(2)).collect::<Result<_, _>>()?;
    let listed: Vec<_> = listed.into_iter().filter_map(|found| found.name).collect();
    assert_eq!(listed, names);

    let name = &*names[0];
    client.send(&DisableRule::new(name))?;
    let found = client.send(&DescribeRule::new(name))?;
    assert_eq!(found.event_pattern.as_deref(), Some(PATTERN));
    assert_eq!(found.state, Some(RuleState::Disabled));

    let targets = ["a", "b", "c"].map(|id| {
        // moto pages by the ARNs, so each has its own.
        let arn = format!("arn:aws:sqs:us-east-1:123456789012:{id}");
        Target::new(id, arn).input("{\"ä\": 1}")
    });
    let put = client.send(&PutTargets::new(name, targets))?;
    assert_eq!(put.failed_entry_count, Some(0));
    let listed: Vec<_> = client
        .items(ListTargetsByRule::new(name).limit(2))
        .collect::<Result<_, _>>()?;
    assert_eq!(listed.len(), 3);
    assert_eq!(listed[2].input.as_deref(), Some("{\"ä\": 1}"));
    client.send(&RemoveTargets::new(name, ["a", "b", "c"]))?;

    for name in &names {
        client.send(&DeleteRule::new(&**name))?;
        let error = client
            .send(&DescribeRule::new(&**name))
            .expect_err("it is gone");
        assert!(
            matches!(
                error,
                Error::Modeled(DescribeRuleError::ResourceNotFoundException, _)
            ),
            "{error}"
        );
    }
    Ok(())
}

#[test]
fn entries() -> TestResult {
    let client = client();
    let time = Timestamp::from_secs(1_735_689_600);
    // Of two entries one is wrong, which is no error of the call.
    let details = [r#"{"größe": "x"}"#, "no JSON"];
    let entries = details.map(|detail| Entry::new("story", "A & B", detail).time(time));
    let found = client.send(&PutEvents::new(entries))?;
    let entries = details.map(|detail| {
        PutEventsRequestEntry::new()
            .source("story")
            .detail_type("A & B")
            .detail(detail)
            .time(time)
    });
    let expected = client.send(&imported::PutEvents::new(entries))?;
    assert_eq!(found.failed_entry_count, 1);
    assert_eq!(expected.failed_entry_count, Some(1));
    let expected = expected.entries.unwrap_or_default();
    assert_eq!((found.entries.len(), expected.len()), (2, 2));
    for (found, expected) in found.entries.iter().zip(&expected) {
        assert_eq!(found.event_id.is_some(), expected.event_id.is_some());
        assert_eq!(found.error_code, expected.error_code);
    }
    assert_eq!(
        found.entries[1].error_code.as_deref(),
        Some("MalformedDetail")
    );
    Ok(())
}
