//! What is sent for a case, and whether it is what botocore sends; what is read in a reply, and whether botocore reads the same.

mod cbor;
mod compare;
mod differences;
mod outcome;
mod replies;
mod reply_differences;
mod request;
#[path = "../../../shared/values.rs"]
mod values;
mod waiters;
#[path = "../../../shared/xml.rs"]
mod xml;

use std::sync::LazyLock;

use aws_operation::{BuildError, EncodeSettings, Endpoint, Operation};
use serde_json::Value;

use outcome::Outcome;
pub(crate) use replies::{Replies, read, replies};
pub(crate) use request::Request;
pub(crate) use values::{blob, document, float, stream, timestamp};
pub(crate) use waiters::{judged, verdicts};

/// The place of a case in the file, and how its request is made.
pub(crate) type Case = (usize, fn() -> Sent);

/// What the library made of an input.
pub(crate) type Sent = Result<Request, BuildError>;

/// What the client is set to, and botocore was.
const ENDPOINT: &str = "https://example.com";

/// The seed of `make_cases.py` where none is given.
const SEED: u64 = 20_261_124;

/// What botocore gave for every token that the input lacks.
const TOKEN: &str = "00000000-0000-4000-8000-000000000000";

static FILE: LazyLock<Value> = LazyLock::new(|| {
    let text = std::fs::read_to_string(crate::FILE).expect("the file of cases");
    serde_json::from_str(&text).expect("JSON")
});

pub(crate) fn encode<O: Operation>(operation: &O) -> Sent {
    let endpoint = Endpoint::new(ENDPOINT).expect("an endpoint");
    let token = || TOKEN.to_owned();
    let settings = EncodeSettings::new(&endpoint).idempotency_tokens(&token);
    operation.encode_streaming(&settings).map(request::read)
}

/// Compares all requests of a service and shows every one that differs.
pub(crate) fn requests(service: &str, cases: &[Case]) {
    of_requests(cases).check(service, "requests");
}

fn of_requests(cases: &[Case]) -> Outcome {
    let mut outcome = Outcome::default();
    for (number, make) in cases {
        let case = &FILE["cases"][*number];
        outcome.add(compare::compare(case, make()), || {
            let operation = case["operation"].as_str().unwrap_or("?");
            format!("case {number}, {operation}, input {}", case["params"])
        });
    }
    outcome
}

/// Counts over all services. A difference that is expected and nowhere found is out of date.
pub(crate) fn summary(services: &[(&[Case], &[Replies])]) {
    let (mut requests, mut replies) = (Outcome::default(), Outcome::default());
    for (cases, of) in services {
        requests.merge(of_requests(cases));
        replies.merge(replies::outcome(of));
    }
    println!(
        "{} requests and {} replies of {} services, botocore {}",
        requests.count,
        replies.count,
        services.len(),
        FILE["botocore"].as_str().unwrap_or("?")
    );
    requests.show_expected("all requests");
    replies.show_expected("all replies");
    // Another seed has other services.
    if FILE["seed"].as_u64() != Some(SEED) {
        return;
    }
    let protocol = FILE["cases"][0]["protocol"].as_str().expect("a protocol");
    for (outcome, reasons) in [
        (&requests, differences::reasons(protocol)),
        (&replies, reply_differences::reasons(protocol)),
    ] {
        for reason in reasons {
            assert!(
                outcome.expected.contains_key(reason),
                "no case has this difference any more: {reason}"
            );
        }
    }
}
