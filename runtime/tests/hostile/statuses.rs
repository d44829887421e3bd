//! Every status that HTTP can have.

use crate::check::{VALUE, all, one, reply};
use crate::sink::Pour;

#[test]
fn every_status_is_an_output_or_an_error() {
    for status in 100..=999 {
        let is_success = (200..300).contains(&status);
        let tally = one::<Pour>(&reply(status, r#"{"id":"i"}"#));
        assert_eq!(tally.read == 1, is_success, "{status}");
        assert_eq!(
            one::<Pour>(&reply(status, r#"{"__type":"SlowDownException"}"#)).read,
            0,
            "{status}"
        );
        let bodies = [
            String::new(),
            "null".to_owned(),
            "[]".to_owned(),
            format!("\"{VALUE}\""),
            format!("{{\"{VALUE}\":\"{VALUE}\"}}"),
            format!("<html>{VALUE}"),
        ];
        for body in bodies {
            let tally = all(&reply(status, body));
            assert!(is_success || tally.read == 0, "{status}");
        }
    }
}
