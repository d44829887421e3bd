//! A double of Lambda with a few functions, which checks signatures and is out of order now and then.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};

use aws_operation::Credentials;
use bytes::Bytes;
use http::{Request, Response};

use crate::double::{Double, check_signature, reply};

pub(crate) const REGION: &str = "eu-west-1";
pub(crate) const KEYS: [(&str, &str); 3] = [
    ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
    ("AWS_SECRET_ACCESS_KEY", "s3cret-key"),
    ("AWS_SESSION_TOKEN", "s3ssion-token"),
];

const PAGES: [(&str, &str); 2] = [
    (
        "Marker=2",
        r#"{"Functions":[{"FunctionName":"third","Runtime":"provided.al2023"}]}"#,
    ),
    (
        "",
        r#"{"Functions":[{"FunctionName":"first","Runtime":"python3.14"},{"FunctionName":"second"}],"NextMarker":"2"}"#,
    ),
];

pub(crate) fn start() -> io::Result<Double> {
    let has_failed = AtomicBool::new(false);
    Double::start(move |request| answer(request, &has_failed))
}

fn answer(request: &Request<Bytes>, has_failed: &AtomicBool) -> Response<Bytes> {
    let [(_, id), (_, secret), (_, token)] = KEYS;
    let credentials = Credentials::new(id, secret).with_session_token(token);
    if let Err(fault) = check_signature(request, &credentials, (REGION, "lambda")) {
        let body = serde_json::json!({ "message": fault }).to_string();
        let code = [("x-amzn-errortype", "InvalidSignatureException")];
        return reply(403, &code, &body);
    }
    let query = request.uri().query().unwrap_or_default();
    match (request.method().as_str(), request.uri().path()) {
        ("GET", "/2015-03-31/functions" | "/2015-03-31/functions/") => {
            let page = PAGES.iter().find(|(marker, _)| query.contains(marker));
            if query.contains("Marker") && !has_failed.swap(true, Ordering::Relaxed) {
                return reply(503, &[], "");
            }
            reply(200, &[], page.map_or("{}", |(_, page)| page))
        }
        ("POST", path) => match path.trim_start_matches("/2015-03-31/functions/") {
            "echo/invocations" => reply(200, &[], &String::from_utf8_lossy(request.body())),
            "broken/invocations" => reply(
                200,
                &[("x-amz-function-error", "Unhandled")],
                r#"{"errorMessage":"division by zero"}"#,
            ),
            "busy/invocations" => reply(
                429,
                &[
                    ("x-amzn-errortype", "TooManyRequestsException"),
                    ("retry-after", "1"),
                ],
                r#"{"Reason":"ReservedFunctionConcurrentInvocationLimitExceeded"}"#,
            ),
            _ => reply(
                404,
                &[("x-amzn-errortype", "ResourceNotFoundException")],
                r#"{"Type":"User","Message":"Function not found"}"#,
            ),
        },
        _ => reply(
            404,
            &[("x-amzn-errortype", "UnknownOperationException")],
            "",
        ),
    }
}
