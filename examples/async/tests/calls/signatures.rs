//! What arrives is what was signed.

use aws_operation::{Endpoint, Error};
use aws_operation_async_example::{http_client, send};
use bytes::Bytes;
use http::{Request, Response};

use crate::double::{Double, check_signature, reply};
use crate::items::{GetItem, ItemError, PutItem, REGION, call, credentials};

/// Answers with an item, if the signature is right.
fn answer(request: &Request<Bytes>) -> Response<Bytes> {
    let reply_type = |code| [("x-amzn-errortype", code)];
    match check_signature(request, &credentials(), (REGION, "store")) {
        Err(fault) => reply(
            403,
            &reply_type("InvalidSignatureException"),
            &format!("{{\"message\":{fault:?}}}"),
        ),
        Ok(()) if request.body().as_ref() == br#"{"name":"taken"}"# => reply(
            409,
            &reply_type("ConflictException"),
            r#"{"owner":"ada","message":"it is taken"}"#,
        ),
        Ok(()) => reply(200, &[], r#"{"name":"lamp"}"#),
    }
}

#[tokio::test]
async fn the_service_can_check_the_signature() {
    let double = Double::start(answer).expect("a server");
    let item = call(&double, &PutItem::new("lamp")).await;
    assert_eq!(item.expect("it is signed").name, "lamp");

    // What URLs are made of must not be written in another way on the road.
    let odd = GetItem::new("a b/ü/%2F/\"<>\\^`{|}~'()*!$&+,;=:@")
        .version("1+1 = 2&x'[]")
        .tag("two  spaces");
    let item = call(&double, &odd).await;
    assert_eq!(item.expect("it is signed").name, "lamp");
}

#[tokio::test]
async fn a_modelled_error_keeps_its_members() {
    let double = Double::start(answer).expect("a server");
    let error = call(&double, &PutItem::new("taken")).await;
    let error = error.expect_err("a conflict");
    assert_eq!(
        error.to_string(),
        "PutItem: ConflictException: it is taken (HTTP 409)"
    );
    assert!(matches!(
        error,
        Error::Modeled(ItemError::ConflictException { owner: Some(owner) }, _) if owner == "ada"
    ));
}

#[tokio::test]
async fn wrong_keys_are_refused() {
    let double = Double::start(answer).expect("a server");
    let http = http_client().expect("a client");
    let endpoint = Endpoint::new(&double.url()).expect("a URL");
    let others = aws_operation::Credentials::new("AKIDEXAMPLE", "another-key");
    let error = send(&http, &PutItem::new("lamp"), &others, REGION, &endpoint).await;
    let error = error.expect_err("another key");
    let code = error.service_error().and_then(|error| error.code());
    assert_eq!(code, Some("InvalidSignatureException"));
}

#[tokio::test]
async fn a_call_can_be_a_task() {
    let double = Double::start(answer).expect("a server");
    let task = tokio::spawn(async move { call(&double, &PutItem::new("lamp")).await });
    let item = task.await.expect("the task ends");
    assert_eq!(item.expect("it is signed").name, "lamp");
}
