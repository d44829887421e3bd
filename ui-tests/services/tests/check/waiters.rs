//! What a waiter makes of a reply, and whether it is what botocore's makes of it.

use aws_operation::Operation;
use aws_operation::http::Response;
use aws_operation::wait;
use serde_json::Value;

use super::FILE;

/// The place of a waiter in the file, and what says what it makes of a reply.
type Waiter = (usize, fn(&Value) -> &'static str);

/// What the waiter makes of the reply, in botocore's word.
pub(crate) fn judged<O: Operation>(waiter: &wait::Waiter<O>, reply: &Value) -> &'static str {
    let status = reply["status"].as_u64().expect("a status");
    let mut response = Response::builder().status(u16::try_from(status).expect("a status"));
    if let Some(code) = reply["code"].as_str() {
        response = response.header("x-amzn-errortype", code);
    }
    let body = reply["body"].as_str().expect("a body");
    let response = response.body(body).expect("a reply");
    match waiter.judge(&O::decode(response)) {
        wait::Verdict::Success => "success",
        wait::Verdict::Failure(_) => "failure",
        wait::Verdict::Retry => "retry",
        wait::Verdict::Unmatched => "unmatched",
        other => panic!("{other:?} is new"),
    }
}

/// Compares all verdicts of the waiters of a service and shows every one that differs.
pub(crate) fn verdicts(service: &str, waiters: &[Waiter]) {
    let mut faults = Vec::new();
    for (number, judge) in waiters {
        let case = &FILE["waiters"][*number];
        let replies = case["replies"].as_array().expect("replies");
        assert!(!replies.is_empty(), "{} has no reply", case["waiter"]);
        for reply in replies {
            let found = judge(reply);
            if reply["verdict"] != found {
                faults.push(format!("{}, {reply}: found {found}", case["waiter"]));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{service}: {} verdicts differ from botocore's\n\n{}",
        faults.len(),
        faults.join("\n")
    );
}
