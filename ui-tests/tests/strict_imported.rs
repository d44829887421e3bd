//! The lints that a strict crate denies say nothing about an imported service. Clippy's are checked where clippy runs.

#![deny(
    warnings,
    missing_docs,
    missing_debug_implementations,
    rust_2018_idioms,
    unreachable_pub,
    unused,
    unused_qualifications,
    unused_lifetimes,
    single_use_lifetimes,
    let_underscore_drop,
    clippy::all,
    clippy::pedantic,
    clippy::nursery
)]

/// A service with its documentation, pages and a waiter.
pub mod documented {
    aws_operation::service! {
        model = "models/notes.json",
        operations = [CreateNote, ListNotes, DeleteNote],
        waiters = [NotesDone],
    }
}

/// The same without documentation of the model's.
pub mod bare {
    aws_operation::service! {
        model = "models/notes.json",
        operations = [CreateNote, ListNotes, DeleteNote],
        waiters = [NotesDone],
        docs = false,
    }
}

#[test]
fn both_are_there() {
    let names = [
        documented::Notes::notes_done().name().map(str::to_owned),
        bare::Notes::notes_done().name().map(str::to_owned),
    ];
    assert_eq!(names, [Some("NotesDone".into()), Some("NotesDone".into())]);
}
