//! What is sent for a case, and whether it is what botocore sends.

mod compare;
mod differences;
mod request;
mod waiters;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aws_operation::{BuildError, Document, EncodeSettings, Endpoint, Operation};
use serde_json::Value;

pub(crate) use request::{Request, read};
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

pub(crate) fn document(text: &str) -> Document {
    serde_json::from_str(text).expect("JSON of a case")
}

pub(crate) fn encode<O: Operation>(operation: &O) -> Sent {
    let endpoint = Endpoint::new(ENDPOINT).expect("an endpoint");
    let token = || TOKEN.to_owned();
    let settings = EncodeSettings::new(&endpoint).idempotency_tokens(&token);
    operation.encode_streaming(&settings).map(read)
}

/// Compares all cases of a service and shows every one that differs.
pub(crate) fn requests(service: &str, cases: &[Case]) {
    let outcome = Outcome::of(cases);
    outcome.show_expected(service);
    assert!(
        outcome.faults.is_empty(),
        "{service}: {} of {} requests differ from botocore's\n\n{}",
        outcome.faults.len(),
        cases.len(),
        outcome.faults.join("\n\n")
    );
}

/// Counts over all services. A difference that is expected and nowhere found is out of date.
pub(crate) fn summary(services: &[(&str, &[Case])]) {
    let mut total = Outcome::default();
    let mut count = 0;
    for (_, cases) in services {
        let outcome = Outcome::of(cases);
        count += cases.len();
        for (reason, cases) in outcome.expected {
            *total.expected.entry(reason).or_default() += cases;
        }
    }
    println!(
        "{count} requests of {} services, botocore {}",
        services.len(),
        FILE["botocore"].as_str().unwrap_or("?")
    );
    total.show_expected("all services");
    // Another seed has other services.
    if FILE["seed"].as_u64() != Some(SEED) {
        return;
    }
    for reason in differences::reasons() {
        assert!(
            total.expected.contains_key(reason),
            "no case has this difference any more: {reason}"
        );
    }
}

#[derive(Default)]
struct Outcome {
    /// The differences that are expected, and in how many cases they are.
    expected: BTreeMap<&'static str, usize>,
    /// All others, each with its case.
    faults: Vec<String>,
}

impl Outcome {
    fn of(cases: &[Case]) -> Self {
        let mut outcome = Self::default();
        for (number, make) in cases {
            let case = &FILE["cases"][*number];
            let found = compare::compare(case, make());
            for reason in found.expected {
                *outcome.expected.entry(reason).or_default() += 1;
            }
            if !found.faults.is_empty() {
                outcome.faults.push(format!(
                    "case {number}, {}, input {}\n  {}",
                    case["operation"].as_str().unwrap_or("?"),
                    case["params"],
                    found.faults.join("\n  ")
                ));
            }
        }
        outcome
    }

    fn show_expected(&self, of: &str) {
        for (reason, cases) in &self.expected {
            println!("{of}: expected difference in {cases} cases: {reason}");
        }
    }
}
