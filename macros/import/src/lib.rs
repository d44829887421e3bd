//! Service models of AWS, in botocore's format (`service-2.json`), as annotated structs of `aws-operation`.
//!
//! [`import`] gives the Rust code, [`plan()`] what it will consist of, [`literal::Literals`] expressions of its types from JSON.
//! The model is read (`model`), every decision is made (`build`), and what was decided is written down (`write`).

mod build;
mod case;
mod docs;
mod error;
mod json;
pub mod literal;
mod model;
mod names;
mod pages;
pub mod plan;
mod protocol;
mod quirks;
mod reach;
mod similar;
mod waiters;
mod write;

use proc_macro2::TokenStream;
use quote::quote;

pub use case::Case;
pub use error::ImportError;
pub use protocol::Protocol;

/// What is imported, and how it is written.
#[derive(Clone, Debug)]
pub struct Options {
    /// The protocol, by its name in Smithy: `awsJson1_1`. Default: the first that botocore prefers, of those that the service speaks.
    pub protocol: Option<String>,
    /// The operations, by their names in the model. Default: all that have no event stream.
    pub operations: Option<Vec<String>>,
    /// The content of `paginators-1.json`, which lies beside the model: which operations come in pages.
    pub paginators: Option<String>,
    /// The content of `waiters-2.json`, which lies beside the model: what can be waited for.
    pub waiters: Option<String>,
    /// The waiters, by their names in it. Default: all whose operations are imported.
    pub waiter_names: Option<Vec<String>>,
    /// The documentation. Default: [`Docs::Block`].
    pub docs: Docs,
    /// Where the runtime is. Default: `::aws_operation`.
    pub runtime: TokenStream,
    /// How types of the standard library are named. Default: [`Paths::Absolute`].
    pub paths: Paths,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            protocol: None,
            operations: None,
            paginators: None,
            waiters: None,
            waiter_names: None,
            docs: Docs::Block,
            runtime: quote!(::aws_operation),
            paths: Paths::Absolute,
        }
    }
}

/// How documentation is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Docs {
    /// Not at all; the lint `missing_docs` is allowed instead.
    None,
    /// One attribute for each item, which is least to compile.
    Block,
    /// One attribute for each line, which formats as `///`.
    Lines,
}

/// How types of the standard library are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paths {
    /// `::std::string::String`: right wherever the code stands.
    Absolute,
    /// `String`: for people to read. No type of a service has such a name.
    Prelude,
}

/// What was imported.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Import {
    /// The items.
    pub tokens: TokenStream,
    /// What was left out, in sentences.
    pub warnings: Vec<String>,
}

/// Writes the operations of a model, with all that they reach, as annotated structs.
///
/// # Errors
///
/// Every mistake in what was asked for, or the first in the model: see [`ImportError`]. There is at least one.
///
/// # Examples
///
/// ```
/// use aws_operation_import::{Options, import};
///
/// let model = r#"{
///     "metadata": {"protocol": "rest-json", "serviceId": "Tags", "endpointPrefix": "tags", "signatureVersion": "v4"},
///     "operations": {"ListTags": {"http": {"method": "GET", "requestUri": "/tags"}, "output": {"shape": "Tags"}}},
///     "shapes": {
///         "Tags": {"type": "structure", "members": {"tags": {"shape": "List"}}},
///         "List": {"type": "list", "member": {"shape": "String"}},
///         "String": {"type": "string"}
///     }
/// }"#;
/// let import = import(model, &Options::default()).expect("a valid model");
/// assert!(import.tokens.to_string().contains("pub struct ListTags"));
/// ```
pub fn import(json: &str, options: &Options) -> Result<Import, Vec<ImportError>> {
    let mut service = plan(json, options)?;
    Ok(Import {
        tokens: write::write(&service, options),
        warnings: std::mem::take(&mut service.warnings),
    })
}

/// Decides what will be written, and writes nothing.
///
/// # Errors
///
/// As [`import`].
pub fn plan(json: &str, options: &Options) -> Result<plan::Service, Vec<ImportError>> {
    let mut model = model::Model::parse(json).map_err(|error| vec![error])?;
    let wanted = options.protocol.as_deref();
    let protocol = Protocol::choose(&model.metadata, wanted).map_err(|error| vec![error])?;
    if protocol.is_query() {
        model.drop_locations();
    } else if protocol.is_rpc() {
        model.drop_bindings();
    }
    let model = model;
    let with_docs = options.docs != Docs::None;
    let mut service = build::build(&model, protocol, options.operations.as_deref(), with_docs)?;
    if let Some(paginators) = &options.paginators {
        pages::paginate(&mut service, paginators).map_err(|error| vec![error])?;
    }
    let names = options.waiter_names.as_deref();
    waiters::add(
        &mut service,
        &model,
        options.waiters.as_deref(),
        names,
        with_docs,
    )?;
    Ok(service)
}
