//! A module for each service: its picked operations, and a function for each case that encodes the case's input.

use std::collections::{BTreeMap, BTreeSet};

use aws_operation_import::literal::Literals;
use aws_operation_import::plan::Service as Plan;
use aws_operation_import::{Docs, Options};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use crate::Result;

/// A service and its cases.
pub(crate) struct Service {
    pub(crate) name: String,
    cases: Vec<Case>,
}

struct Case {
    /// Its place in the file.
    number: usize,
    operation: String,
    params: Value,
}

/// Reads the file of cases.
pub(crate) fn read(text: &str) -> Result<Vec<Service>> {
    let file: Value = serde_json::from_str(text)?;
    let cases = file["cases"].as_array().ok_or("no `cases`")?;
    let mut services: BTreeMap<&str, Vec<Case>> = BTreeMap::new();
    for (number, case) in cases.iter().enumerate() {
        let text = |key: &str| {
            let text = case[key].as_str();
            text.ok_or_else(|| format!("case {number} has no `{key}`"))
        };
        services.entry(text("service")?).or_default().push(Case {
            number,
            operation: text("operation")?.to_owned(),
            params: case["params"].clone(),
        });
    }
    Ok(services
        .into_iter()
        .map(|(name, cases)| Service {
            name: name.to_owned(),
            cases,
        })
        .collect())
}

/// The module of a service.
pub(crate) fn module(service: &str) -> Ident {
    format_ident!("{}", service.replace('-', "_"))
}

/// The module's code.
pub(crate) fn tests(service: &Service, model: &str) -> Result<TokenStream> {
    let operations: BTreeSet<&String> = service.cases.iter().map(|case| &case.operation).collect();
    let options = Options {
        operations: Some(operations.into_iter().cloned().collect()),
        docs: Docs::None,
        ..Options::default()
    };
    let failed = |errors: Vec<_>| -> Box<dyn std::error::Error> {
        let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
        errors.join("; ").into()
    };
    let plan = aws_operation_import::plan(model, &options).map_err(failed)?;
    let items = aws_operation_import::import(model, &options)
        .map_err(failed)?
        .tokens;
    let mut functions = Vec::new();
    let mut entries = Vec::new();
    for case in &service.cases {
        let function = format_ident!("case_{}", case.number);
        let input = input(&plan, case)
            .map_err(|error| format!("case {}, {}: {error}", case.number, case.operation))?;
        functions.push(quote! {
            fn #function() -> crate::check::Sent {
                crate::check::encode(&#input)
            }
        });
        let number = case.number;
        entries.push(quote!((#number, #function)));
    }
    let (name, module) = (&service.name, module(&service.name));
    Ok(quote! {
        mod #module {
            #items

            pub(super) mod cases {
                #(#functions)*

                pub(crate) const CASES: &[crate::check::Case] = &[#(#entries),*];

                #[test]
                fn requests() {
                    crate::check::requests(#name, CASES);
                }
            }
        }
    })
}

/// The expression of a case's input.
fn input(plan: &Plan, case: &Case) -> Result<TokenStream> {
    let operation = plan
        .operations
        .iter()
        .find(|operation| operation.name == case.operation)
        .ok_or("the operation is not imported")?;
    let literals = Literals {
        service: plan,
        runtime: &quote!(::aws_operation),
        module: Some(&quote!(super)),
        document: &quote!(crate::check::document),
    };
    Ok(literals.structure(&operation.structure, &case.params)?)
}
