//! Credentials of roles are fetched once, and again before they expire.

use std::thread;

use aws_operation::auth::ProvideCredentials;

use super::{CONFIG, good_for, home, refused};
use crate::support::Server;
use crate::{key, later};

#[test]
fn many_threads_make_one_call() {
    let server = Server::start([good_for(1, 3600), good_for(2, 7200)]);
    let chain = home(CONFIG, &server).chain().cached();
    let at = |seconds| {
        thread::scope(|scope| {
            let threads: Vec<_> = (0..16)
                .map(|_| scope.spawn(|| key(chain.credentials(later(seconds)))))
                .collect();
            let mut keys: Vec<_> = threads
                .into_iter()
                .map(|thread| thread.join().expect("no panic").expect("credentials"))
                .collect();
            keys.dedup();
            keys
        })
    };
    for (seconds, expected, requests) in [(0, "ASIA1", 1), (2_699, "ASIA1", 1), (3_000, "ASIA2", 2)]
    {
        assert_eq!(at(seconds), [expected], "{seconds}");
        assert_eq!(server.requests().len(), requests, "{seconds}");
    }
}

#[test]
fn a_role_on_the_way_is_assumed_again_only_before_it_expires() {
    let config = CONFIG.replace("source_profile = base", "source_profile = between")
        + "[profile between]\nrole_arn = arn:aws:iam::111122223333:role/B\nsource_profile = base\n";
    let server = Server::start([
        good_for(1, 7200),
        good_for(2, 3600),
        good_for(3, 6800),
        good_for(4, 14_400),
        good_for(5, 10_000),
    ]);
    let chain = home(&config, &server).chain().cached();
    for (seconds, expected, requests) in [
        (0, "ASIA2", 2),
        // The first lives on.
        (3_000, "ASIA3", 3),
        (5_800, "ASIA3", 3),
        (6_600, "ASIA5", 5),
    ] {
        let found = key(chain.credentials(later(seconds))).expect("credentials");
        assert_eq!(
            (found.as_str(), server.requests().len()),
            (expected, requests)
        );
    }
    let signed_with: Vec<_> = server
        .requests()
        .iter()
        .map(|request| {
            let authorization = request.header("authorization").expect("a signature");
            let (_, key) = authorization.split_once("Credential=").expect("a key");
            key.split('/').next().expect("a key").to_owned()
        })
        .collect();
    assert_eq!(signed_with, ["BASE", "ASIA1", "ASIA1", "BASE", "ASIA4"]);
}

#[test]
fn a_failure_does_no_harm_while_the_old_ones_are_good() {
    let server = Server::start([good_for(1, 3600), refused("403 x", "AccessDenied", "no")]);
    let chain = home(CONFIG, &server).chain().cached();
    for seconds in [0, 2_999] {
        let found = key(chain.credentials(later(seconds)));
        assert_eq!(found.expect("credentials"), "ASIA1");
    }
    assert!(chain.credentials(later(3_000)).is_err());
}
