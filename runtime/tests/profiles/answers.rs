//! What ours says about a profile, in botocore's form.

use aws_operation::config::{ConfigError, KeysSource, Profile, RetryMode, RoleSource};
use aws_operation::{EndpointError, Sensitive, ServiceMetadata};
use serde_json::{Map, Value, json};

const LAMBDA: ServiceMetadata = ServiceMetadata::new("Lambda", "lambda");
const SSO_OIDC: ServiceMetadata = ServiceMetadata::new("SSO OIDC", "oidc");

pub(crate) fn of_profile(profile: &Profile<'_>) -> Map<String, Value> {
    let answers = json!({
        "profile": { "name": profile.name(), "values": values(profile) },
        "region": text_or_block(profile),
        "max_attempts": answer(profile.max_attempts().map(|attempts| json!(attempts))),
        "retry_mode": answer(profile.retry_mode().map(|mode| match mode {
            Some(RetryMode::Legacy) => json!("legacy"),
            // botocore's default.
            Some(RetryMode::Standard) | None => json!("standard"),
            Some(RetryMode::Adaptive) => json!("adaptive"),
            Some(other) => panic!("{other:?}"),
        })),
        "ca_bundle": answer(profile.ca_bundle().map(|path| json!(path))),
        "use_fips": answer(profile.use_fips().map(|yes| json!(yes))),
        "use_dual_stack": answer(profile.use_dual_stack().map(|yes| json!(yes))),
        "endpoints": {
            "lambda": endpoint(profile, &LAMBDA),
            "sso-oidc": endpoint(profile, &SSO_OIDC),
        },
        "static_keys": static_keys(profile),
        "sso_role": sso_role(profile),
        "sso_session": sso_session(profile),
        "assume_role": assume_role(profile),
        "web_identity": web_identity(profile),
        "credential_process": answer(profile.credential_process().map(|command| json!(command))),
    });
    let Value::Object(answers) = answers else {
        panic!("no answers");
    };
    answers
}

fn answer(result: Result<Value, ConfigError>) -> Value {
    result.unwrap_or_else(|_| json!("error"))
}

/// All keys and values of a profile, blocks as objects.
pub(crate) fn values(profile: &Profile<'_>) -> Value {
    let values = profile.keys().into_iter().map(|key| {
        let value = match profile.value(key) {
            Ok(value) => json!(value),
            Err(_) => json!(profile.block(key).expect("a block")),
        };
        (key.to_owned(), value)
    });
    Value::Object(values.collect())
}

/// To botocore, a region that is a block is a region, until it is used.
fn text_or_block(profile: &Profile<'_>) -> Value {
    match profile.region() {
        Ok(region) => json!(region),
        Err(_) => json!(profile.block("region").expect("a block")),
    }
}

fn endpoint(profile: &Profile<'_>, service: &ServiceMetadata) -> Value {
    let settings = profile.endpoint_settings(service);
    let endpoint: Result<_, EndpointError> = match settings {
        Ok(settings) => settings.resolve(service),
        Err(_) => return json!("error"),
    };
    endpoint.map_or(json!("error"), |endpoint| json!(endpoint.to_string()))
}

fn static_keys(profile: &Profile<'_>) -> Value {
    answer(profile.static_keys().map(|keys| {
        keys.map_or(Value::Null, |keys| {
            json!({
                "access_key_id": keys.access_key_id,
                "secret_access_key": keys.secret_access_key.expose(),
                "session_token": keys.session_token.as_ref().map(Sensitive::expose),
                "account_id": keys.account_id,
                "source": match keys.source {
                    KeysSource::Credentials => "credentials",
                    KeysSource::Config => "config",
                },
            })
        })
    }))
}

fn sso_session(profile: &Profile<'_>) -> Value {
    answer(profile.sso_session().map(|session| {
        // botocore has this only for sections.
        session
            .filter(|session| session.name.is_some())
            .map_or(Value::Null, |session| {
                json!({
                    "session_name": session.name,
                    "sso_start_url": session.start_url,
                    "sso_region": session.region,
                })
            })
    }))
}

fn sso_role(profile: &Profile<'_>) -> Value {
    answer(profile.sso_role().map(|role| {
        role.map_or(Value::Null, |role| {
            let mut answer = json!({
                "sso_account_id": role.account_id,
                "sso_role_name": role.role_name,
                "sso_start_url": role.session.start_url,
                "sso_region": role.session.region,
            });
            if let Some(name) = role.session.name {
                answer["sso_session"] = json!(name);
            }
            answer
        })
    }))
}

fn assume_role(profile: &Profile<'_>) -> Value {
    answer(profile.assume_role().map(|role| {
        role.map_or(Value::Null, |role| {
            let (profile, source) = match role.source {
                RoleSource::Profile(name) => (Some(name), None),
                RoleSource::Environment => (None, Some("Environment")),
                RoleSource::EcsContainer => (None, Some("EcsContainer")),
                RoleSource::Ec2InstanceMetadata => (None, Some("Ec2InstanceMetadata")),
                other => panic!("{other:?}"),
            };
            let mut answer = json!({
                "role_arn": role.role_arn,
                "external_id": role.external_id.map(|id| id.expose().clone()),
                "mfa_serial": role.mfa_serial,
                "role_session_name": role.session_name,
                "source_profile": profile,
                "credential_source": source,
            });
            if let Some(duration) = role.duration {
                answer["duration_seconds"] = json!(duration.as_secs());
            }
            answer
        })
    }))
}

fn web_identity(profile: &Profile<'_>) -> Value {
    answer(profile.web_identity().map(|role| {
        role.map_or(Value::Null, |role| {
            json!({
                "token_file": role.token_file,
                "role_arn": role.role_arn,
                "session_name": role.session_name,
            })
        })
    }))
}
