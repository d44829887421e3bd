//! What the compiler says where something needs a feature of the runtime that is not there, or is refused without one.
//!
//! Not with `trybuild`, whose crates have the features of this one: each case is a crate of its own, without them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The errors that cargo reports for a crate that uses the runtime without features.
fn errors(name: &str, source: &str) -> String {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let workspace = here.parent().expect("the workspace");
    let package = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(package.join("src")).expect("a folder");
    let manifest = format!(
        concat!(
            "[package]\nname = {name:?}\nedition = \"2024\"\n\n[workspace]\n\n",
            "[dependencies]\naws-operation = {{ path = {runtime:?}, default-features = false }}\n"
        ),
        name = name,
        runtime = workspace.join("runtime")
    );
    fs::write(package.join("Cargo.toml"), manifest).expect("a manifest");
    fs::copy(workspace.join("Cargo.lock"), package.join("Cargo.lock")).expect("a lock file");
    fs::write(package.join("src/main.rs"), source).expect("a source");
    let output = Command::new(env::var_os("CARGO").expect("cargo"))
        .args(["check", "--offline", "--quiet", "--color=never"])
        .env("CARGO_TARGET_DIR", package.with_file_name("features"))
        .env_remove("RUSTFLAGS")
        .current_dir(&package)
        .output()
        .expect("cargo runs");
    assert!(!output.status.success(), "{name} compiles");
    String::from_utf8(output.stderr).expect("UTF-8")
}

#[track_caller]
fn says_once(errors: &str, told: &str, place: &str) {
    assert_eq!(errors.matches(told).count(), 1, "{errors}");
    let (_, after) = errors.split_once(told).expect("the message");
    let place = format!("--> src/main.rs:{place}\n");
    let line = after.lines().nth(1).unwrap_or_default();
    assert_eq!(line.trim(), place.trim(), "{errors}");
}

#[test]
fn a_feature_that_is_missing_is_named_where_it_is_needed() {
    let source = r#"
#[aws_operation::aws_operation(
    method = "POST",
    uri = "/",
    request_compression = "gzip",
    checksum_required
)]
struct Create {
    name: String,
}

#[aws_operation::aws_operation(
    method = "PUT",
    uri = "/",
    output = Kept,
    checksum(required, request_validation_mode = "mode")
)]
struct Keep {
    #[aws(header = "x-amz-checksum-mode")]
    mode: Option<String>,
}

#[aws_operation::aws_output]
struct Kept {}

#[aws_operation::aws_operation(protocol = "rpcv2Cbor", target = "Vault.Get", rename_all = "PascalCase")]
struct Get {
    name: String,
}

fn main() {
    let _ = (Create::new("n"), Get::new("n"), Keep::new());
}
"#;
    let errors = errors("features-missing", source);
    says_once(
        &errors,
        "error: `request_compression` needs the feature `gzip` of `aws-operation`; enable it in Cargo.toml",
        "5:5",
    );
    says_once(
        &errors,
        "error: `checksum_required` needs the feature `content-md5` of `aws-operation`; enable it in Cargo.toml",
        "6:5",
    );
    says_once(
        &errors,
        "error: the protocol rpcv2Cbor needs the feature `cbor` of `aws-operation`; enable it in Cargo.toml",
        "26:43",
    );
    says_once(
        &errors,
        "error: `checksum(...)` needs the feature `checksums` of `aws-operation`; enable it in Cargo.toml",
        "16:5",
    );
    assert_eq!(
        errors.matches("\nerror").count() + usize::from(errors.starts_with("error")),
        5,
        "{errors}"
    );
}

#[test]
fn a_shape_of_responses_is_no_member_of_a_request() {
    let source = r#"
#[aws_operation::aws_shape(only_in = "response")]
pub struct Tag {
    pub key: Option<String>,
}

#[aws_operation::aws_shape(only_in = "response")]
pub enum State {
    Done,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_operation::aws_operation(method = "PUT", uri = "/{state}")]
pub struct Put {
    pub state: State,
    pub tags: Vec<Tag>,
}

#[aws_operation::aws_operation(method = "PUT", uri = "/")]
pub struct PutOne {
    #[aws(payload)]
    pub tag: Tag,
}

fn main() {
    let mut tag = Tag::new();
    tag.key = Some("k".to_owned());
    let _ = (Put::new(State::Done, [tag]), PutOne::new(Tag { key: None }));
}
"#;
    let errors = errors("response-in-a-request", source);
    says_once(
        &errors,
        "error[E0277]: `State` cannot stand in a label, a query parameter or a header",
        "16:16",
    );
    says_once(
        &errors,
        "error[E0277]: `Vec<Tag>` cannot be written in a body",
        "17:15",
    );
    says_once(
        &errors,
        "error[E0277]: `Tag` cannot be the payload of a message",
        "23:14",
    );
    let told = "without `only_in = \"response\"`";
    assert_eq!(errors.matches(told).count(), 3, "{errors}");
}

#[test]
fn a_shape_of_requests_is_no_output_and_no_member_of_one() {
    let source = r#"
#[aws_operation::aws_shape(only_in = "request")]
pub struct Filter {
    pub key: String,
}

#[aws_operation::aws_output]
pub struct Found {
    pub filter: Option<Filter>,
}

#[aws_operation::aws_operation(method = "GET", uri = "/", output = Filter)]
pub struct Find {}

fn main() {
    let _ = Find {};
}
"#;
    let errors = errors("request-in-a-response", source);
    says_once(
        &errors,
        "error[E0277]: `Filter` cannot be read from a body",
        "9:24",
    );
    says_once(
        &errors,
        "error[E0277]: `Filter` is not the output of an AWS operation",
        "12:68",
    );
}
