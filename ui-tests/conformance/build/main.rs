//! Makes tests of the protocol suites: each suite's model is imported, each of its cases becomes a test.
//!
//! Without the conformance data there is nothing to make, and the one test left says so.

#[path = "../../shared/back.rs"]
mod back;
mod cases;
mod suite;

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use quote::quote;

/// The suites, by the names of their files.
const PROTOCOLS: [&str; 10] = [
    "rest-json",
    "json",
    "json_1_0",
    "json_1_0-query-compatible",
    "smithy-rpc-v2-cbor",
    "smithy-rpc-v2-cbor-query-compatible",
    "smithy-rpc-v2-cbor-non-query-compatible",
    "rest-xml",
    "query",
    "ec2",
];

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-env-changed=AWS_OPERATION_SHARED");
    println!("cargo::rerun-if-env-changed=CI");
    let shared = shared()?;
    println!("cargo::rerun-if-changed={}", shared.display());
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for protocol in PROTOCOLS {
        type Make = fn(&suite::Suite) -> Result<proc_macro2::TokenStream>;
        for (message, make) in [
            ("input", cases::requests as Make),
            ("output", cases::responses),
        ] {
            let name = format!("{protocol}-{message}");
            let file = shared.join("conformance").join(format!("{name}.json"));
            let code = if file.is_file() {
                tests(&file, make)?
            } else {
                absent(&file)
            };
            fs::write(out.join(format!("{name}.rs")), code.to_string())?;
        }
    }
    // The model that the project was created from, and today's where somebody has laid it there.
    let seed = shared.join("seed/sso-oidc-service-2.json");
    import_service("seed", &seed, &out)?;
    println!("cargo::rerun-if-env-changed=AWS_OPERATION_SERVICES");
    let services = env::var_os("AWS_OPERATION_SERVICES").map(PathBuf::from);
    let today = services.unwrap_or_default().join("models/sso-oidc.json");
    import_service("today", &today, &out)
}

/// Imports a model of SSO OIDC, and tells the tests that it is there.
fn import_service(name: &str, model: &Path, out: &Path) -> Result<()> {
    println!("cargo::rustc-check-cfg=cfg({name})");
    if !model.is_file() {
        return Ok(());
    }
    println!("cargo::rustc-cfg={name}");
    println!("cargo::rerun-if-changed={}", model.display());
    let options = aws_operation_import::Options {
        docs: aws_operation_import::Docs::None,
        ..aws_operation_import::Options::default()
    };
    let import = aws_operation_import::import(&fs::read_to_string(model)?, &options)
        .map_err(|errors| format!("{}: {errors:?}", model.display()))?;
    fs::write(out.join(format!("{name}.rs")), import.tokens.to_string())?;
    Ok(())
}

/// The folder with the shared data: where the variable says, else beside the project.
fn shared() -> Result<PathBuf> {
    if let Some(path) = env::var_os("AWS_OPERATION_SHARED") {
        return Ok(path.into());
    }
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    Ok(here.join("../../../shared"))
}

fn tests(
    file: &Path,
    make: fn(&suite::Suite) -> Result<proc_macro2::TokenStream>,
) -> Result<proc_macro2::TokenStream> {
    println!("cargo::rerun-if-changed={}", file.display());
    let suites = suite::read(&fs::read_to_string(file)?)?;
    let mut count = 0_usize;
    let mut modules = Vec::new();
    for suite in &suites {
        count += suite.cases.len();
        modules.push(make(suite).map_err(|error| format!("{}: {error}", suite.name))?);
    }
    Ok(quote! {
        #(#modules)*

        /// How many cases there are.
        const CASES: usize = #count;
    })
}

/// What is left where there is no data.
fn absent(file: &Path) -> proc_macro2::TokenStream {
    let message = format!(
        "skipped: {} is not there; set AWS_OPERATION_SHARED to the folder with `conformance/`",
        file.display()
    );
    quote! {
        /// How many cases there are.
        const CASES: usize = 0;

        #[test]
        fn no_conformance_data() {
            println!(#message);
            assert!(std::env::var_os("CI").is_none(), #message);
        }
    }
}
