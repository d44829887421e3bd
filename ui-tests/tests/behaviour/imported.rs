//! `service!`: what comes of a model can be used like what is written by hand.

use aws_operation::http::Response;
use aws_operation::wait::{Verdict, Waiter};
use aws_operation::{
    Auth, Endpoint, Error, ModeledError, Operation, PaginatedItems, Service, Timestamp,
};

mod notes {
    aws_operation::service! {
        model = "models/notes.json",
        operations = [CreateNote, ListNotes],
        waiters = [NotesDone, NoteExists, NoteReady],
        docs = false,
    }
}

use notes::{CreateNote, CreateNoteError, ListNotes, Note, NoteType};

fn endpoint() -> Endpoint {
    Endpoint::new("https://notes.example.com").expect("a URL")
}

#[test]
fn the_service_is_known() {
    let metadata = notes::Notes::METADATA;
    assert_eq!(metadata.service_id, "Notes");
    assert_eq!(metadata.endpoint_prefix, "notes");
    assert_eq!(metadata.auth, Auth::SigV4);
    assert_eq!(ListNotes::SERVICE, Some(metadata));
    assert_eq!(ListNotes::AUTH, Auth::None);
}

#[test]
fn requests_are_written() {
    let parent = Note::new("n-0").due(Timestamp::from_secs(0));
    let request = CreateNote::new("s3cret", NoteType::ToDo)
        .tags([("a".to_owned(), "b".to_owned())])
        .due(Timestamp::from_secs(1_576_540_098))
        .parent(parent)
        .client_token("t");
    assert!(!format!("{request:?}").contains("s3cret"));
    let request = request.encode(&endpoint()).expect("a request");
    assert_eq!(request.method(), "POST");
    let body: serde_json::Value = serde_json::from_slice(request.body().as_bytes()).expect("JSON");
    let expected = serde_json::json!({
        "text": "s3cret",
        "type": "to-do",
        "tags": {"a": "b"},
        "due": "2019-12-16T23:48:18Z",
        "parent": {"id": "n-0", "due": "1970-01-01T00:00:00Z"},
        "clientToken": "t",
    });
    assert_eq!(body, expected);

    let request = ListNotes::new()
        .types([NoteType::Idea, NoteType::from("new")])
        .done(true)
        .encode(&endpoint())
        .expect("a request");
    assert_eq!(
        request.uri(),
        "https://notes.example.com/notes?type=IDEA&type=new&done=true"
    );
}

#[test]
fn replies_are_read() {
    let reply = r#"{"id":"n-1","type":"self","parent":{"id":"n-0"}}"#;
    let output = CreateNote::decode(Response::new(reply)).expect("a note");
    let note = output.note.expect("the payload");
    assert_eq!(note.r#type, Some(NoteType::SelfValue));
    assert_eq!(note.parent.expect("a note in the note").id, "n-0");
    // What the model requires of a reply alone may be missing.
    assert!(
        ListNotes::decode(Response::new("{}"))
            .expect("a reply")
            .notes
            .is_empty()
    );
}

#[test]
fn pages_are_known() {
    fn items_of<O: PaginatedItems>() -> &'static str {
        std::any::type_name::<O::Item>()
    }
    assert!(items_of::<ListNotes>().ends_with("::notes::Note"));
}

/// What a waiter makes of a reply.
fn judged<O: Operation>(waiter: &Waiter<O>, status: u16, code: &str, body: &str) -> Verdict {
    let reply = Response::builder()
        .status(status)
        .header("x-amzn-errortype", code)
        .body(body)
        .expect("a reply");
    waiter.judge(&O::decode(reply))
}

#[test]
fn waiters_judge_lists() {
    let done = notes::Notes::notes_done();
    assert_eq!(done.name(), Some("NotesDone"));
    let shown = format!("{done:?}");
    assert!(shown.contains("delay: 3s, max_attempts: 40"), "{shown}");
    let list = |notes: &str| judged(&done, 200, "", &format!(r#"{{"notes":[{notes}]}}"#));
    assert_eq!(list(""), Verdict::Retry);
    let (done_note, idea) = (
        r#"{"id":"a","type":"to-do"}"#,
        r#"{"id":"b","type":"IDEA"}"#,
    );
    let below = |parent: &str| format!(r#"{{"id":"c","type":"to-do","parent":{parent}}}"#);
    assert_eq!(list(done_note), Verdict::Success);
    assert_eq!(list(&[done_note, idea].join(",")), Verdict::Unmatched);
    // What has no type is not compared.
    assert_eq!(
        list(&[done_note, r#"{"id":"d"}"#].join(",")),
        Verdict::Success
    );
    assert_eq!(list(r#"{"id":"d"}"#), Verdict::Unmatched);
    assert_eq!(list(&below(done_note)), Verdict::Success);
    let failure = Verdict::failure("one of `notes[].parent.type` is `IDEA`");
    assert_eq!(list(&[done_note, &below(idea)].join(",")), failure);
    assert_eq!(judged(&done, 503, "X", ""), Verdict::Retry);
    assert_eq!(judged(&done, 500, "X", ""), Verdict::Unmatched);
}

#[test]
fn waiters_judge_errors() {
    let exists = notes::Notes::note_exists();
    assert_eq!(judged(&exists, 201, "", r#"{"id":"n"}"#), Verdict::Success);
    assert_eq!(
        judged(&exists, 409, "ConflictException", "{}"),
        Verdict::Success
    );
    assert_eq!(
        judged(&exists, 429, "ThrottlingException", "{}"),
        Verdict::Retry
    );
    let failure = Verdict::failure("the service reports an error");
    assert_eq!(judged(&exists, 400, "OtherException", "{}"), failure);
    // A reply that cannot be read is no error of the service.
    assert_eq!(judged(&exists, 200, "", "{"), Verdict::Unmatched);
}

#[test]
fn waiters_judge_by_expressions() {
    let ready = notes::Notes::note_ready();
    let note = |note: &str| judged(&ready, 201, "", note);
    assert_eq!(note(r#"{"id":"n-2","type":"self"}"#), Verdict::Success);
    assert_eq!(note(r#"{"id":"n-2","type":"to-do"}"#), Verdict::Success);
    assert_eq!(note(r#"{"id":"n-1","type":"IDEA"}"#), Verdict::Success);
    assert_eq!(note(r#"{"id":"n-2","type":"IDEA"}"#), Verdict::Unmatched);
    assert_eq!(note(r#"{"id":"n-2"}"#), Verdict::Unmatched);
}

#[test]
fn errors_are_told_apart() {
    let reply = Response::builder()
        .status(409)
        .header("x-amzn-errortype", "ConflictException:http://internal/")
        .header("retry-after", "7")
        .body(r#"{"message":"it is there"}"#)
        .expect("a reply");
    match CreateNote::decode(reply) {
        Err(Error::Modeled(CreateNoteError::ConflictException(conflict), details)) => {
            assert_eq!(conflict.retry_after, Some(7));
            assert_eq!(conflict.message.as_deref(), Some("it is there"));
            assert_eq!(details.status(), 409);
        }
        other => panic!("expected the modelled error, found {other:?}"),
    }
    let reply = Response::builder()
        .status(429)
        .body(r#"{"__type":"notes#ThrottlingException"}"#)
        .expect("a reply");
    match CreateNote::decode(reply) {
        Err(Error::Modeled(error, _)) => assert!(error.is_throttling()),
        other => panic!("expected the modelled error, found {other:?}"),
    }
}
