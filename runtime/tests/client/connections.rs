//! Connections are kept and used again.

use std::sync::{Arc, Barrier};
use std::thread;

use crate::support::{Ping, Reply, Server, client, greet};

/// Replies of every kind that leaves the connection whole.
fn mixed_replies() -> [Reply; 8] {
    let chunked = [("transfer-encoding", "chunked")];
    [
        Reply::greeting(),
        Reply::new(
            "400 Bad Request",
            &[("x-amzn-errortype", "UnknownLanguageException")],
            "{}",
        ),
        Reply::json(""),
        Reply::head("200 OK", &chunked).then_send("2\r\n{}\r\n0\r\n\r\n"),
        Reply::head("204 No Content", &[]),
        Reply::new("502 Bad Gateway", &[], "<html>gateway</html>"),
        Reply::new("302 Found", &[("location", "https://example.com/")], ""),
        Reply::json("not JSON"),
    ]
}

#[test]
fn a_thousand_calls_open_one_connection() {
    let replies = mixed_replies();
    let server = Server::start(replies.iter().cycle().take(1000).cloned());
    let client = client(&server);
    let mut succeeded = 0;
    for call in 0..1000 {
        let outcome = if call % 2 == 0 {
            greet(&client).is_ok()
        } else {
            client.send(&Ping::new()).is_ok()
        };
        succeeded += usize::from(outcome);
    }
    // Of each eight: the greeting, and for `Ping` the chunks, and what is no JSON, which it does not read.
    assert_eq!(succeeded, 1000 / 8 * 3);
    assert_eq!(server.requests().len(), 1000);
    assert_eq!(server.connections(), 1);
}

#[test]
fn clones_share_the_connection() {
    let server = Server::start([Reply::greeting()]);
    let client = client(&server);
    greet(&client).expect("a greeting");
    greet(&client.clone()).expect("a greeting");
    let clone = client.clone();
    drop(client);
    thread::spawn(move || greet(&clone).expect("a greeting"))
        .join()
        .expect("the thread ends well");
    assert_eq!(server.connections(), 1);
}

#[test]
fn threads_have_a_connection_each_and_keep_it() {
    // All calls of a round are under way at once.
    let all = Arc::new(Barrier::new(8));
    let server = Server::start([Reply::greeting().after_meeting(&all)]);
    let client = client(&server);
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..50 {
                    assert_eq!(greet(&client).expect("a greeting").text, "Hello, Ada");
                }
            });
        }
    });
    assert_eq!(server.requests().len(), 400);
    assert_eq!(server.connections(), 8);
}

#[test]
fn a_connection_that_the_server_has_closed_is_not_used_again() {
    let server = Server::start([Reply::greeting().then_close()]);
    let client = client(&server);
    for call in 1..=3 {
        greet(&client).expect("a greeting");
        server.wait_for_end_of(call);
    }
    assert_eq!(server.connections(), 3);
}

#[test]
fn a_server_that_says_so_closes() {
    let headers = [("connection", "close")];
    let reply = Reply::new("200 OK", &headers, r#"{"text":"Hello"}"#);
    let server = Server::start([reply]);
    let client = client(&server);
    for _ in 0..2 {
        greet(&client).expect("a greeting");
    }
    assert_eq!(server.connections(), 2);
}

#[test]
fn bytes_after_a_reply_do_not_become_the_next_reply() {
    let greeting = "HTTP/1.1 200 OK\r\ncontent-length: 21\r\n\r\n{\"text\":\"Hello, Ada\"}";
    let forged = "HTTP/1.1 200 OK\r\ncontent-length: 17\r\n\r\n{\"text\":\"forged\"}";
    // In one piece: what comes later than the next request nobody can tell from its reply.
    let both = Reply::raw(format!("{greeting}{forged}"));
    let server = Server::start([both, Reply::greeting()]);
    let client = client(&server);
    for _ in 0..2 {
        assert_eq!(greet(&client).expect("a greeting").text, "Hello, Ada");
    }
}
