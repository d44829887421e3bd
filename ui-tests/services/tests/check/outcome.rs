//! How the cases went.

use std::collections::BTreeMap;

/// The cases of a service, or of all.
#[derive(Default)]
pub(crate) struct Outcome {
    /// How many there are.
    pub(crate) count: usize,
    /// The differences that are expected, and in how many cases they are.
    pub(crate) expected: BTreeMap<&'static str, usize>,
    /// All others, each with its case.
    faults: Vec<String>,
}

/// What differs in a case.
#[derive(Default)]
pub(crate) struct Found {
    /// The reasons of the differences that are expected.
    pub(crate) expected: Vec<&'static str>,
    /// The others, in words.
    pub(crate) faults: Vec<String>,
}

impl Found {
    /// A difference: expected if there is a reason for it.
    pub(crate) fn add(&mut self, reason: Option<&'static str>, fault: impl FnOnce() -> String) {
        match reason {
            Some(reason) if self.expected.contains(&reason) => {}
            Some(reason) => self.expected.push(reason),
            None => self.faults.push(fault()),
        }
    }
}

impl Outcome {
    /// Adds a case.
    pub(crate) fn add(&mut self, found: Found, case: impl FnOnce() -> String) {
        self.count += 1;
        for reason in found.expected {
            *self.expected.entry(reason).or_default() += 1;
        }
        if !found.faults.is_empty() {
            let fault = format!("{}\n  {}", case(), found.faults.join("\n  "));
            self.faults.push(fault);
        }
    }

    /// Adds all cases of another.
    pub(crate) fn merge(&mut self, other: Self) {
        self.count += other.count;
        for (reason, cases) in other.expected {
            *self.expected.entry(reason).or_default() += cases;
        }
        self.faults.extend(other.faults);
    }

    pub(crate) fn show_expected(&self, of: &str) {
        for (reason, cases) in &self.expected {
            println!("{of}: expected difference in {cases} cases: {reason}");
        }
    }

    /// Shows every case that differs, if there is one.
    #[track_caller]
    pub(crate) fn check(&self, service: &str, what: &str) {
        self.show_expected(service);
        assert!(
            self.faults.is_empty(),
            "{service}: {} of {} {what} differ from botocore's\n\n{}",
            self.faults.len(),
            self.count,
            self.faults.join("\n\n")
        );
    }
}
