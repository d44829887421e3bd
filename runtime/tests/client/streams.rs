//! Payloads that are sent and received piece by piece.

use std::io::{self, ErrorKind, Read};
use std::sync::{Arc, Barrier};
use std::time::Duration;

use aws_operation::{ByteStream, Error, aws_error, aws_operation, aws_output};

use crate::support::{Reply, Server, builder, client};

#[aws_operation(method = "PUT", uri = "/files/{name}")]
struct Upload {
    name: String,
    #[aws(payload)]
    content: ByteStream,
}

#[aws_operation(method = "PUT", uri = "/archives")]
struct Archive {
    #[aws(payload, requires_length)]
    content: ByteStream,
}

#[aws_operation(method = "GET", uri = "/files/{name}", output = File, error = DownloadError)]
struct Download {
    name: String,
}

#[aws_output]
#[derive(Debug)]
struct File {
    #[aws(header = "X-Kind")]
    kind: Option<String>,
    #[aws(payload)]
    content: ByteStream,
}

#[aws_error]
#[derive(Debug)]
enum DownloadError {
    NoSuchFileException { name: Option<String> },
}

/// A reader of the alphabet, again and again.
fn letters(count: u64) -> impl Read + Send {
    struct Letters(u8);
    impl Read for Letters {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            for byte in buffer.iter_mut() {
                *byte = b'a' + self.0;
                self.0 = (self.0 + 1) % 26;
            }
            Ok(buffer.len())
        }
    }
    Letters(0).take(count)
}

fn read(mut stream: ByteStream) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[test]
fn a_reader_of_known_length_is_sent_with_it() {
    let server = Server::start([Reply::json("")]);
    let content = ByteStream::from_reader(letters(100_000), Some(100_000));
    let upload = Upload::new("a", content);
    client(&server).send(&upload).expect("it is taken");
    let seen = &server.requests()[0];
    assert_eq!(seen.header("content-length"), Some("100000"));
    assert_eq!(seen.header("transfer-encoding"), None);
    assert_eq!(
        seen.header("content-type"),
        Some("application/octet-stream")
    );
    assert_eq!(
        seen.body,
        read(ByteStream::from_reader(letters(100_000), None)).expect("letters")
    );
}

#[test]
fn a_reader_of_unknown_length_is_sent_in_chunks() {
    let server = Server::start([Reply::json("")]);
    let upload = Upload::new("a", ByteStream::from_reader(letters(70_000), None));
    client(&server).send(&upload).expect("it is taken");
    let seen = &server.requests()[0];
    assert_eq!(seen.header("transfer-encoding"), Some("chunked"));
    assert_eq!(seen.header("content-length"), None);
    assert_eq!(seen.body.len(), 70_000);
}

#[test]
fn a_reader_is_sent_once() {
    let server = Server::start([Reply::json("")]);
    let client = client(&server);
    let upload = Upload::new("a", ByteStream::from_reader(letters(3), Some(3)));
    client.send(&upload).expect("it is taken");
    let error = client.send(&upload).expect_err("the reader is spent");
    assert_eq!(
        error.to_string(),
        "Upload: the payload is a reader that was sent before; make a `ByteStream` for each call, or make it from bytes or a path; nothing was sent"
    );
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn bytes_and_files_are_sent_again_and_again() {
    let path = std::env::temp_dir().join(format!("aws-operation-{}", std::process::id()));
    std::fs::write(&path, "of a file").expect("a temporary file");
    let server = Server::start([Reply::json("")]);
    let client = client(&server);
    let of_bytes = Upload::new("a", "of bytes");
    let of_file = Upload::new("b", ByteStream::from_path(&path).expect("it is there"));
    for upload in [&of_bytes, &of_bytes, &of_file, &of_file] {
        client.send(upload).expect("it is taken");
    }
    std::fs::remove_file(&path).expect("it is there");
    let bodies: Vec<String> = server
        .requests()
        .iter()
        .map(|request| String::from_utf8_lossy(&request.body).into_owned())
        .collect();
    assert_eq!(bodies, ["of bytes", "of bytes", "of a file", "of a file"]);
    assert_eq!(server.requests()[2].header("content-length"), Some("9"));
    assert_eq!(server.connections(), 1);
}

#[test]
fn what_is_no_file_is_no_stream() {
    assert!(ByteStream::from_path("/nowhere/at/all").is_err());
    assert!(ByteStream::from_path(std::env::temp_dir()).is_err());
}

#[test]
fn a_length_that_is_needed_must_be_known() {
    let server = Server::start([Reply::json("")]);
    let client = client(&server);
    let error = client
        .send(&Archive::new(ByteStream::from_reader(letters(3), None)))
        .expect_err("the length is not known");
    assert_eq!(
        error.to_string(),
        "Archive: the payload is a stream whose length is needed and not known; give it to `ByteStream::from_reader`; nothing was sent"
    );
    assert!(server.requests().is_empty());
    client
        .send(&Archive::new(ByteStream::from_reader(letters(3), Some(3))))
        .expect("it is taken");
}

#[test]
fn a_reader_that_fails_ends_the_call() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let server = Server::start([Reply::json("")]);
    let upload = Upload::new("a", ByteStream::from_reader(Broken, Some(3)));
    let error = client(&server).send(&upload).expect_err("nothing to send");
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
}

#[test]
fn a_stream_that_is_shorter_than_its_length_ends_the_call() {
    let server = Server::start([Reply::json("")]);
    for length in [3, 70_000] {
        let content = ByteStream::from_reader(letters(length), Some(length + 1));
        let error = client(&server).send(&Upload::new("a", content));
        let error = error.expect_err("a byte is missing");
        assert_eq!(
            error.to_string(),
            format!(
                "Upload: the request to {} broke off: the payload has fewer bytes than the length that was given for it",
                server.address()
            )
        );
    }
}

#[test]
fn a_reply_is_read_while_it_comes() {
    let barrier = Arc::new(Barrier::new(2));
    let reply = Reply::head("200 OK", &[("content-length", "11"), ("x-kind", "text")])
        .then_send("first ")
        .then_meet(&barrier)
        .then_send("piece");
    let server = Server::start([reply, Reply::json("")]);
    let client = client(&server);
    let File { kind, mut content } = client.send(&Download::new("a")).expect("a file");
    assert_eq!(kind.as_deref(), Some("text"));
    assert_eq!(content.length(), Some(11));
    let mut first = [0; 6];
    content.read_exact(&mut first).expect("the first piece");
    assert_eq!(&first, b"first ");
    // The server sends the rest only now.
    barrier.wait();
    assert_eq!(read(content).expect("the rest"), b"piece");
    // What was read to its end leaves the connection to the next call.
    let next = client.send(&Download::new("b")).expect("a file");
    assert_eq!(read(next.content).expect("nothing"), b"");
    assert_eq!(server.connections(), 1);
}

#[test]
fn a_stream_may_be_larger_and_take_longer_than_other_replies() {
    let slow = Reply::head("200 OK", &[("content-length", "20")]).then_trickle(b'x');
    let server = Server::start([slow]);
    let client = builder(&server.url())
        .max_response_body(10)
        .timeout(Duration::from_millis(100))
        .build()
        .expect("a URL");
    let file = client.send(&Download::new("a")).expect("a file");
    assert_eq!(read(file.content).expect("all of it"), [b'x'; 20]);
}

#[test]
fn a_stream_that_stops_is_an_error_of_its_reader() {
    let silent = Reply::head("200 OK", &[("content-length", "20")])
        .then_send("some")
        .then_silence();
    let cut = Reply::head("200 OK", &[("content-length", "20")])
        .then_send("some")
        .then_close();
    let server = Server::start([silent, cut]);
    let client = builder(&server.url())
        .read_timeout(Duration::from_millis(100))
        .build()
        .expect("a URL");
    let peer = server.address();
    for (kind, expected) in [
        (
            ErrorKind::TimedOut,
            format!("Download: {peer} sent nothing more in time after 4 of 20 bytes of the reply"),
        ),
        (
            ErrorKind::UnexpectedEof,
            format!("Download: {peer} closed the connection after 4 of 20 bytes of the reply"),
        ),
    ] {
        let file = client.send(&Download::new("a")).expect("the head of it");
        let error = read(file.content).expect_err("it is not whole");
        assert_eq!((error.kind(), error.to_string()), (kind, expected));
    }
}

#[test]
fn a_reply_that_breaks_off_while_it_is_sent_on_is_named() {
    let cut = Reply::head("200 OK", &[("content-length", "20")])
        .then_send("some")
        .then_close();
    let source = Server::start([cut]);
    let file = client(&source).send(&Download::new("a")).expect("the head");
    let server = Server::start([Reply::json("")]);
    let error = client(&server)
        .send(&Upload::new("a", file.content))
        .expect_err("some of it is missing");
    assert_eq!(
        error.to_string(),
        format!(
            "Upload: the request to {} broke off: Download: {} closed the connection after 4 of 20 bytes of the reply",
            server.address(),
            source.address()
        )
    );
}

#[test]
fn a_stream_that_is_dropped_leaves_the_client_of_use() {
    let long = Reply::head("200 OK", &[("content-length", "1000000")])
        .then_send("some")
        .then_silence();
    let server = Server::start([long, Reply::json("")]);
    let client = client(&server);
    drop(client.send(&Download::new("a")).expect("the head of it"));
    client.send(&Download::new("b")).expect("a file");
}

#[test]
fn an_error_in_place_of_a_stream_is_read_as_one() {
    let headers = [("x-amzn-errortype", "NoSuchFileException")];
    let server = Server::start([Reply::new("404 Not Found", &headers, r#"{"name":"a"}"#)]);
    match client(&server).send(&Download::new("a")) {
        Err(Error::Modeled(DownloadError::NoSuchFileException { name }, details)) => {
            assert_eq!(name.as_deref(), Some("a"));
            assert_eq!(details.status(), 404);
        }
        other => panic!("expected the modelled error, found {other:?}"),
    }
}
