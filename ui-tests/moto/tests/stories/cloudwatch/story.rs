// Included by `cloudwatch.rs`, which says in which protocol.

use aws_operation::{
    Error, ModeledError, Service, ServiceMetadata, Timestamp, aws_error, aws_operation,
    aws_output, aws_shape,
};
use imported::{
    ComparisonOperator, DeleteAlarms, DeleteDashboards, DescribeAlarms, Dimension, ListMetrics,
    MetricDatum, PutDashboard, PutDashboardError, PutMetricAlarm, PutMetricData, SetAlarmState,
    SetAlarmStateError, StandardUnit, StateValue, Statistic,
};

use crate::servers::{TestResult, client};

enum CloudWatch {}

impl Service for CloudWatch {
    type Protocol = Spoken;
    const METADATA: ServiceMetadata = METADATA;
}

#[aws_operation(service = CloudWatch, output = Statistics, rename_all = "PascalCase", idempotent)]
struct GetMetricStatistics {
    namespace: String,
    metric_name: String,
    start_time: Timestamp,
    end_time: Timestamp,
    period: u32,
    statistics: Vec<String>,
}

#[aws_output(rename_all = "PascalCase")]
struct Statistics {
    label: String,
    datapoints: Vec<Datapoint>,
}

#[aws_shape(rename_all = "PascalCase")]
struct Datapoint {
    timestamp: Timestamp,
    sum: f64,
    minimum: f64,
    unit: String,
}

#[aws_operation(service = CloudWatch, output = Dashboard, error = GetDashboardError, rename_all = "PascalCase")]
struct GetDashboard {
    dashboard_name: String,
}

#[aws_output(rename_all = "PascalCase")]
struct Dashboard {
    dashboard_body: String,
}

#[aws_error]
#[derive(Debug)]
enum GetDashboardError {
    /// What moto calls it; in the model this is the name that it had in awsQuery.
    #[aws(code = "ResourceNotFound")]
    DashboardNotFound,
}

#[test]
fn alarms() -> TestResult {
    let client = client();
    let names: Vec<_> = (1..=5).map(|n| format!("{NAME} für ä & {n}")).collect();
    for name in &names {
        let alarm = PutMetricAlarm::new(&**name)
            .namespace("story")
            .metric_name("größe")
            .comparison_operator(ComparisonOperator::GreaterThanThreshold)
            .threshold(-1.5)
            .evaluation_periods(2)
            .period(60)
            .statistic(Statistic::Maximum)
            .dimensions([Dimension::new("a b", "ä&=+")])
            .actions_enabled(false);
        client.send(&alarm)?;
    }
    let list = || DescribeAlarms::new().alarm_name_prefix(NAME).max_records(2);
    let pages = client.pages(list());
    assert_eq!(pages.collect::<Result<Vec<_>, _>>()?.len(), 3);

    let state = SetAlarmState::new(&*names[0], StateValue::Alarm, "because");
    client.send(&state)?;
    let pages: Vec<_> = client.pages(list()).collect::<Result<_, _>>()?;
    let listed: Vec<_> = pages
        .into_iter()
        .flat_map(|page| page.metric_alarms.unwrap_or_default())
        .collect();
    assert_eq!(listed.len(), names.len());
    for alarm in listed {
        let name = alarm.alarm_name.ok_or("no name")?;
        assert!(names.contains(&name), "{name}");
        assert_eq!(alarm.threshold, Some(-1.5));
        assert_eq!(alarm.evaluation_periods, Some(2));
        assert_eq!(alarm.actions_enabled, Some(false));
        assert_eq!(alarm.statistic, Some(Statistic::Maximum));
        assert_eq!(alarm.dimensions.unwrap_or_default()[0].value, "ä&=+");
        assert!(alarm.alarm_configuration_updated_timestamp.is_some());
        let is_on = alarm.state_value == Some(StateValue::Alarm);
        assert_eq!(is_on, name == names[0]);
    }

    client.send(&DeleteAlarms::new(&names))?;
    let left = client.send(&list())?.metric_alarms;
    assert!(left.unwrap_or_default().is_empty());
    let error = client.send(&state).expect_err("it is gone");
    assert!(
        matches!(
            error,
            Error::Modeled(SetAlarmStateError::ResourceNotFound(_), _)
        ),
        "{error}"
    );
    Ok(())
}

#[test]
fn metrics() -> TestResult {
    let client = client();
    let namespace = format!("Story/{NAME}");
    let time = Timestamp::from_epoch(1_735_689_600, 500_000_000);
    let datum = |value: f64| {
        MetricDatum::new("größe")
            .value(value)
            .timestamp(time)
            .unit(StandardUnit::Bytes)
    };
    let values = [0.1, -1e300];
    client.send(&PutMetricData::new(&*namespace).metric_data(values.map(datum)))?;
    let listed = client.send(&ListMetrics::new().namespace(&*namespace))?;
    let listed = listed.metrics.unwrap_or_default();
    assert_eq!(listed[0].metric_name.as_deref(), Some("größe"));

    let (begin, end) = (
        Timestamp::from_secs(1_735_689_540),
        Timestamp::from_secs(1_735_689_660),
    );
    let read = GetMetricStatistics::new(&*namespace, "größe", begin, end, 60, ["Sum", "Minimum"]);
    let found = client.send(&read)?;
    let read = imported::GetMetricStatistics::new(&*namespace, "größe", begin, end, 60)
        .statistics([Statistic::Sum, Statistic::Minimum]);
    let expected = client.send(&read)?;
    assert_eq!(Some(found.label), expected.label);
    let expected = expected.datapoints.unwrap_or_default();
    assert_eq!((found.datapoints.len(), expected.len()), (1, 1));
    let (found, expected) = (&found.datapoints[0], &expected[0]);
    assert_eq!(
        (Some(found.sum), Some(found.minimum)),
        (expected.sum, expected.minimum)
    );
    assert_eq!((found.sum, found.minimum), (-1e300, -1e300));
    assert_eq!(Some(found.timestamp), expected.timestamp);
    assert_eq!(found.timestamp, time);
    assert_eq!(found.unit, "Bytes");
    Ok(())
}

#[test]
fn dashboards() -> TestResult {
    let client = client();
    let name = format!("story-{NAME}");
    let wrong = client.send(&PutDashboard::new(&*name, "no JSON"));
    let error = wrong.expect_err("it is no JSON");
    assert!(
        matches!(
            error,
            Error::Modeled(PutDashboardError::DashboardInvalidInputError(_), _)
        ),
        "{error}"
    );
    assert_eq!(code(&error), Some("InvalidParameterInput"));

    let body = r#"{"widgets": [], "größe": "x"}"#;
    client.send(&PutDashboard::new(&*name, body))?;
    let found = client.send(&GetDashboard::new(&*name))?;
    let expected = client.send(&imported::GetDashboard::new(&*name))?;
    assert_eq!(found.dashboard_body, body);
    assert_eq!(Some(found.dashboard_body), expected.dashboard_body);

    client.send(&DeleteDashboards::new([&*name]))?;
    let error = client.send(&GetDashboard::new(&*name));
    let error = error.err().ok_or("it is gone")?;
    assert!(
        matches!(
            error,
            Error::Modeled(GetDashboardError::DashboardNotFound, _)
        ),
        "{error}"
    );
    assert_eq!(code(&error), Some("ResourceNotFound"));
    Ok(())
}

/// The code that the error had in awsQuery.
fn code<E: ModeledError>(error: &Error<E>) -> Option<&str> {
    error.service_error().and_then(|error| error.code())
}
