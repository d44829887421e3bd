//! Makes tests of real services: the picked operations of each are imported, each case's input becomes a value of them, and
//! what they read in replies becomes JSON.
//!
//! Without the folder that `make_cases.py` writes there is nothing to make, and the one test left says so.

#[path = "../../shared/back.rs"]
mod back;
mod cases;
mod lines;
mod replies;
mod service;

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::quote;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const FOLDER: &str = "AWS_OPERATION_SERVICES";

/// The file of each test, and where the cases for it are.
const REST_JSON: (&str, &str) = ("rest_json", ".");
const OTHER_PROTOCOLS: [(&str, &str); 6] = [
    ("aws_json", "aws-json"),
    ("rpc_v2_cbor", "rpc-v2-cbor"),
    ("aws_query", "aws-query"),
    ("ec2_query", "ec2-query"),
    ("rest_xml", "rest-xml"),
    ("xml_replies", "xml-replies"),
];

/// Whether the other protocols are tested: only once the importer knows them, and `service::options` asks for them.
const TESTS_OTHER_PROTOCOLS: bool = true;

fn main() -> Result<()> {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-env-changed={FOLDER}");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let folder = env::var_os(FOLDER).map(PathBuf::from);
    let write = |(name, below): (&str, &str), is_tested: bool| -> Result<()> {
        let code = match &folder {
            Some(folder) if is_tested => tests(&folder.join(below))?,
            None if is_tested => absent(),
            _ => untested(),
        };
        fs::write(out.join(format!("{name}.rs")), lines::text(code))?;
        Ok(())
    };
    write(REST_JSON, true)?;
    OTHER_PROTOCOLS
        .into_iter()
        .try_for_each(|protocol| write(protocol, TESTS_OTHER_PROTOCOLS))
}

fn tests(folder: &Path) -> Result<TokenStream> {
    let file = folder.join("cases.json");
    println!("cargo::rerun-if-changed={}", file.display());
    let text = fs::read_to_string(&file)
        .map_err(|error| format!("{}: {error}; make_cases.py writes it", file.display()))?;
    let services = cases::read(&text)?;
    let modules = services
        .iter()
        .map(|service| {
            let file = format!("{}.json", service.name);
            let mut model = folder.join("models").join(&file);
            if !model.exists() {
                model = folder.join("models-also-waited").join(&file);
            }
            println!("cargo::rerun-if-changed={}", model.display());
            let model = fs::read_to_string(&model)
                .map_err(|error| format!("{}: {error}", model.display()))?;
            let waiters = folder.join("waiters-2.json").join(&file);
            println!("cargo::rerun-if-changed={}", waiters.display());
            let waiters = fs::read_to_string(&waiters).ok();
            service::tests(service, &model, waiters)
                .map_err(|error| format!("{}: {error}", service.name))
        })
        .collect::<std::result::Result<Vec<_>, _>>()?;
    let with_cases = services.iter().filter(|service| !service.cases.is_empty());
    let all = with_cases.map(|service| {
        let module = service::module(&service.name);
        quote!((#module::cases::CASES, #module::cases::REPLIES))
    });
    // Where there are no requests, nothing is expected to differ.
    let summary = services
        .iter()
        .any(|service| !service.cases.is_empty())
        .then(|| {
            quote! {
                #[test]
                fn every_difference_that_is_expected_is_there() {
                    crate::check::summary(SERVICES);
                }
            }
        });
    let path = file.canonicalize()?;
    let path = path.to_str().ok_or("the folder's path is UTF-8")?;
    Ok(quote! {
        #(#modules)*

        /// The cases and replies of each service.
        const SERVICES: &[(&[crate::check::Case], &[crate::check::Replies])] = &[#(#all),*];

        #summary

        /// Where the requests are that botocore sends, and the replies that it reads.
        pub(crate) const FILE: &str = #path;
    })
}

/// What is left where there is no data.
fn absent() -> TokenStream {
    let message = format!(
        "skipped: {FOLDER} is not set; `python ui-tests/services/make_cases.py FOLDER`, with a Python that has botocore, \
         makes the folder to set it to"
    );
    quote! {
        #[test]
        fn no_cases() {
            println!(#message);
            assert!(std::env::var_os("CI").is_none(), #message);
        }

        pub(crate) const FILE: &str = "";
    }
}

/// What stands for the tests of a protocol that is not tested.
fn untested() -> TokenStream {
    quote!(
        pub(crate) const FILE: &str = "";
    )
}
