//! Clients that find their credentials, tokens, region and endpoints themselves.

use std::env;
use std::process::Command;

use aws_operation::{
    Auth, Client, ClientBuilder, Credentials, RestJson1, Service, ServiceMetadata, aws_operation,
};

use crate::home::Home;
use crate::sso::{home as signed_in_home, sign_in};
use crate::support::{Reply, Server};

enum Lambda {}

impl Service for Lambda {
    type Protocol = RestJson1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("Lambda", "lambda").auth(Auth::SigV4);
}

#[aws_operation(method = "GET", uri = "/functions", service = Lambda)]
struct ListFunctions {}

enum Bedrock {}

impl Service for Bedrock {
    type Protocol = RestJson1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("Bedrock Runtime", "bedrock-runtime")
        .signing_name("bedrock")
        .auth(Auth::SigV4)
        .accepts_bearer_token(true);
}

#[aws_operation(method = "GET", uri = "/models", service = Bedrock)]
struct ListModels {}

enum CodeCatalyst {}

impl Service for CodeCatalyst {
    type Protocol = RestJson1;
    const METADATA: ServiceMetadata =
        ServiceMetadata::new("CodeCatalyst", "codecatalyst").auth(Auth::Bearer);
}

#[aws_operation(method = "GET", uri = "/spaces", service = CodeCatalyst)]
struct ListSpaces {}

#[aws_operation(method = "GET", uri = "/anything", auth = "bearer")]
struct OfNoService {}

const FILE: &str = "[default]\nregion = eu-west-1\naws_access_key_id = DEFAULT\naws_secret_access_key = hush\n\
    [profile night]\nregion = eu-north-1\naws_access_key_id = NIGHT\naws_secret_access_key = hush\n";

/// A server, and a home folder whose configuration sends every service there.
fn at(server: &Server, home: Home) -> Home {
    home.variable("AWS_ENDPOINT_URL", &server.url())
}

fn build(home: &Home) -> Client {
    from(home).build().expect("a client")
}

fn from(home: &Home) -> ClientBuilder {
    ClientBuilder::from_config(home.load())
}

fn authorization(server: &Server, index: usize) -> String {
    let requests = server.requests();
    let value = requests[index].header("authorization");
    value.expect("it is authorized").to_owned()
}

#[test]
fn keys_and_region_are_the_profiles() {
    let server = Server::start([Reply::json(""), Reply::json(""), Reply::json("")]);
    let home = at(&server, Home::new().config(FILE));
    build(&home).send(&ListFunctions::new()).expect("a reply");
    assert!(authorization(&server, 0).contains("Credential=DEFAULT/"));
    assert!(authorization(&server, 0).contains("/eu-west-1/lambda/aws4_request"));

    // A profile that the program selects goes before what the environment has.
    let home = home
        .variable("AWS_ACCESS_KEY_ID", "ENVIRONMENT")
        .variable("AWS_SECRET_ACCESS_KEY", "hush");
    let night = from(&home).profile("night").build().expect("a client");
    night.send(&ListFunctions::new()).expect("a reply");
    assert!(authorization(&server, 1).contains("Credential=NIGHT/"));
    assert!(authorization(&server, 1).contains("/eu-north-1/lambda/"));

    // What is given to the builder goes before everything.
    let given = from(&home)
        .region("us-west-2")
        .credentials(Credentials::new("GIVEN", "hush"))
        .build()
        .expect("a client");
    given.send(&ListFunctions::new()).expect("a reply");
    assert!(authorization(&server, 2).contains("Credential=GIVEN/"));
    assert!(authorization(&server, 2).contains("/us-west-2/lambda/"));
}

/// As with botocore, which asks `sts.cn-north-1.amazonaws.com.cn` for a client in `cn-north-1`: a role of another partition is not
/// known anywhere else.
#[test]
fn roles_are_assumed_in_the_region_of_the_client() {
    for line in ["", "region = eu-west-1\n"] {
        let server = Server::start([
            Reply::new(
                "200 OK",
                &[],
                crate::role::xml("AssumeRole", 1, 1_000_000_000),
            ),
            Reply::json(""),
        ]);
        let config = crate::role::CONFIG.replace("[default]\n", &format!("[default]\n{line}"));
        let home = at(&server, Home::new().config(&config));
        let client = from(&home).region("cn-north-1").build();
        let client = client.expect("a client");
        client.send(&ListFunctions::new()).expect("a reply");
        assert!(authorization(&server, 0).contains("/cn-north-1/sts/"));
        assert!(authorization(&server, 1).contains("/cn-north-1/lambda/"));
    }
}

#[test]
fn the_endpoint_is_the_selected_profiles() {
    let server = Server::start([Reply::json("")]);
    let file = format!(
        "{FILE}endpoint_url = {}\n[profile other]\nendpoint_url = https://other.example.com\n",
        server.url()
    );
    let home = Home::new().config(&file).variable("AWS_PROFILE", "other");
    let night = from(&home).profile("night").build().expect("a client");
    night.send(&ListFunctions::new()).expect("a reply");
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn fips_that_the_program_asks_for_goes_before_what_is_configured() {
    let home = Home::new()
        .config(FILE)
        .variable("AWS_USE_FIPS_ENDPOINT", "false");
    // A URL and FIPS exclude each other, so that the error shows who was heard.
    let home = home.variable("AWS_ENDPOINT_URL", "https://example.com");
    let client = from(&home).use_fips(true).build().expect("a client");
    let error = client.send(&ListFunctions::new()).expect_err("no endpoint");
    assert!(
        error.to_string().contains("FIPS exclude each other"),
        "{error}"
    );
}

#[test]
fn what_is_missing_is_said_by_the_call_that_needs_it() {
    let server = Server::start([Reply::json("")]);
    let message = |client: &Client| {
        let error = client.send(&ListFunctions::new()).expect_err("an error");
        error.to_string()
    };
    let nothing = Home::new();
    assert_eq!(
        message(&build(&nothing)),
        "ListFunctions: there is no region; give one, such as us-east-1, set AWS_REGION where the environment is read, or give the URL of the endpoint; nothing was sent"
    );
    let home = at(&server, Home::new().config(FILE)).variable("AWS_PROFILE", "neither");
    let error = from(&home).build().expect_err("no such profile");
    let error = error.to_string();
    assert!(
        error.contains("AWS_PROFILE") && error.contains("neither"),
        "{error}"
    );

    let home = at(&server, Home::new()).variable("AWS_REGION", "eu-west-1");
    let error = message(&build(&home));
    assert!(
        error.starts_with("ListFunctions: credentials: there are none. environment: AWS_ACCESS_KEY_ID is not set; profile: "),
        "{error}"
    );
    let error = Client::builder().profile("night").build();
    assert_eq!(
        error.expect_err("no configuration").to_string(),
        "the profile \"night\" was given without a configuration to find it in; call `config`, or begin with `ClientBuilder::from_env`"
    );
    assert!(server.requests().is_empty());
}

#[test]
fn a_token_in_the_environment_is_for_its_service() {
    let server = Server::start([
        Reply::json(""),
        Reply::json(""),
        Reply::json(""),
        Reply::json(""),
    ]);
    let home = at(&server, Home::new().config(FILE))
        .variable("AWS_BEARER_TOKEN_BEDROCK", "hush-bedrock")
        .variable("AWS_BEARER_TOKEN_CODECATALYST", "hush-catalyst")
        .variable("AWS_BEARER_TOKEN_LAMBDA", "hush-lambda");
    let client = build(&home);
    client.send(&ListModels::new()).expect("a reply");
    assert_eq!(authorization(&server, 0), "Bearer hush-bedrock");
    client.send(&ListSpaces::new()).expect("a reply");
    assert_eq!(authorization(&server, 1), "Bearer hush-catalyst");
    // A service that takes signatures alone gets one.
    client.send(&ListFunctions::new()).expect("a reply");
    assert!(authorization(&server, 2).contains("Credential=DEFAULT/"));
    // Who gives credentials means them.
    let given = from(&home).credentials(Credentials::new("GIVEN", "hush"));
    given
        .build()
        .expect("a client")
        .send(&ListModels::new())
        .expect("a reply");
    assert!(authorization(&server, 3).contains("Credential=GIVEN/"));
    assert!(!format!("{client:?}").contains("hush"));
}

#[test]
fn an_empty_token_is_none() {
    let server = Server::start([Reply::json("")]);
    let home = at(&server, Home::new().config(FILE)).variable("AWS_BEARER_TOKEN_BEDROCK", "");
    build(&home).send(&ListModels::new()).expect("a reply");
    assert!(authorization(&server, 0).contains("Credential=DEFAULT/"));
}

#[test]
fn a_token_that_is_given_needs_no_credentials() {
    let server = Server::start([Reply::json("")]);
    let client = Client::builder()
        .endpoint_url(&server.url())
        .allow_loopback_http(true)
        .bearer_token(aws_operation::Sensitive::from("hush-given"))
        .build()
        .expect("a client");
    client.send(&ListModels::new()).expect("a reply");
    assert_eq!(authorization(&server, 0), "Bearer hush-given");
}

#[test]
fn the_sign_in_of_the_profile_gives_the_other_tokens() {
    let server = Server::start([Reply::json(""), Reply::json("")]);
    let home = at(&server, signed_in_home()).variable("AWS_REGION", "us-east-1");
    sign_in(&home, "my-sso", "2123-01-01T00:00:00Z");
    let client = build(&home);
    client.send(&ListSpaces::new()).expect("a reply");
    assert_eq!(authorization(&server, 0), "Bearer hush-old");

    let home = at(&server, Home::new().config(FILE));
    let error = build(&home).send(&ListSpaces::new()).expect_err("no token");
    assert_eq!(
        error.to_string(),
        "ListSpaces: bearer token: there is none: AWS_BEARER_TOKEN_CODECATALYST is not set, and the profile has no `sso_session`; set the one or the other; nothing was sent"
    );
    let error = from(&home)
        .endpoint_url(&server.url())
        .allow_loopback_http(true)
        .build()
        .expect("a client")
        .send(&OfNoService::new())
        .expect_err("no token");
    assert_eq!(
        error.to_string(),
        "OfNoService: bearer token: there is none: the profile has no `sso_session`; add one and sign in; nothing was sent"
    );
}

#[test]
fn roles_of_a_sign_in_sign_requests() {
    let server = Server::start([
        Reply::json(
            r#"{"roleCredentials":{"accessKeyId":"ROLE","secretAccessKey":"hush","sessionToken":"hush","expiration":4000000000000}}"#,
        ),
        Reply::json(""),
        Reply::json(""),
    ]);
    let home = at(&server, signed_in_home()).variable("AWS_REGION", "us-east-1");
    sign_in(&home, "my-sso", "2123-01-01T00:00:00Z");
    let client = build(&home);
    // The second call has the credentials of the first.
    for _ in 0..2 {
        client.send(&ListFunctions::new()).expect("a reply");
    }
    assert_eq!(server.requests().len(), 3);
    assert!(
        server.requests()[0]
            .line()
            .starts_with("GET /federation/credentials?")
    );
    for index in 1..3 {
        assert!(authorization(&server, index).contains("Credential=ROLE/"));
    }
}

const URL: &str = "AWS_OPERATION_TEST_CALL";

/// A program cannot change its own environment safely, so the test runs itself again, as a child with another one.
#[test]
fn from_env_is_the_environment_of_the_process() {
    if env::var_os(URL).is_some() {
        let client = Client::from_env().expect("a client");
        client.send(&ListFunctions::new()).expect("a reply");
        return;
    }
    let server = Server::start([Reply::json("")]);
    let home = Home::new().config(FILE);
    let mut child = Command::new(env::current_exe().expect("the test runs"));
    let output = child
        .args([
            "--exact",
            "client::from_env_is_the_environment_of_the_process",
        ])
        .env_clear()
        .env(URL, "")
        .env("HOME", home.path())
        .env("AWS_PROFILE", "night")
        .env("AWS_ENDPOINT_URL_LAMBDA", server.url())
        // A server on this machine is nobody else's to reach.
        .env("HTTP_PROXY", "http://127.0.0.1:1")
        .env("ALL_PROXY", "http://127.0.0.1:1")
        .output()
        .expect("the test can run itself");
    assert!(output.status.success(), "{output:?}");
    assert!(authorization(&server, 0).contains("Credential=NIGHT/"));
    assert!(authorization(&server, 0).contains("/eu-north-1/lambda/"));
}
