//! DynamoDB as a test has it: what is sent is read, and what is answered is written, by the structs of the client.

use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_operation::server::{self, ServerError, ServerOperation, ServerOutput};
use aws_operation::{AwsJson1_0, Client, Credentials};
use aws_operation_examples::dynamodb::{
    DeleteItem, GetItem, PutItem, Query, ReadError, Scan, UpdateItem, WriteError,
};
use bytes::Bytes;
use http::{Request, Response, StatusCode};

use crate::double::{Double, check_signature, reply};
use crate::table::{Refusal, Table};

pub(crate) const REGION: &str = "eu-west-1";
pub(crate) const TABLE: &str = "orders";
pub(crate) const KEYS: [&str; 2] = ["AKIDEXAMPLE", "s3cret-key"];

/// A fault that a test wants: the reply to the call of that number of an operation, from 1.
#[derive(Clone, Copy)]
pub(crate) struct Fault {
    pub(crate) operation: &'static str,
    pub(crate) call: usize,
    pub(crate) status: u16,
    /// The error's name; empty for a reply that has none.
    pub(crate) code: &'static str,
}

/// The service on this machine.
pub(crate) struct Service {
    double: Double,
    state: Arc<Mutex<State>>,
}

impl Service {
    pub(crate) fn start(faults: &'static [Fault]) -> io::Result<Self> {
        let state = Arc::<Mutex<State>>::default();
        let shared = Arc::clone(&state);
        let double = Double::start(move |request| lock(&shared).answer(request, faults))?;
        Ok(Self { double, state })
    }

    pub(crate) fn url(&self) -> String {
        self.double.url()
    }

    pub(crate) fn client(&self) -> Client {
        let [id, secret] = KEYS;
        Client::builder()
            .endpoint_url(&self.url())
            .allow_loopback_http(true)
            .region(REGION)
            .credentials(Credentials::new(id, secret))
            .build()
            .expect("a client")
    }

    /// The names of the operations that were called.
    pub(crate) fn calls(&self) -> Vec<String> {
        lock(&self.state).calls.clone()
    }

    /// The method and the target of each request.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.double.lines()
    }
}

/// The state, which no test leaves half changed.
fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

#[derive(Default)]
struct State {
    table: Table,
    calls: Vec<String>,
}

impl State {
    fn answer(&mut self, request: &Request<Bytes>, faults: &[Fault]) -> Response<Bytes> {
        let [id, secret] = KEYS;
        let signed = check_signature(request, &Credentials::new(id, secret), (REGION, "dynamodb"));
        if let Err(problem) = signed {
            return refused(400, "InvalidSignatureException", &problem);
        }
        let name = operation(request);
        self.calls.push(name);
        if let Some(fault) = faults.iter().find(|fault| self.is_due(fault)) {
            return match fault.code {
                // As a load balancer before the service answers.
                "" => reply(fault.status, &[], ""),
                code => refused(fault.status, code, "as the test wants it"),
            };
        }
        self.route(request)
            .unwrap_or_else(|| refused(400, "UnknownOperationException", ""))
    }

    fn is_due(&self, fault: &Fault) -> bool {
        let calls = self.calls.iter().filter(|name| **name == fault.operation);
        self.calls
            .last()
            .is_some_and(|name| name == fault.operation)
            && calls.count() == fault.call
    }

    fn route(&mut self, request: &Request<Bytes>) -> Option<Response<Bytes>> {
        let table = &mut self.table;
        let missing_to_read = || Refusal::Modeled(ReadError::ResourceNotFoundException);
        let missing_to_write = || Refusal::Modeled(WriteError::ResourceNotFoundException);
        macro_rules! routes {
            ($($operation:ident, $missing:ident => $method:ident;)*) => {
                $(if server::matches::<$operation>(request) {
                    return Some(call::<$operation>(request, |input| {
                        if input.table_name != TABLE {
                            return Err($missing());
                        }
                        table.$method(input)
                    }));
                })*
            };
        }
        routes! {
            PutItem, missing_to_write => put;
            GetItem, missing_to_read => get;
            UpdateItem, missing_to_write => update;
            DeleteItem, missing_to_write => delete;
            Query, missing_to_read => query;
            Scan, missing_to_read => scan;
        }
        None
    }
}

fn call<O>(
    request: &Request<Bytes>,
    operation: impl FnOnce(&O) -> Result<O::Output, Refusal<O::Error>>,
) -> Response<Bytes>
where
    O: ServerOperation<Output: ServerOutput, Error: ServerError>,
{
    let input = match O::decode_request(request) {
        Ok(input) => input,
        Err(error) => return error.response().map(|body| body.into_bytes().into()),
    };
    let response = match operation(&input) {
        Ok(output) => O::encode_output(&output),
        Err(Refusal::Modeled(error)) => O::encode_error(&error),
        Err(Refusal::Invalid(problem)) => return refused(400, "ValidationException", &problem),
    };
    response.map(|body| body.into_bytes().into())
}

/// An error that no operation models.
fn refused(status: u16, code: &str, message: &str) -> Response<Bytes> {
    let status = StatusCode::from_u16(status).expect("a status of the tests");
    let response = server::error_reply::<AwsJson1_0>(status, code, message);
    response.map(|body| body.into_bytes().into())
}

/// The operation that a request names.
fn operation(request: &Request<Bytes>) -> String {
    let target = request.headers().get("x-amz-target");
    let target = target.and_then(|target| target.to_str().ok());
    let name = target.and_then(|target| target.rsplit_once('.'));
    name.map_or("none", |(_, name)| name).to_owned()
}
