//! What is asked for, and in which order.

use std::time::Duration;

use aws_operation::sso_oidc::device_flow::{
    self, DeviceFlowError, Moment, Settings, SignedIn, Step, WaitReason,
};
use aws_operation::sso_oidc::{ClientType, GrantType};

use crate::replies::{codes, pending, registered, token};
use crate::scripted::{Script, cached, settings};

#[test]
fn the_requests_carry_what_the_service_needs() {
    let now = Moment::now();
    let settings = settings()
        .client_name("inventory-tool")
        .scopes(["sso:account:access"]);

    let Step::RegisterClient(call) = device_flow::begin(settings, now) else {
        panic!("the first step registers");
    };
    assert_eq!(call.request().client_name, "inventory-tool");
    assert_eq!(call.request().client_type, ClientType::Public);
    assert_eq!(
        call.request().scopes.as_deref(),
        Some(&["sso:account:access".to_owned()][..])
    );

    let Step::StartDeviceAuthorization(call) = call.reply(registered().0, now) else {
        panic!("the second step asks for codes");
    };
    assert_eq!(call.request().client_id, "new-client");
    assert_eq!(call.request().client_secret.expose(), "new-client-secret");
    assert_eq!(
        call.request().start_url,
        "https://example.awsapps.com/start"
    );
    assert_eq!(call.registration().client_id, "new-client");

    let Step::CreateToken(call) = call.reply(codes(600, Some(1)).0, now) else {
        panic!("the third step asks for the token");
    };
    assert_eq!(call.request().client_id, "new-client");
    assert_eq!(call.request().client_secret.expose(), "new-client-secret");
    assert_eq!(call.request().grant_type, GrantType::DeviceCode);
    let device_code = call
        .request()
        .device_code
        .as_ref()
        .map(|code| code.expose().as_str());
    assert_eq!(device_code, Some("the-device-code"));
}

#[test]
fn no_scopes_are_sent_unless_asked_for() {
    let Step::RegisterClient(call) = device_flow::begin(settings(), Moment::now()) else {
        panic!("the first step registers");
    };
    assert_eq!(call.request().scopes, None);
}

#[test]
fn a_client_that_was_approved_before_gets_its_token_without_a_prompt() {
    let run = Script::new().polls([token()]).run(settings());
    assert_eq!(run.polled_at, [0]);
    assert!(run.prompts.is_empty());
    assert!(run.waits.is_empty());
    assert_eq!(
        run.signed_in().token.access_token.expose(),
        "the-access-token"
    );
}

#[test]
fn otherwise_the_prompt_comes_after_the_first_attempt_and_before_the_first_wait() {
    let run = Script::new()
        .polls([pending(), pending(), token()])
        .run(settings());
    assert_eq!(run.prompted_at, [0]);
    assert_eq!(run.polled_at, [0, 1, 2]);
    assert_eq!(run.waits[0], (Duration::from_secs(1), WaitReason::Pending));

    let prompt = &run.prompts[0];
    assert_eq!(
        prompt.verification_uri(),
        "https://device.sso.eu-west-1.amazonaws.com/"
    );
    assert_eq!(prompt.user_code(), "WDJB-MJHT");
    assert_eq!(prompt.expires_in(), Duration::from_secs(600));
}

#[test]
fn the_result_has_what_a_token_file_needs() {
    let run = Script::new()
        .latency(2)
        .polls([pending(), token()])
        .run(settings());
    let start = run.start;
    let signed_in = run.signed_in();
    assert_eq!(signed_in.region, "eu-west-1");
    assert_eq!(signed_in.start_url, "https://example.awsapps.com/start");
    assert_eq!(signed_in.registration.client_id, "new-client");
    assert_eq!(
        signed_in.registration.client_secret.expose(),
        "new-client-secret"
    );
    let expires_at = signed_in
        .registration
        .expires_at
        .expect("the service said when");
    assert_eq!(
        expires_at
            .duration_since(std::time::UNIX_EPOCH)
            .expect("after 1970")
            .as_secs(),
        4_102_444_800
    );
    assert!(signed_in.newly_registered);
    // Two seconds each for registering, starting and the first attempt, one of waiting, then the request.
    let requested_at = start + Duration::from_secs(7);
    assert_eq!(signed_in.requested_at, requested_at);
    assert_eq!(
        signed_in.expires_at(),
        Some((requested_at + Duration::from_secs(28_800)).wall)
    );
}

#[test]
fn a_flow_can_move_between_threads() {
    fn is_send<T: Send>() {}
    fn is_send_and_sync<T: Send + Sync + 'static>() {}
    is_send::<Step>();
    is_send::<SignedIn>();
    is_send_and_sync::<Settings>();
    is_send_and_sync::<DeviceFlowError>();
}

#[test]
fn a_cached_registration_saves_the_first_call() {
    let run = Script::new()
        .polls([token()])
        .run(settings().registration(cached(60)));
    assert!(run.registered_at.is_empty());
    let signed_in = run.signed_in();
    assert_eq!(signed_in.registration.client_id, "cached-client");
    assert!(!signed_in.newly_registered);
}
