//! In which format timestamps are written, and that all are read everywhere.

use std::collections::BTreeMap;

use aws_operation::http::{Request, Response};
use aws_operation::server::ServerOperation;
use aws_operation::{Operation, Timestamp, aws_operation, aws_output, aws_shape};

use crate::{body, encoded, mirrored, reply, target};

const MOMENT: Timestamp = Timestamp::from_secs(1_576_540_098);
const FRACTION: Timestamp = Timestamp::from_epoch(1_576_540_098, 123_000_000);

#[aws_operation(method = "POST", uri = "/{plain}/{epoch}/{http}", output = Times)]
#[derive(Clone, Debug, PartialEq)]
struct Everywhere {
    plain: Timestamp,
    #[aws(label, timestamp = "epoch-seconds")]
    epoch: Timestamp,
    #[aws(timestamp = "http-date")]
    http: Timestamp,
    #[aws(query = "plain")]
    query: Option<Timestamp>,
    #[aws(query = "epoch", timestamp = "epoch-seconds")]
    epoch_query: Option<Timestamp>,
    #[aws(query = "http", timestamp = "http-date")]
    http_queries: Option<Vec<Timestamp>>,
    #[aws(header = "X-Plain")]
    header: Option<Timestamp>,
    #[aws(header = "X-Epoch", timestamp = "epoch-seconds")]
    epoch_headers: Option<Vec<Timestamp>>,
    #[aws(header = "X-Date-Time", timestamp = "date-time")]
    date_time_header: Option<Timestamp>,
    body: Option<Timestamp>,
    #[aws(timestamp = "date-time")]
    date_time: Option<Timestamp>,
    #[aws(timestamp = "http-date", rename = "HTTP")]
    http_date: Option<Timestamp>,
    #[aws(timestamp = "date-time")]
    list: Option<Vec<Timestamp>>,
    #[aws(timestamp = "http-date")]
    map: Option<BTreeMap<String, Timestamp>>,
    #[aws(timestamp = "date-time")]
    nested: Option<BTreeMap<String, Vec<Option<Timestamp>>>>,
    shape: Option<Shape>,
    choice: Option<Choice>,
}

#[aws_output]
#[derive(Debug, PartialEq)]
struct Times {
    #[aws(header = "X-Plain")]
    header: Option<Timestamp>,
    #[aws(header = "X-Epoch", timestamp = "epoch-seconds")]
    epoch_headers: Option<Vec<Timestamp>>,
    body: Option<Timestamp>,
    #[aws(timestamp = "date-time")]
    date_time: Option<Timestamp>,
    #[aws(timestamp = "http-date")]
    list: Option<Vec<Timestamp>>,
    shape: Option<Shape>,
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
struct Shape {
    plain: Timestamp,
    #[aws(timestamp = "http-date")]
    http: Timestamp,
    #[aws(timestamp = "date-time")]
    date_time: Option<Vec<Timestamp>>,
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
enum Choice {
    Plain(Timestamp),
    #[aws(timestamp = "date-time")]
    DateTime(Timestamp),
    #[aws(unknown)]
    Unknown(String),
}

fn minimal() -> Everywhere {
    Everywhere::new(MOMENT, MOMENT, MOMENT)
}

#[test]
fn labels_are_date_times_unless_they_say_otherwise() {
    assert_eq!(
        target(&minimal()),
        "/2019-12-16T23%3A48%3A18Z/1576540098/Mon%2C%2016%20Dec%202019%2023%3A48%3A18%20GMT"
    );
    assert_eq!(
        target(&Everywhere::new(FRACTION, FRACTION, FRACTION)),
        concat!(
            "/2019-12-16T23%3A48%3A18.123Z/1576540098.123",
            "/Mon%2C%2016%20Dec%202019%2023%3A48%3A18.123%20GMT"
        )
    );
    mirrored(&minimal());
    mirrored(&Everywhere::new(FRACTION, FRACTION, FRACTION));
}

#[test]
fn query_parameters_are_date_times_unless_they_say_otherwise() {
    let request = minimal()
        .query(MOMENT)
        .epoch_query(FRACTION)
        .http_queries([MOMENT, Timestamp::from_secs(0)]);
    let target = target(&request);
    let (_, query) = target.split_once('?').expect("a query");
    assert_eq!(
        query,
        concat!(
            "plain=2019-12-16T23%3A48%3A18Z&epoch=1576540098.123",
            "&http=Mon%2C%2016%20Dec%202019%2023%3A48%3A18%20GMT",
            "&http=Thu%2C%2001%20Jan%201970%2000%3A00%3A00%20GMT"
        )
    );
    mirrored(&request);
}

#[test]
fn headers_are_http_dates_unless_they_say_otherwise() {
    let request = minimal()
        .header(MOMENT)
        .epoch_headers([MOMENT, FRACTION])
        .date_time_header(MOMENT);
    let sent = encoded(&request);
    assert_eq!(sent.headers()["x-plain"], "Mon, 16 Dec 2019 23:48:18 GMT");
    assert_eq!(sent.headers()["x-epoch"], "1576540098, 1576540098.123");
    assert_eq!(sent.headers()["x-date-time"], "2019-12-16T23:48:18Z");
    mirrored(&request);
}

#[test]
fn the_body_has_seconds_unless_it_says_otherwise() {
    assert_eq!(body(&minimal()), "{}");
    let request = minimal()
        .body(MOMENT)
        .date_time(FRACTION)
        .http_date(MOMENT)
        .list([MOMENT, FRACTION])
        .map([("k".to_owned(), MOMENT)])
        .nested([("k".to_owned(), vec![None, Some(MOMENT)])]);
    assert_eq!(
        body(&request),
        concat!(
            r#"{"body":1576540098,"dateTime":"2019-12-16T23:48:18.123Z","#,
            r#""HTTP":"Mon, 16 Dec 2019 23:48:18 GMT","#,
            r#""list":["2019-12-16T23:48:18Z","2019-12-16T23:48:18.123Z"],"#,
            r#""map":{"k":"Mon, 16 Dec 2019 23:48:18 GMT"},"#,
            r#""nested":{"k":[null,"2019-12-16T23:48:18Z"]}}"#
        )
    );
    mirrored(&request);
    assert_eq!(
        body(&minimal().body(FRACTION)),
        r#"{"body":1576540098.123}"#
    );
    mirrored(&minimal().body(FRACTION));
}

#[test]
fn a_shape_has_formats_of_its_own() {
    let request = minimal()
        .shape(Shape::new(MOMENT, MOMENT).date_time([FRACTION]))
        .choice(Choice::DateTime(MOMENT));
    assert_eq!(
        body(&request),
        concat!(
            r#"{"shape":{"plain":1576540098,"http":"Mon, 16 Dec 2019 23:48:18 GMT","#,
            r#""dateTime":["2019-12-16T23:48:18.123Z"]},"#,
            r#""choice":{"dateTime":"2019-12-16T23:48:18Z"}}"#
        )
    );
    mirrored(&request);
    let request = minimal().choice(Choice::Plain(MOMENT));
    assert_eq!(body(&request), r#"{"choice":{"plain":1576540098}}"#);
    mirrored(&request);
}

#[test]
fn replies_are_read_in_every_format() {
    for json in [
        "1576540098",
        "1576540098.0",
        "1.576540098e9",
        r#""2019-12-16T23:48:18Z""#,
        r#""2019-12-17T00:48:18+01:00""#,
        r#""2019-12-16T23:48:18.000Z""#,
        r#""Mon, 16 Dec 2019 23:48:18 GMT""#,
    ] {
        for member in ["body", "dateTime"] {
            let reply = format!(r#"{{"{member}":{json}}}"#);
            let times = Everywhere::decode(Response::new(reply)).expect(json);
            let found = if member == "body" {
                times.body
            } else {
                times.date_time
            };
            assert_eq!(found, Some(MOMENT), "{member} {json}");
        }
    }
    for text in [
        "1576540098",
        "2019-12-16T23:48:18Z",
        "2019-12-17T00:48:18+01:00",
        "Mon, 16 Dec 2019 23:48:18 GMT",
        "  Mon, 16 Dec 2019 23:48:18 GMT ",
    ] {
        let times = Everywhere::decode(reply(200, &[("x-plain", text)], "")).expect(text);
        assert_eq!(times.header, Some(MOMENT), "{text}");
        let request = Request::post(format!("/{}/0/0", text.trim().replace(' ', "%20")))
            .body("")
            .expect("a valid request");
        let read = Everywhere::decode_request(&request).expect(text);
        assert_eq!(read.plain, MOMENT, "{text}");
    }
}

#[test]
fn what_is_no_time_is_named_and_not_repeated() {
    for json in [r#""s3cret""#, "true", "1e300", r#"["s3cret"]"#, r#""NaN""#] {
        let reply = format!(r#"{{"dateTime":{json}}}"#);
        let error = Everywhere::decode(Response::new(reply)).expect_err(json);
        let shown = error.to_string();
        assert!(shown.contains("member `dateTime`"), "{shown}");
        assert!(!shown.contains("s3cret"), "{shown}");
    }
    let error = Everywhere::decode(reply(200, &[("x-plain", "s3cret")], "")).expect_err("no time");
    let shown = error.to_string();
    assert!(shown.contains("`X-Plain`"), "{shown}");
    assert!(!shown.contains("s3cret"), "{shown}");
}

#[test]
fn what_a_server_writes_a_client_reads() {
    let output = Times::new()
        .header(MOMENT)
        .epoch_headers([FRACTION])
        .body(FRACTION)
        .date_time(FRACTION)
        .list([MOMENT])
        .shape(Shape::new(MOMENT, MOMENT));
    let reply = Everywhere::encode_output(&output);
    assert_eq!(reply.headers()["x-plain"], "Mon, 16 Dec 2019 23:48:18 GMT");
    assert_eq!(reply.headers()["x-epoch"], "1576540098.123");
    assert_eq!(Everywhere::decode(reply).expect("a reply"), output);
}

#[test]
fn the_ends_of_the_range_come_back() {
    for time in [
        Timestamp::MIN,
        Timestamp::from_secs(-1),
        Timestamp::from_secs(253_402_300_799),
    ] {
        mirrored(
            &Everywhere::new(time, time, time)
                .query(time)
                .header(time)
                .epoch_headers([time])
                .body(time)
                .date_time(time)
                .http_date(time),
        );
    }
}

#[test]
fn a_timestamp_is_one_by_its_type_and_not_by_its_name() {
    use aws_operation::Timestamp as Time;
    type When = Time;
    type Times = Vec<When>;

    #[aws_operation(method = "POST", uri = "/{label}", output = Renamed)]
    #[derive(Debug, PartialEq)]
    struct Rename {
        #[aws(timestamp = "epoch-seconds")]
        label: When,
        #[aws(query = "q", timestamp = "epoch-seconds")]
        query: Option<Time>,
        #[aws(header = "X-Times", timestamp = "epoch-seconds")]
        header: Times,
        #[aws(timestamp = "date-time")]
        body: Times,
    }

    #[aws_output]
    #[derive(Debug, PartialEq)]
    struct Renamed {
        #[aws(header = "X-Time", timestamp = "epoch-seconds")]
        header: Option<When>,
        #[aws(timestamp = "date-time")]
        body: Times,
    }

    let request = Rename {
        label: MOMENT,
        query: Some(MOMENT),
        header: vec![MOMENT, MOMENT],
        body: vec![MOMENT],
    };
    assert_eq!(target(&request), "/1576540098?q=1576540098");
    let sent = encoded(&request);
    assert_eq!(sent.headers()["x-times"], "1576540098, 1576540098");
    assert_eq!(body(&request), r#"{"body":["2019-12-16T23:48:18Z"]}"#);
    mirrored(&request);
    let output = Renamed {
        header: Some(MOMENT),
        body: vec![MOMENT],
    };
    let reply = Rename::encode_output(&output);
    assert_eq!(reply.headers()["x-time"], "1576540098");
    assert_eq!(Rename::decode(reply).expect("a reply"), output);
}
