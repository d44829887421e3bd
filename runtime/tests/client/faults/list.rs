//! The faults.

use crate::attempts::named;
use crate::support::Reply;

/// Where a fault is met.
pub(super) enum Fault {
    /// Nobody listens.
    Refusal,
    /// In the reply to a call.
    Reply(Reply),
    /// In a reply that stops, to a client with little patience.
    Stall(Reply),
    /// In the reply to a call, on a connection that was used before.
    ReplyOnKept(Reply),
    /// The connection that was used before is closed before the call.
    EndOfKept,
}

type Named = (&'static str, Fault);

pub(super) fn faults() -> Vec<Named> {
    let mut faults = connections();
    faults.extend(statuses());
    faults.extend(contents());
    faults
}

fn chunked() -> Reply {
    Reply::head("200 OK", &[("transfer-encoding", "chunked")])
}

/// The connection is not there, or not to the end.
fn connections() -> Vec<Named> {
    use Fault::{EndOfKept, Refusal, ReplyOnKept, Stall};
    let reply = Fault::Reply;
    let nothing = Reply::default;
    let in_headers = || Reply::raw("HTTP/1.1 200 OK\r\ncontent-le");
    let in_body = || Reply::head("200 OK", &[("content-length", "12")]).then_send("{\"id\":");
    let in_chunk = || chunked().then_send("8\r\n{\"id\"");
    let after_chunk = || chunked().then_send("2\r\n{}\r\n");
    let closed_on_call = ReplyOnKept(nothing().then_close());
    let reset_on_call = ReplyOnKept(nothing().then_reset());
    vec![
        ("connection refused", Refusal),
        ("closed before the reply", reply(nothing().then_close())),
        ("closed in the headers", reply(in_headers().then_close())),
        ("closed in the body", reply(in_body().then_close())),
        ("closed in a chunk", reply(in_chunk().then_close())),
        ("closed after a chunk", reply(after_chunk().then_close())),
        ("reset before the reply", reply(nothing().then_reset())),
        ("reset in the headers", reply(in_headers().then_reset())),
        ("reset in the body", reply(in_body().then_reset())),
        ("stall before the reply", Stall(nothing().then_silence())),
        ("stall in the headers", Stall(in_headers().then_silence())),
        ("stall in the body", Stall(in_body().then_silence())),
        ("kept connection, closed before", EndOfKept),
        ("kept connection, closed on the call", closed_on_call),
        ("kept connection, reset on the call", reset_on_call),
    ]
}

/// Error replies.
fn statuses() -> Vec<Named> {
    let reply = |status, headers: &[_]| Fault::Reply(Reply::new(status, headers, ""));
    let seconds = |status, value| reply(status, &[("retry-after", value)]);
    let millis = |status, value| reply(status, &[("x-amz-retry-after", value)]);
    let date = "Fri, 31 Dec 1999 23:59:59 GMT";
    let both = [("retry-after", "7"), ("x-amz-retry-after", "1500")];
    let html = [("content-type", "text/html")];
    let page = Reply::new("502 Bad Gateway", &html, "<html>gateway</html>");
    let throttling = named("400 Bad Request", "ThrottlingException");
    let internal = named("500 Oh", "InternalServerException");
    let slow_down = named("400 Bad Request", "SlowDownException");
    let timeout = named("400 Bad Request", "RequestTimeout");
    let elsewhere = [("location", "https://example.com/?code=s3cret")];
    vec![
        ("429", reply("429 Busy", &[])),
        ("429, Retry-After: 7", seconds("429 Busy", "7")),
        ("429, Retry-After: 0", seconds("429 Busy", "0")),
        ("429, Retry-After: 21", seconds("429 Busy", "21")),
        ("429, Retry-After: a date", seconds("429 Busy", date)),
        ("429, x-amz-retry-after: 1500", millis("429 Busy", "1500")),
        (
            "429, x-amz-retry-after: 86400000",
            millis("429 Busy", "86400000"),
        ),
        ("429, x-amz-retry-after: -1", millis("429 Busy", "-1")),
        ("500", reply("500 Oh", &[])),
        ("500, Retry-After: 7", seconds("500 Oh", "7")),
        ("502", Fault::Reply(page)),
        ("502, Retry-After: 7", seconds("502 Oh", "7")),
        ("503", reply("503 Oh", &[])),
        ("503, Retry-After: 7", seconds("503 Oh", "7")),
        ("503, Retry-After: 86400", seconds("503 Oh", "86400")),
        ("503, x-amz-retry-after: 1500", millis("503 Oh", "1500")),
        ("503, both", reply("503 Oh", &both)),
        ("504", reply("504 Oh", &[])),
        ("500, of CreateToken", Fault::Reply(internal)),
        ("400, SlowDown of CreateToken", Fault::Reply(slow_down)),
        ("400, ThrottlingException", Fault::Reply(throttling)),
        ("400, RequestTimeout", Fault::Reply(timeout)),
        ("400", reply("400 Bad Request", &[])),
        ("403", reply("403 Forbidden", &[])),
        ("501", reply("501 Not Implemented", &[])),
        ("302", reply("302 Found", &elsewhere)),
    ]
}

/// What is no reply of the service's.
fn contents() -> Vec<Named> {
    let reply = Fault::Reply;
    let garbage = |bytes: &[u8]| Fault::Reply(Reply::raw(bytes).then_close());
    let no_chunk = chunked().then_send("garbage\r\n").then_close();
    let two_lengths = Reply::new("200 OK", &[("content-length", "12")], "{}");
    let announced = Reply::head("200 OK", &[("content-length", "1001")]);
    let in_chunks = chunked().then_send(format!("3e9\r\n{:1001}\r\n", "{}"));
    let page = Reply::new(
        "200 OK",
        &[("content-type", "text/html")],
        "<html>Log in</html>",
    );
    let another = Reply::json(r#"{"id":1,"accessToken":1}"#);
    vec![
        ("garbage", garbage(b"garbage\r\n\r\n")),
        (
            "binary garbage",
            garbage(b"\x15\x03\x01\0\x02\x02\x50\r\n\r\n"),
        ),
        ("garbage for a chunk", reply(no_chunk)),
        ("two lengths", reply(two_lengths)),
        ("too large, announced", reply(announced)),
        ("too large, in chunks", reply(in_chunks)),
        ("200, HTML", reply(page)),
        ("200, no JSON", reply(Reply::json("garbage"))),
        ("200, another shape", reply(another)),
        ("200, nothing", reply(Reply::json(""))),
    ]
}
