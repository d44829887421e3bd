//! Amazon `CloudWatch` Logs: members in camelCase, times as numbers, moto's own pages.

use std::time::{SystemTime, UNIX_EPOCH};

use aws_operation::{
    Auth, AwsJson1_1, Error, Service, ServiceMetadata, aws_error, aws_operation, aws_output,
    aws_shape,
};
use aws_operation_moto_tests::logs::{
    self as imported, CreateLogGroup, CreateLogGroupError, CreateLogStream, DeleteLogGroup,
    DeleteLogStream, DescribeLogGroups, DescribeLogStreams, DescribeLogStreamsError,
    FilterLogEvents, GetLogEvents, InputLogEvent, PutRetentionPolicy,
};

use crate::servers::{TestResult, client};

enum Logs {}

impl Service for Logs {
    type Protocol = AwsJson1_1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("CloudWatch Logs", "logs")
        .target("Logs_20140328")
        .auth(Auth::SigV4);
}

#[aws_operation(service = Logs, output = Accepted, error = PutLogEventsError, rename_all = "camelCase")]
struct PutLogEvents<'a> {
    log_group_name: &'a str,
    log_stream_name: &'a str,
    log_events: Vec<LogEvent<'a>>,
}

#[aws_shape]
struct LogEvent<'a> {
    timestamp: i64,
    message: &'a str,
}

#[aws_output(rename_all = "camelCase")]
struct Accepted {
    rejected_log_events_info: Option<Rejected>,
}

#[aws_shape(only_in = "response")]
struct Rejected {
    too_old_log_event_end_index: Option<i32>,
}

#[aws_error]
#[derive(Debug)]
enum PutLogEventsError {
    ResourceNotFoundException,
}

#[test]
fn groups() -> TestResult {
    let client = client();
    let names: Vec<_> = (1..=5).map(|n| format!("/groups/story.{n}")).collect();
    for name in &names {
        client.send(&CreateLogGroup::new(&**name))?;
    }
    let error = client
        .send(&CreateLogGroup::new(&*names[0]))
        .expect_err("there is one");
    assert!(
        matches!(
            error,
            Error::Modeled(CreateLogGroupError::ResourceAlreadyExistsException, _)
        ),
        "{error}"
    );
    let list = || DescribeLogGroups::new().log_group_name_prefix("/groups/");
    let pages = client.pages(list().limit(2));
    assert_eq!(pages.collect::<Result<Vec<_>, _>>()?.len(), 3);

    client.send(&PutRetentionPolicy::new(&*names[0], 30))?;
    let listed: Vec<_> = client.items(list().limit(3)).collect::<Result<_, _>>()?;
    assert_eq!(listed[0].retention_in_days, Some(30));
    let listed: Vec<_> = listed
        .into_iter()
        .filter_map(|found| found.log_group_name)
        .collect();
    assert_eq!(listed, names);

    for name in &names {
        client.send(&DeleteLogGroup::new(&**name))?;
        let error = client
            .send(&DescribeLogStreams::new().log_group_name(&**name))
            .expect_err("it is gone");
        assert!(
            matches!(
                error,
                Error::Modeled(DescribeLogStreamsError::ResourceNotFoundException, _)
            ),
            "{error}"
        );
    }
    Ok(())
}

#[test]
fn events() -> TestResult {
    let client = client();
    let group = "/events/story";
    client.send(&CreateLogGroup::new(group))?;
    let streams = ["a", "größe[x]", "z/2"];
    for stream in streams {
        client.send(&CreateLogStream::new(group, stream))?;
    }
    let list = DescribeLogStreams::new().log_group_name(group).limit(2);
    let listed: Vec<_> = client.items(list).collect::<Result<_, _>>()?;
    assert_eq!(listed.len(), streams.len());

    // One stream is written by the struct above, one by the imported: they read the same.
    let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?;
    let messages = ["für ä & b", "{\"a\": \"\\n\"}", "\u{1f980}"];
    let events = messages.map(|message| LogEvent::new(now, message));
    let put = client.send(&PutLogEvents::new(group, streams[0], events))?;
    assert!(put.rejected_log_events_info.is_none());
    let events = messages.map(|message| InputLogEvent::new(now, message));
    let put = client.send(&imported::PutLogEvents::new(group, streams[1], events))?;
    assert!(put.rejected_log_events_info.is_none());
    for stream in [streams[0], streams[1]] {
        let read = GetLogEvents::new(stream).log_group_name(group);
        let found = client.send(&read)?.events.unwrap_or_default();
        let found: Vec<_> = found
            .iter()
            .filter_map(|event| event.message.as_deref())
            .collect();
        assert_eq!(found, messages);
    }
    let filter = FilterLogEvents::new().log_group_name(group).limit(4);
    let pages: Vec<_> = client.pages(filter).collect::<Result<_, _>>()?;
    let found = pages.iter().flat_map(|page| page.events.iter().flatten());
    assert_eq!((pages.len(), found.count()), (2, 2 * messages.len()));

    // An event that is too old is no error, but is not taken.
    let old = PutLogEvents::new(group, streams[2], [LogEvent::new(1, "old")]);
    let rejected = client.send(&old)?.rejected_log_events_info;
    let index = rejected.and_then(|rejected| rejected.too_old_log_event_end_index);
    assert_eq!(index, Some(0));

    client.send(&DeleteLogStream::new(group, streams[2]))?;
    let error = client.send(&old).err().ok_or("it is gone")?;
    assert!(
        matches!(
            error,
            Error::Modeled(PutLogEventsError::ResourceNotFoundException, _)
        ),
        "{error}"
    );
    client.send(&DeleteLogGroup::new(group))?;
    Ok(())
}
