//! Calls that are made again, if that does no harm.

use std::sync::atomic::{AtomicU32, Ordering};

use aws_operation::{Endpoint, Error, Operation};
use aws_operation_async_example::{http_client, send_with_retries};

use crate::double::{Double, check_signature, reply};
use crate::items::{GetItem, PutItem, REGION, credentials};

/// A server that fails with this status, and asks to come back at once, before it gives an item.
fn failing(times: u32, status: u16) -> Double {
    let count = AtomicU32::new(0);
    let double = Double::start(move |request| {
        if check_signature(request, &credentials(), (REGION, "store")).is_err() {
            return reply(403, &[], "");
        }
        if count.fetch_add(1, Ordering::Relaxed) < times {
            reply(status, &[("retry-after", "0")], "")
        } else {
            reply(200, &[], r#"{"name":"lamp"}"#)
        }
    });
    double.expect("a server")
}

async fn call<O: Operation>(double: &Double, operation: &O) -> Result<O::Output, Error<O::Error>> {
    let http = http_client().expect("a client");
    let endpoint = Endpoint::new(&double.url()).expect("a URL");
    send_with_retries(&http, operation, &credentials(), REGION, &endpoint, 3).await
}

#[tokio::test]
async fn an_idempotent_call_is_made_again() {
    let double = failing(2, 503);
    let item = call(&double, &GetItem::new("lamp")).await;
    assert_eq!(item.expect("the third time").name, "lamp");
    assert_eq!(double.lines(), ["GET /items/lamp"; 3]);
}

#[tokio::test]
async fn three_times_and_no_more() {
    let double = failing(u32::MAX, 503);
    let error = call(&double, &GetItem::new("lamp")).await;
    let error = error.expect_err("it is out of order");
    assert!(error.to_string().contains("503"), "{error}");
    assert_eq!(double.lines().len(), 3);
}

#[tokio::test]
async fn another_call_is_made_once() {
    let double = failing(1, 503);
    call(&double, &PutItem::new("lamp"))
        .await
        .expect_err("it may have been put");
    assert_eq!(double.lines().len(), 1);
}

#[tokio::test]
async fn whoever_asks_for_fewer_calls_did_nothing() {
    let double = failing(1, 429);
    let item = call(&double, &PutItem::new("lamp")).await;
    assert_eq!(item.expect("the second time").name, "lamp");
    assert_eq!(double.lines().len(), 2);
}
