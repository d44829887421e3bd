//! Lists the alarms of CloudWatch whose names begin so: `list_alarms PREFIX`.

use std::env;

use aws_operation::{
    Auth, Client, RpcV2Cbor, Service, ServiceMetadata, Timestamp, aws_operation, aws_output,
    aws_shape,
};

enum CloudWatch {}

impl Service for CloudWatch {
    type Protocol = RpcV2Cbor;
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
struct DescribeAlarms {
    alarm_name_prefix: Option<String>,
    max_records: Option<i32>,
    next_token: Option<String>,
}

#[aws_output(rename_all = "PascalCase")]
struct Alarms {
    metric_alarms: Option<Vec<MetricAlarm>>,
    next_token: Option<String>,
}

#[aws_shape(rename_all = "PascalCase")]
struct MetricAlarm {
    alarm_name: String,
    threshold: Option<f64>,
    state_updated_timestamp: Option<Timestamp>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Some(prefix) = env::args().nth(1) else {
        return Err("usage: list_alarms PREFIX".into());
    };
    let client = Client::from_env()?;

    let alarms = DescribeAlarms::new()
        .alarm_name_prefix(prefix)
        .max_records(2);
    for alarm in client.items(alarms) {
        let alarm = alarm?;
        let since = alarm.state_updated_timestamp.map(|time| time.to_string());
        println!(
            "{} {} {}",
            alarm.alarm_name,
            alarm.threshold.unwrap_or_default(),
            since.as_deref().unwrap_or("-")
        );
    }
    Ok(())
}
