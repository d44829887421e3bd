//! Every fault of a server: how many attempts it takes, how long they wait, and what the caller gets.

mod list;

use std::fmt::{Debug, Write as _};
use std::net::SocketAddr;
use std::time::Duration;

use aws_operation::sso_oidc::CreateToken;
use aws_operation::{Error, Operation};

use crate::attempts::{CreateThing, GetThing, retrying, retrying_at, thing};
use crate::support::{Deserted, Reply, Server};
use list::{Fault, faults};

/// How long the client waits for a byte: a stall it does not wait out, and else a slow machine is no fault.
const SHORT: Duration = Duration::from_millis(200);
const LONG: Duration = Duration::from_secs(60);

/// A fault that lasts, met by an operation that can be made again (GET), by one that nobody says so of (POST), and by the
/// exchange of a refresh token. `3: 150` are three attempts with 150 ms of waits between them, by the clock of the client,
/// where every wait is the longest.
///
/// botocore 1.44.5 in its standard mode, measured with the same replies, has the attempts and the waits of the column GET,
/// for POST too, but for these: `Retry-After` means nothing to it; garbage is asked for again; headers and bodies that the
/// server closes before their end, HTML and what is no JSON are a success.
const TABLE: &str = "\
connection refused                    3: 150   3: 150   3: 150  Transport Connect: PEER refuses the connection; is the service running, and the port right?
closed before the reply               3: 150     1: 0     1: 0  Transport Interrupted: PEER closed the connection before the reply was complete; it may have acted on the request
closed in the headers                 3: 150     1: 0     1: 0  Transport Interrupted: PEER closed the connection before the reply was complete; it may have acted on the request
closed in the body                    3: 150     1: 0     1: 0  Transport Interrupted: PEER closed the connection before the reply was complete; it may have acted on the request
closed in a chunk                     3: 150     1: 0     1: 0  Transport Interrupted: PEER closed the connection before the reply was complete; it may have acted on the request
closed after a chunk                  3: 150     1: 0     1: 0  Transport Interrupted: PEER closed the connection before the reply was complete; it may have acted on the request
reset before the reply                3: 150     1: 0     1: 0  Transport Interrupted: PEER closed the connection before the reply was complete; it may have acted on the request
reset in the headers                  3: 150     1: 0     1: 0  Transport Interrupted: PEER closed the connection before the reply was complete; it may have acted on the request
reset in the body                     3: 150     1: 0     1: 0  Transport Interrupted: PEER closed the connection before the reply was complete; it may have acted on the request
stall before the reply                3: 150     1: 0     1: 0  Timeout Receive: waiting for the reply of PEER took longer than 200ms; check the network, or raise the limit
stall in the headers                  3: 150     1: 0     1: 0  Timeout Receive: waiting for the reply of PEER took longer than 200ms; check the network, or raise the limit
stall in the body                     3: 150     1: 0     1: 0  Timeout Receive: waiting for the reply of PEER took longer than 200ms; check the network, or raise the limit
kept connection, closed before          1: 0     1: 0     1: 0  the output
kept connection, closed on the call   3: 150     1: 0     1: 0  Transport Interrupted: PEER closed the connection before the reply was complete; it may have acted on the request
kept connection, reset on the call    3: 150     1: 0     1: 0  Transport Interrupted: PEER closed the connection before the reply was complete; it may have acted on the request
429                                  3: 3000  3: 3000  3: 3000  Unmodeled: an error without a code and without a body (HTTP 429)
429, Retry-After: 7                 3: 14000 3: 14000 3: 14000  Unmodeled: an error without a code and without a body (HTTP 429)
429, Retry-After: 0                  3: 3000  3: 3000  3: 3000  Unmodeled: an error without a code and without a body (HTTP 429)
429, Retry-After: 21                    1: 0     1: 0     1: 0  Unmodeled: an error without a code and without a body (HTTP 429)
429, Retry-After: a date             3: 3000  3: 3000  3: 3000  Unmodeled: an error without a code and without a body (HTTP 429)
429, x-amz-retry-after: 1500         3: 3500  3: 3500  3: 3500  Unmodeled: an error without a code and without a body (HTTP 429)
429, x-amz-retry-after: 86400000    3: 13000 3: 13000 3: 13000  Unmodeled: an error without a code and without a body (HTTP 429)
429, x-amz-retry-after: -1           3: 3000  3: 3000  3: 3000  Unmodeled: an error without a code and without a body (HTTP 429)
500                                   3: 150     1: 0     1: 0  Unmodeled: an error without a code and without a body (HTTP 500)
500, Retry-After: 7                 3: 14000     1: 0     1: 0  Unmodeled: an error without a code and without a body (HTTP 500)
502                                   3: 150     1: 0     1: 0  Unmodeled: an HTML page instead of an AWS error; a proxy, gateway or load balancer between this program and AWS sent it (HTTP 502)
502, Retry-After: 7                 3: 14000     1: 0     1: 0  Unmodeled: an error without a code and without a body (HTTP 502)
503                                   3: 150     1: 0     1: 0  Unmodeled: an error without a code and without a body (HTTP 503)
503, Retry-After: 7                 3: 14000     1: 0     1: 0  Unmodeled: an error without a code and without a body (HTTP 503)
503, Retry-After: 86400                 1: 0     1: 0     1: 0  Unmodeled: an error without a code and without a body (HTTP 503)
503, x-amz-retry-after: 1500         3: 3000     1: 0     1: 0  Unmodeled: an error without a code and without a body (HTTP 503)
503, both                            3: 3000     1: 0     1: 0  Unmodeled: an error without a code and without a body (HTTP 503)
504                                   3: 150     1: 0     1: 0  Unmodeled: an error without a code and without a body (HTTP 504)
500, of CreateToken                   3: 150     1: 0     1: 0  Unmodeled: InternalServerException (HTTP 500)
    but Modeled: InternalServerException (HTTP 500)
400, SlowDown of CreateToken            1: 0     1: 0     1: 0  Unmodeled: SlowDownException (HTTP 400)
    but Modeled: SlowDownException (HTTP 400)
400, ThrottlingException             3: 3000  3: 3000  3: 3000  Unmodeled: ThrottlingException (HTTP 400)
400, RequestTimeout                   3: 150     1: 0     1: 0  Unmodeled: RequestTimeout (HTTP 400)
400                                     1: 0     1: 0     1: 0  Unmodeled: an error without a code and without a body (HTTP 400)
403                                     1: 0     1: 0     1: 0  Unmodeled: an error without a code and without a body (HTTP 403)
501                                     1: 0     1: 0     1: 0  Unmodeled: an error without a code and without a body (HTTP 501)
302                                     1: 0     1: 0     1: 0  Response: the reply redirects to the host example.com, and redirects are not followed; set the endpoint to the right host (HTTP 302)
garbage                                 1: 0     1: 0     1: 0  Transport Protocol: the reply of PEER cannot be read as HTTP: http parse fail: invalid HTTP version; check the endpoint
binary garbage                          1: 0     1: 0     1: 0  Transport Protocol: the reply of PEER cannot be read as HTTP: http parse fail: invalid HTTP version; check the endpoint
garbage for a chunk                     1: 0     1: 0     1: 0  Transport Protocol: the reply of PEER cannot be read as HTTP: chunk length cannot be read as a number; check the endpoint
two lengths                             1: 0     1: 0     1: 0  Transport Protocol: the reply of PEER cannot be read as HTTP: conflicting content-length headers; check the endpoint
too large, announced                    1: 0     1: 0     1: 0  Transport TooLarge: the reply is larger than 1000 bytes, the client's limit; raise `max_response_body` if it should be
too large, in chunks                    1: 0     1: 0     1: 0  Transport TooLarge: the reply is larger than 1000 bytes, the client's limit; raise `max_response_body` if it should be
200, HTML                               1: 0     1: 0     1: 0  Response: the reply is an HTML page where JSON was expected; a proxy or a sign-in portal of the network may stand between this program and AWS (HTTP 200)
200, no JSON                            1: 0     1: 0     1: 0  Response: the reply cannot be read: the body is not JSON, at line 1, column 1 (HTTP 200, request id r-1)
200, another shape                      1: 0     1: 0     1: 0  Response: the reply cannot be read: member `id`: expected a string, found an integer, at line 1, column 7 (HTTP 200, request id r-1)
    but Response: the reply cannot be read: member `accessToken`: expected a string, found an integer, at line 1, column 24 (HTTP 200, request id r-1)
200, nothing                            1: 0     1: 0     1: 0  Response: the reply has no body: missing required member `id`, at line 1, column 2 (HTTP 200, request id r-1)
    but Response: the reply has no body: missing required member `accessToken`, at line 1, column 2 (HTTP 200, request id r-1)
";

/// What became of a call: its attempts and their waits, and what the caller got.
#[derive(Debug, PartialEq, Eq)]
struct Became {
    attempts: usize,
    waits: Vec<u128>,
    outcome: String,
}

impl Became {
    fn attempts(&self) -> String {
        format!("{}: {}", self.attempts, self.waits.iter().sum::<u128>())
    }
}

fn meet<O: Operation>(operation: &O, fault: &Fault) -> Became {
    match fault {
        Fault::Refusal => {
            let nobody = Deserted::new();
            let (builder, waits) = retrying_at(&format!("http://{}", nobody.address()));
            let client = builder.build().expect("a URL");
            let outcome = outcome(client.send(operation), nobody.address());
            let waits = waits.milliseconds();
            Became {
                attempts: waits.len() + 1,
                waits,
                outcome,
            }
        }
        Fault::Reply(reply) => met(operation, [reply.clone()], LONG),
        Fault::Stall(reply) => met(operation, [reply.clone()], SHORT),
        Fault::ReplyOnKept(reply) => {
            let server = Server::start([thing(), reply.clone()]);
            met_on_kept(operation, &server, || ())
        }
        Fault::EndOfKept => {
            let server = Server::start([thing().then_close(), token_and_thing()]);
            met_on_kept(operation, &server, || server.wait_for_end_of(1))
        }
    }
}

/// A reply that every operation is content with.
fn token_and_thing() -> Reply {
    Reply::json(r#"{"id":"t-1","accessToken":"s3cret"}"#)
}

fn met<O: Operation>(
    operation: &O,
    script: impl IntoIterator<Item = Reply>,
    patience: Duration,
) -> Became {
    let server = Server::start(script);
    let (builder, waits) = retrying(&server);
    let client = builder.max_response_body(1000).read_timeout(patience);
    let client = client.build().expect("a URL");
    let outcome = outcome(client.send(operation), server.address());
    Became {
        attempts: server.requests().len(),
        waits: waits.milliseconds(),
        outcome,
    }
}

fn met_on_kept<O: Operation>(operation: &O, server: &Server, between: impl FnOnce()) -> Became {
    let (builder, waits) = retrying(server);
    let client = builder.build().expect("a URL");
    client.send(&GetThing::new("t-0")).expect("a thing");
    between();
    let outcome = outcome(client.send(operation), server.address());
    Became {
        attempts: server.requests().len() - 1,
        waits: waits.milliseconds(),
        outcome,
    }
}

/// The kind of the error and its message, without what differs from run to run and from operation to operation.
fn outcome<T, E: Debug>(result: Result<T, Error<E>>, peer: SocketAddr) -> String {
    let Err(error) = result else {
        return "the output".to_owned();
    };
    let kind = match &error {
        Error::Build(_) => "Build".to_owned(),
        Error::Transport(error) => format!("Transport {:?}", error.kind()),
        Error::Timeout(error) => format!("Timeout {:?}", error.phase()),
        Error::Modeled(..) => "Modeled".to_owned(),
        Error::Unmodeled(_) => "Unmodeled".to_owned(),
        Error::Response(_) => "Response".to_owned(),
        _ => "another".to_owned(),
    };
    let text = error.to_string().replace(&peer.to_string(), "PEER");
    let (_, text) = text.split_once(": ").expect("an operation");
    format!("{kind}: {text}")
}

#[test]
fn what_becomes_of_each() {
    let get = GetThing::new("t-1");
    let create = CreateThing::new("x");
    let exchange = CreateToken::refresh_token_grant("client", "secret", "token");
    let mut table = String::new();
    for (name, fault) in &faults() {
        let [first, second, third] = [
            meet(&get, fault),
            meet(&create, fault),
            meet(&exchange, fault),
        ];
        let _ = writeln!(
            table,
            "{name:35} {:>8} {:>8} {:>8}  {}",
            first.attempts(),
            second.attempts(),
            third.attempts(),
            first.outcome
        );
        for other in [&second, &third] {
            if other.outcome != first.outcome {
                let _ = writeln!(table, "    but {}", other.outcome);
            }
        }
    }
    for (is, was) in table.lines().zip(TABLE.lines()) {
        assert_eq!(is, was, "\n{table}");
    }
    assert_eq!(table, TABLE);
}

#[test]
fn what_is_made_again_is_made_until_it_succeeds() {
    let get = GetThing::new("t-1");
    let mut made_again = 0;
    for (name, fault) in faults() {
        // A stall needs a client with little patience, and then a slow machine is a fault as well.
        let Fault::Reply(reply) = fault else { continue };
        let lasting = met(&get, [reply.clone()], LONG);
        let passing = met(&get, [reply, thing()], LONG);
        if lasting.attempts == 1 {
            assert_eq!(passing, lasting, "{name}");
        } else {
            assert_eq!(passing.outcome, "the output", "{name}");
            assert_eq!((lasting.attempts, passing.attempts), (3, 2), "{name}");
            assert_eq!(passing.waits, lasting.waits[..1], "{name}");
            made_again += 1;
        }
    }
    assert!(made_again > 20, "{made_again}");
}
