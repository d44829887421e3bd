//! What is made again after a failure, and what is not: the operation's name says which.

use std::error::Error;

use aws_operation_examples::dynamodb::{PutItem, Scan, item};

use crate::service::{Fault, Service, TABLE};

type TestResult = Result<(), Box<dyn Error>>;

const fn out_of_order(operation: &'static str, call: usize) -> Fault {
    Fault {
        operation,
        call,
        status: 500,
        code: "InternalServerError",
    }
}

fn put() -> PutItem {
    PutItem::new(TABLE, item([("pk", "a".into()), ("sk", "b".into())]))
}

#[test]
fn what_only_reads_is_made_again() -> TestResult {
    static FAULTS: [Fault; 2] = [
        out_of_order("Scan", 2),
        Fault {
            operation: "Scan",
            call: 3,
            status: 503,
            code: "",
        },
    ];
    let service = Service::start(&FAULTS)?;
    let client = service.client();
    client.send(&put())?;
    assert_eq!(client.items(Scan::new(TABLE).limit(1)).count(), 1);
    // The second page three times.
    let scans = ["Scan"; 4];
    assert_eq!(service.calls()[1..], scans);
    assert!(service.lines().iter().all(|line| line == "POST /"));
    Ok(())
}

#[test]
fn what_may_have_been_written_is_not_written_again() -> TestResult {
    static FAULTS: [Fault; 1] = [out_of_order("PutItem", 1)];
    let service = Service::start(&FAULTS)?;
    let error = service.client().send(&put()).expect_err("out of order");
    assert_eq!(
        error.to_string(),
        "PutItem: InternalServerError: as the test wants it (HTTP 500)"
    );
    assert_eq!(service.calls(), ["PutItem"]);
    Ok(())
}

#[test]
fn what_was_throttled_was_not_written() -> TestResult {
    static FAULTS: [Fault; 1] = [Fault {
        operation: "PutItem",
        call: 1,
        status: 400,
        code: "ProvisionedThroughputExceededException",
    }];
    let service = Service::start(&FAULTS)?;
    service.client().send(&put())?;
    assert_eq!(service.calls(), ["PutItem", "PutItem"]);
    Ok(())
}
