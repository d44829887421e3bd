//! One span per call.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;

use crate::attempts::retrying;
use crate::support::{Deserted, Greet, Reply, Server, builder, client, greet};

/// Keeps the spans that are opened, with their fields, and the events in them.
#[derive(Clone, Default)]
struct Spans(Arc<Mutex<Vec<Span>>>);

#[derive(Clone, Debug, Default)]
struct Span {
    id: u64,
    name: &'static str,
    fields: BTreeMap<&'static str, String>,
    events: Vec<String>,
    closed: bool,
}

struct Fields<'a>(&'a mut BTreeMap<&'static str, String>);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }
}

impl Spans {
    fn with(&self, id: &Id, change: impl FnOnce(&mut Span)) {
        let mut spans = self.0.lock().expect("no panic under the lock");
        if let Some(span) = spans.iter_mut().find(|span| span.id == id.into_u64()) {
            change(span);
        }
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Spans {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, _: Context<'_, S>) {
        let mut span = Span {
            id: id.into_u64(),
            name: attributes.metadata().name(),
            ..Span::default()
        };
        attributes.record(&mut Fields(&mut span.fields));
        self.0.lock().expect("no panic under the lock").push(span);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, _: Context<'_, S>) {
        self.with(id, |span| values.record(&mut Fields(&mut span.fields)));
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut fields = BTreeMap::new();
        event.record(&mut Fields(&mut fields));
        if let Some(span) = context.event_span(event) {
            self.with(&span.id(), |span| span.events.push(format!("{fields:?}")));
        }
    }

    fn on_close(&self, id: Id, _: Context<'_, S>) {
        self.with(&id, |span| span.closed = true);
    }
}

/// The spans that are opened meanwhile.
fn spans_of(calls: impl FnOnce()) -> Vec<Span> {
    let spans = Spans::default();
    let subscriber = tracing_subscriber::registry().with(spans.clone());
    tracing::subscriber::with_default(subscriber, calls);
    let spans = spans.0.lock().expect("no panic under the lock");
    spans.clone()
}

#[track_caller]
fn has_fields(span: &Span, expected: &[(&'static str, &str)]) {
    assert_eq!(span.name, "aws_operation");
    let expected: BTreeMap<_, _> = expected
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned()))
        .collect();
    assert_eq!(span.fields, expected);
    assert!(span.closed);
}

#[test]
fn a_success_and_an_error_reply() {
    let headers = [("x-amzn-requestid", "r-2"), ("x-amzn-errortype", "Any")];
    let server = Server::start([
        Reply::greeting(),
        Reply::new("400 Bad Request", &headers, "{}"),
    ]);
    let client = client(&server);
    let spans = spans_of(|| {
        greet(&client).expect("a greeting");
        greet(&client).expect_err("an error reply");
    });
    assert_eq!(spans.len(), 2, "{spans:?}");
    for (span, status, id) in [(&spans[0], "200", "\"r-1\""), (&spans[1], "400", "\"r-2\"")] {
        has_fields(
            span,
            &[
                ("attempt", "1"),
                ("operation", "\"Greet\""),
                ("request_id", id),
                ("status", status),
            ],
        );
    }
}

#[test]
fn a_call_without_a_reply() {
    let deserted = Deserted::new();
    let address = deserted.address();
    let client = builder(&format!("http://{address}"))
        .build()
        .expect("a URL");
    let spans = spans_of(|| {
        greet(&client).expect_err("nobody listens");
    });
    assert_eq!(spans.len(), 1, "{spans:?}");
    has_fields(&spans[0], &[("attempt", "1"), ("operation", "\"Greet\"")]);
    let events = spans[0].events.join("\n");
    assert!(
        events.contains(&format!("{address} refuses the connection")),
        "{events}"
    );
}

#[test]
fn a_call_that_is_made_again_is_one_span() {
    let server = Server::start([
        Reply::new("500 Internal Server Error", &[], ""),
        Reply::default().then_close(),
        Reply::greeting(),
    ]);
    let (builder, _) = retrying(&server);
    let client = builder.build().expect("a URL");
    let spans = spans_of(|| {
        let greet = Greet::new("Ada");
        let call = client.call(&greet).idempotent();
        call.send().expect("a greeting");
    });
    assert_eq!(spans.len(), 1, "{spans:?}");
    has_fields(
        &spans[0],
        &[
            ("attempt", "3"),
            ("operation", "\"Greet\""),
            ("request_id", "\"r-1\""),
            ("status", "200"),
        ],
    );
    let events = &spans[0].events;
    let expected = [
        "\"500\"",
        "another attempt",
        "closed the connection",
        "another attempt",
        "\"200\"",
    ];
    assert_eq!(events.len(), expected.len(), "{events:?}");
    for (event, part) in events.iter().zip(expected) {
        assert!(event.contains(part), "{event} has no {part}");
    }
}

#[test]
fn a_call_that_is_refused_has_no_span() {
    let server = Server::start([Reply::greeting()]);
    let client = client(&server);
    let spans = spans_of(|| {
        let call = client
            .call(&Greet::new("Ada"))
            .header("host", "example.com")
            .send();
        call.expect_err("the header is refused");
    });
    assert!(spans.is_empty(), "{spans:?}");
}
