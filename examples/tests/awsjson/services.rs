//! What the programs call: services on this machine, by what their protocol says.

use std::io;

use aws_operation::Credentials;
use bytes::Bytes;
use http::{Request, Response};
use serde_json::{Value, json};

use crate::double::{Double, check_signature, reply};

pub(crate) const REGION: &str = "eu-west-1";
pub(crate) const KEYS: [(&str, &str); 2] = [
    ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
    ("AWS_SECRET_ACCESS_KEY", "s3cret-key"),
];

/// An error reply, as awsJson has it.
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) error: &'static str,
    pub(crate) headers: &'static [(&'static str, &'static str)],
}

impl Refusal {
    pub(crate) const fn new(status: u16, error: &'static str) -> Self {
        Self {
            status,
            error,
            headers: &[],
        }
    }
}

/// A service that is signed for by `signing_name`, or by none if that is empty, and answers one operation.
pub(crate) fn start(
    signing_name: &'static str,
    (content_type, target): (&'static str, &'static str),
    answer: impl Fn(&Request<Bytes>, &Value) -> Result<Value, Refusal> + Send + Sync + 'static,
) -> io::Result<Double> {
    Double::start(move |request| {
        let answered = expect(request, signing_name, content_type, target).and_then(|()| {
            let body = serde_json::from_slice(request.body());
            let body = body.map_err(|_| Refusal::new(400, "SerializationException"))?;
            answer(request, &body)
        });
        match answered {
            Ok(body) => reply(200, &[], &body.to_string()),
            Err(refusal) => {
                let body = json!({ "__type": format!("com.example#{}", refusal.error) });
                reply(refusal.status, refusal.headers, &body.to_string())
            }
        }
    })
}

fn expect(
    request: &Request<Bytes>,
    signing_name: &str,
    content_type: &str,
    target: &str,
) -> Result<(), Refusal> {
    let is_meant = request.method() == "POST"
        && request.uri().path() == "/"
        && header(request, "x-amz-target") == Some(target)
        && header(request, "content-type") == Some(content_type);
    if !is_meant {
        return Err(Refusal::new(400, "UnknownOperationException"));
    }
    if !is_signed(request, signing_name) {
        return Err(Refusal::new(400, "InvalidSignatureException"));
    }
    Ok(())
}

pub(crate) fn header<'a>(request: &'a Request<Bytes>, name: &str) -> Option<&'a str> {
    request.headers().get(name)?.to_str().ok()
}

/// Whether the request is signed for the service, or not at all for none.
pub(crate) fn is_signed(request: &Request<Bytes>, signing_name: &str) -> bool {
    if signing_name.is_empty() {
        return header(request, "authorization").is_none();
    }
    let [(_, id), (_, secret)] = KEYS;
    let credentials = Credentials::new(id, secret);
    check_signature(request, &credentials, (REGION, signing_name)).is_ok()
}

/// A reply with the body of the server's half.
pub(crate) fn carried(response: Response<aws_operation::Body>) -> Response<Bytes> {
    response.map(|body| body.into_bytes().into())
}
