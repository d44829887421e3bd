//! `service!`: what comes of a model can be used like what is written by hand.

use aws_operation::http::Response;
use aws_operation::{
    Auth, Endpoint, Error, ModeledError, Operation, PaginatedItems, Service, Timestamp,
};

mod notes {
    aws_operation::service! {
        model = "models/notes.json",
        operations = [CreateNote, ListNotes],
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
