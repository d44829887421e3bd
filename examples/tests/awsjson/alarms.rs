//! The same service by awsJson and by CBOR: one line differs, and everybody reads the same.

use std::error::Error;
use std::io;

use aws_operation::server::{self, ServerOperation};
use aws_operation::{
    Auth, AwsJson1_0, Client, Credentials, Operation as _, RpcV2Cbor, Service, ServiceMetadata,
    Timestamp, aws_operation, aws_output, aws_shape,
};
use bytes::Bytes;
use http::{Request, Response};

use crate::double::{Double, reply};
use crate::programs::{assert_prints, run};
use crate::services::{KEYS, REGION, carried, is_signed};

type TestResult = Result<(), Box<dyn Error>>;

macro_rules! by_protocol {
    ($($module:ident: $protocol:ident;)*) => {$(
        mod $module {
            use super::*;

            pub(super) enum CloudWatch {}

            impl Service for CloudWatch {
                type Protocol = $protocol;
                const METADATA: ServiceMetadata = ServiceMetadata::new("CloudWatch", "monitoring")
                    .target("GraniteServiceVersion20100801")
                    .auth(Auth::SigV4)
                    .query_compatible(true);
            }

            #[aws_operation(
                service = CloudWatch,
                output = Alarms,
                rename_all = "PascalCase",
                paginate(input = "NextToken", output = "NextToken", items = "MetricAlarms", item = MetricAlarm)
            )]
            pub(super) struct DescribeAlarms {
                pub(super) alarm_name_prefix: Option<String>,
                pub(super) max_records: Option<i32>,
                pub(super) next_token: Option<String>,
            }
        }
    )*};
}

by_protocol! {
    json: AwsJson1_0;
    cbor: RpcV2Cbor;
}

#[aws_output(rename_all = "PascalCase")]
struct Alarms {
    metric_alarms: Option<Vec<MetricAlarm>>,
    next_token: Option<String>,
}

#[aws_shape(rename_all = "PascalCase")]
#[derive(Clone, Debug, PartialEq)]
struct MetricAlarm {
    alarm_name: String,
    threshold: Option<f64>,
    state_updated_timestamp: Option<Timestamp>,
}

fn alarms() -> Vec<MetricAlarm> {
    let alarm = |name: &str| MetricAlarm::new(name);
    let time = Timestamp::from_secs(1_795_521_600);
    vec![
        alarm("disk-a").threshold(0.9).state_updated_timestamp(time),
        alarm("disk-b"),
        alarm("disk-c").threshold(1e9),
        alarm("memory"),
    ]
}

/// The page of that many alarms from there.
fn page(prefix: Option<&str>, limit: Option<i32>, token: Option<&str>) -> Alarms {
    let start: usize = token.map_or(0, |token| token.parse().expect("our own token"));
    let limit = limit.map_or(100, |limit| {
        usize::try_from(limit).expect("a positive limit")
    });
    let mut found = alarms();
    found.retain(|alarm| alarm.alarm_name.starts_with(prefix.unwrap_or_default()));
    let end = found.len().min(start + limit);
    let page = Alarms::new().metric_alarms(found[start..end].iter().cloned());
    if end < found.len() {
        return page.next_token(end.to_string());
    }
    page
}

macro_rules! answer {
    ($request:expr, $operation:ty) => {{
        let read = <$operation>::decode_request($request).expect("it can be read");
        let page = page(
            read.alarm_name_prefix.as_deref(),
            read.max_records,
            read.next_token.as_deref(),
        );
        carried(<$operation>::encode_output(&page))
    }};
}

fn answer(request: &Request<Bytes>) -> Response<Bytes> {
    if !is_signed(request, "monitoring") {
        return reply(403, &[], r#"{"__type":"InvalidSignatureException"}"#);
    }
    if server::matches::<cbor::DescribeAlarms>(request) {
        return answer!(request, cbor::DescribeAlarms);
    }
    if server::matches::<json::DescribeAlarms>(request) {
        return answer!(request, json::DescribeAlarms);
    }
    reply(404, &[], r#"{"__type":"UnknownOperationException"}"#)
}

fn start() -> io::Result<Double> {
    Double::start(answer)
}

#[test]
fn the_program_lists_by_cbor() -> TestResult {
    let double = start()?;
    let output = run(
        env!("CARGO_BIN_EXE_list_alarms"),
        &["disk"],
        &[("AWS_ENDPOINT_URL_CLOUDWATCH", &double.url())],
    )?;
    assert_prints(
        &output,
        "disk-a 0.9 2026-11-24T12:00:00Z\ndisk-b 0 -\ndisk-c 1000000000 -\n",
    );
    let line = "POST /service/GraniteServiceVersion20100801/operation/DescribeAlarms";
    assert_eq!(double.lines(), [line, line]);
    Ok(())
}

#[test]
fn both_protocols_read_the_same() -> TestResult {
    let double = start()?;
    let [(_, id), (_, secret)] = KEYS;
    let client = Client::builder()
        .endpoint_url(&double.url())
        .allow_loopback_http(true)
        .region(REGION)
        .credentials(Credentials::new(id, secret))
        .build()?;
    let by_json: Result<Vec<_>, _> = client
        .items(json::DescribeAlarms::new().max_records(2))
        .collect();
    let by_cbor: Result<Vec<_>, _> = client
        .items(cbor::DescribeAlarms::new().max_records(2))
        .collect();
    assert_eq!(by_json?, alarms());
    assert_eq!(by_cbor?, alarms());
    let lines = double.lines();
    let [json, .., cbor] = &lines[..] else {
        return Err("too few calls".into());
    };
    assert_eq!((lines.len(), json.as_str()), (4, "POST /"));
    assert!(cbor.ends_with(json::DescribeAlarms::NAME), "{cbor}");
    Ok(())
}
