//! Where we differ from botocore, on purpose.

/// A difference: the case, the answer, ours as JSON, and why.
pub(crate) type Difference = (&'static str, &'static str, &'static str, &'static str);

pub(crate) const DIFFERENCES: [Difference; 23] = [
    (
        "both variables for the profile",
        "profile",
        r#"{"name": "a", "values": {"region": "us-east-2"}}"#,
        PROFILE,
    ),
    (
        "both variables for the profile",
        "region",
        r#""us-east-2""#,
        PROFILE,
    ),
    (
        "both variables for the profile",
        "endpoints",
        IN_US_EAST_2,
        PROFILE,
    ),
    ("region: AWS_REGION", "region", r#""eu-west-1""#, REGION),
    ("region: AWS_REGION", "endpoints", IN_EU_WEST_1, REGION),
    ("region: both variables", "region", r#""eu-west-1""#, REGION),
    ("region: both variables", "endpoints", IN_EU_WEST_1, REGION),
    ("use_fips_endpoint: yes", "use_fips", ERROR, SWITCH),
    ("use_fips_endpoint: yes", "endpoints", ERRORS, SWITCH),
    ("AWS_USE_FIPS_ENDPOINT: empty", "use_fips", ERROR, SWITCH),
    ("AWS_USE_FIPS_ENDPOINT: empty", "endpoints", ERRORS, SWITCH),
    (
        "use_dualstack_endpoint: yes",
        "use_dual_stack",
        ERROR,
        SWITCH,
    ),
    ("use_dualstack_endpoint: yes", "endpoints", ERRORS, SWITCH),
    (
        "AWS_USE_DUALSTACK_ENDPOINT: empty",
        "use_dual_stack",
        ERROR,
        SWITCH,
    ),
    (
        "AWS_USE_DUALSTACK_ENDPOINT: empty",
        "endpoints",
        ERRORS,
        SWITCH,
    ),
    ("URL: with FIPS", "endpoints", ERRORS, URL),
    ("URL: with dual stack", "endpoints", ERRORS, URL),
    ("URL: without a region", "endpoints", LOCAL, NO_REGION),
    (
        "SSO: a session and another region",
        "sso_session",
        ERROR,
        SSO,
    ),
    (
        "SSO: a session and another key that differs",
        "sso_session",
        ERROR,
        SSO,
    ),
    ("SSO: legacy without a region", "sso_session", ERROR, LOGIN),
    ("keys: empty", "static_keys", ERROR, KEYS),
    (
        "role: a duration that is none",
        "assume_role",
        ERROR,
        DURATION,
    ),
];

const PROFILE: &str =
    "version 2 of the AWS CLI takes AWS_PROFILE first, botocore AWS_DEFAULT_PROFILE";
const REGION: &str = "version 2 of the AWS CLI and the SDKs know AWS_REGION, botocore does not";
const SWITCH: &str = "FIPS must not be off because of a word that we do not know";
const URL: &str =
    "the official endpoint rules refuse a URL with FIPS or dual stack, botocore forgets the two";
const NO_REGION: &str = "the official endpoint rules need no region where there is a URL";
const SSO: &str = "botocore finds the contradiction only when it uses the role, not at login";
const LOGIN: &str = "botocore knows logins without a section only together with a role";
const KEYS: &str = "nothing can be signed with empty keys";
const DURATION: &str = "botocore takes no notice of a duration that is none";

const ERROR: &str = r#""error""#;
const ERRORS: &str = r#"{"lambda": "error", "sso-oidc": "error"}"#;
const IN_EU_WEST_1: &str = r#"{
    "lambda": "https://lambda.eu-west-1.amazonaws.com",
    "sso-oidc": "https://oidc.eu-west-1.amazonaws.com"
}"#;
const IN_US_EAST_2: &str = r#"{
    "lambda": "https://lambda.us-east-2.amazonaws.com",
    "sso-oidc": "https://oidc.us-east-2.amazonaws.com"
}"#;
const LOCAL: &str = r#"{"lambda": "http://localhost:4", "sso-oidc": "http://localhost:4"}"#;
