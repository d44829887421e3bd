//! Where we differ from botocore, on purpose.

use serde_json::{Value, json};

/// A difference in a case.
pub(super) struct Difference {
    pub(super) case: &'static str,
    pub(super) change: Change,
    #[allow(dead_code, reason = "for people")]
    why: &'static str,
}

/// What is different about ours.
pub(super) enum Change {
    /// An error, after so many of the requests.
    Error(usize),
    /// The requests.
    Requests(fn(&mut Vec<Value>)),
}

pub(super) const DIFFERENCES: [Difference; 5] = [
    Difference {
        case: "role: a duration that is none",
        change: Change::Error(0),
        why: "botocore takes no notice of it, and the credentials end at another time than was meant",
    },
    Difference {
        case: "role: MFA, HTTP 500 once",
        change: Change::Error(1),
        why: "the code is good for one call, which may have been made",
    },
    Difference {
        case: "web identity: a line break after the token",
        change: Change::Requests(|requests| {
            requests[0]["form"]["WebIdentityToken"] = json!("to.k-e_n");
        }),
        why: "no token has white space in it, and editors and `echo` add some",
    },
    Difference {
        case: "endpoint: URL with a path",
        change: Change::Requests(|requests| requests[0]["path"] = json!("/base/")),
        why: "the operation's path is `/`, below that of the endpoint (Smithy's case QueryHostWithPath)",
    },
    Difference {
        case: "reply: HTTP 503 and no XML",
        change: Change::Requests(|requests| *requests = vec![requests[0].clone(); 3]),
        why: "it passes as any other 503 does; botocore ends when it cannot read the reply",
    },
];
