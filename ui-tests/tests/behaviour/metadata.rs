//! What is known of an operation without a request.

use aws_operation::{Auth, Operation, RestJson1, Service, ServiceMetadata, aws_operation};

struct Lambda;

impl Service for Lambda {
    type Protocol = RestJson1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("Lambda", "lambda").auth(Auth::SigV4);
}

#[test]
fn names_are_those_of_the_struct_and_the_attribute() {
    #[aws_operation(method = "PATCH", uri = "/a/{b}/{c+}?d")]
    struct UpdateThing {
        b: String,
        c: String,
    }

    assert_eq!(UpdateThing::NAME, "UpdateThing");
    assert_eq!(UpdateThing::METHOD, "PATCH");
    assert_eq!(UpdateThing::URI, "/a/{b}/{c+}?d");
    assert_eq!(UpdateThing::SERVICE, None);
    assert_eq!(UpdateThing::AUTH, Auth::None);
    let _ = UpdateThing::new("b", "c");
}

#[test]
fn a_service_says_how_its_operations_are_authorized_unless_they_say_so() {
    #[aws_operation(method = "GET", uri = "/", service = Lambda)]
    struct ListFunctions {}

    #[aws_operation(method = "GET", uri = "/", service = Lambda, auth = "none")]
    struct Ping {}

    assert_eq!(ListFunctions::SERVICE, Some(Lambda::METADATA));
    assert_eq!(ListFunctions::AUTH, Auth::SigV4);
    assert_eq!(Ping::AUTH, Auth::None);
}

#[test]
fn every_way_to_authorize_has_a_name() {
    macro_rules! auth {
        ($name:literal) => {{
            #[aws_operation(method = "GET", uri = "/", auth = $name)]
            struct Call {}
            Call::AUTH
        }};
    }

    assert_eq!(auth!("none"), Auth::None);
    assert_eq!(auth!("bearer"), Auth::Bearer);
    assert_eq!(auth!("sigv4"), Auth::SigV4);
    assert_eq!(auth!("sigv4-unsigned-body"), Auth::SigV4UnsignedBody);
}

#[test]
fn what_can_be_made_again_is_known() {
    macro_rules! is_idempotent {
        ($method:literal $($more:tt)*) => {{
            #[aws_operation(method = $method, uri = "/" $($more)*)]
            struct Call {}
            Call::IDEMPOTENT
        }};
    }

    #[aws_operation(method = "POST", uri = "/")]
    struct WithToken {
        #[aws(idempotency_token)]
        token: Option<String>,
    }

    for is_idempotent in [
        is_idempotent!("GET"),
        is_idempotent!("HEAD"),
        is_idempotent!("OPTIONS"),
        is_idempotent!("TRACE"),
        is_idempotent!("PUT"),
        is_idempotent!("DELETE"),
        is_idempotent!("POST", idempotent),
        is_idempotent!("PATCH", idempotent),
        WithToken::IDEMPOTENT,
    ] {
        assert!(is_idempotent);
    }
    assert!(!is_idempotent!("POST"));
    assert!(!is_idempotent!("PATCH"));
    assert_eq!(WithToken::new().token, None);
}
