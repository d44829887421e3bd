//! Amazon Kinesis: records of bytes. A list of streams goes on at the name of the last one.

use aws_operation::{
    Auth, AwsJson1_1, Blob, Error, Service, ServiceMetadata, aws_error, aws_operation, aws_output,
};
use aws_operation_moto_tests::kinesis::{
    self as imported, CreateStream, CreateStreamError, DeleteStream, DescribeStreamSummary,
    DescribeStreamSummaryError, GetRecords, GetShardIterator, IncreaseStreamRetentionPeriod,
    ListShards, ListStreams, PutRecords, PutRecordsRequestEntry, ShardIteratorType,
};

use crate::servers::{TestResult, client};

enum Kinesis {}

impl Service for Kinesis {
    type Protocol = AwsJson1_1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("Kinesis", "kinesis")
        .target("Kinesis_20131202")
        .auth(Auth::SigV4);
}

#[aws_operation(service = Kinesis, output = Put, error = PutRecordError, rename_all = "PascalCase")]
struct PutRecord<'a> {
    stream_name: &'a str,
    partition_key: &'a str,
    data: &'a Blob,
}

#[aws_output(rename_all = "PascalCase")]
struct Put {
    shard_id: String,
    sequence_number: String,
}

#[aws_error]
#[derive(Debug)]
enum PutRecordError {
    ResourceNotFoundException,
}

/// One after another, since moto loses the place in a list where something is deleted meanwhile.
#[test]
fn streams_and_records() -> TestResult {
    streams()?;
    records()?;
    Ok(())
}

fn streams() -> TestResult {
    let client = client();
    let names: Vec<_> = (1..=5).map(|n| format!("streams.story_{n}")).collect();
    for name in &names {
        client.send(&CreateStream::new(&**name).shard_count(1))?;
    }
    let error = client
        .send(&CreateStream::new(&*names[0]).shard_count(1))
        .expect_err("there is one");
    assert!(
        matches!(
            error,
            Error::Modeled(CreateStreamError::ResourceInUseException(_), _)
        ),
        "{error}"
    );
    // moto says no token, and goes on after the name of a stream.
    let mut list = ListStreams::new().limit(2);
    let mut lengths = Vec::new();
    let mut listed = Vec::new();
    loop {
        let page = client.send(&list)?;
        lengths.push(page.stream_names.len());
        listed.extend(page.stream_names);
        if !page.has_more_streams {
            break;
        }
        list.exclusive_start_stream_name = listed.last().cloned();
    }
    assert_eq!(lengths, [2, 2, 1]);
    assert_eq!(listed, names);

    let name = &*names[0];
    client.send(&IncreaseStreamRetentionPeriod::new(48).stream_name(name))?;
    for name in &names {
        let describe = DescribeStreamSummary::new().stream_name(&**name);
        let found = client.send(&describe)?.stream_description_summary;
        let found = found.ok_or("no stream")?;
        let expected = if *name == names[0] { 48 } else { 24 };
        assert_eq!(found.retention_period_hours, expected);
        // An ARN is as good as a name.
        client.send(&DeleteStream::new().stream_arn(found.stream_arn))?;
        let error = client.send(&describe).expect_err("it is gone");
        assert!(
            matches!(
                error,
                Error::Modeled(DescribeStreamSummaryError::ResourceNotFoundException(_), _)
            ),
            "{error}"
        );
    }
    Ok(())
}

fn records() -> TestResult {
    let client = client();
    let name = "records.story";
    client.send(&CreateStream::new(name).shard_count(3))?;
    let shards: Vec<_> = client
        .items(ListShards::new().stream_name(name).max_results(2))
        .collect::<Result<_, _>>()?;
    assert_eq!(shards.len(), 3);

    let bytes = Blob::from((0..=255).collect::<Vec<u8>>());
    let put = client.send(&PutRecord::new(name, "ä", &bytes))?;
    let record = imported::PutRecord::new(bytes.clone()).stream_name(name);
    let expected = client.send(&record.partition_key("ä"))?;
    assert_eq!(put.shard_id, expected.shard_id);
    assert_ne!(put.sequence_number, expected.sequence_number);
    let entries =
        [1, 2].map(|byte| PutRecordsRequestEntry::new(Blob::from(&[byte])).partition_key("ä"));
    let many = client.send(&PutRecords::new(entries).stream_name(name))?;
    assert_eq!(many.failed_record_count, Some(0));

    let iterator = GetShardIterator::new(&*put.shard_id, ShardIteratorType::TrimHorizon);
    let iterator = client.send(&iterator.stream_name(name))?.shard_iterator;
    let mut iterator = iterator.ok_or("no iterator")?;
    let mut found = Vec::new();
    while found.len() < 4 {
        let read = client.send(&GetRecords::new(&*iterator).limit(3))?;
        assert!(!read.records.is_empty());
        found.extend(read.records);
        iterator = read.next_shard_iterator.ok_or("no iterator")?;
    }
    assert_eq!(found[0].sequence_number, put.sequence_number);
    assert_eq!(found[1].sequence_number, expected.sequence_number);
    let data: Vec<_> = found.into_iter().map(|record| record.data).collect();
    assert_eq!(
        data,
        [
            bytes.clone(),
            bytes.clone(),
            Blob::from(&[1]),
            Blob::from(&[2])
        ]
    );

    client.send(&DeleteStream::new().stream_name(name))?;
    let error = client
        .send(&PutRecord::new(name, "ä", &bytes))
        .err()
        .ok_or("it is gone")?;
    assert!(
        matches!(
            error,
            Error::Modeled(PutRecordError::ResourceNotFoundException, _)
        ),
        "{error}"
    );
    Ok(())
}
