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
    pub(crate) cases: Vec<Case>,
    waiters: Vec<Waiter>,
}

/// A waiter, and its place in the file.
pub(crate) struct Waiter {
    number: usize,
    name: String,
    operation: String,
}

pub(crate) struct Case {
    /// Its place in the file.
    number: usize,
    operation: String,
    params: Value,
}

/// Reads the file of cases.
pub(crate) fn read(text: &str) -> Result<Vec<Service>> {
    let file: Value = serde_json::from_str(text)?;
    let mut services: BTreeMap<String, Service> = BTreeMap::new();
    for kind in ["cases", "waiters"] {
        let cases = file[kind].as_array();
        let cases = cases.ok_or_else(|| format!("no `{kind}`"))?;
        for (number, case) in cases.iter().enumerate() {
            let text = |key: &str| {
                let text = case[key].as_str();
                text.map(str::to_owned)
                    .ok_or_else(|| format!("{number} of `{kind}` has no `{key}`"))
            };
            let name = text("service")?;
            let service = services.entry(name.clone()).or_insert_with(|| Service {
                name,
                cases: Vec::new(),
                waiters: Vec::new(),
            });
            let operation = text("operation")?;
            if kind == "waiters" {
                service.waiters.push(Waiter {
                    number,
                    name: text("waiter")?,
                    operation,
                });
            } else {
                service.cases.push(Case {
                    number,
                    operation,
                    params: case["params"].clone(),
                });
            }
        }
    }
    Ok(services.into_values().collect())
}

/// The module of a service.
pub(crate) fn module(service: &str) -> Ident {
    format_ident!("{}", service.replace('-', "_"))
}

/// The module's code.
pub(crate) fn tests(
    service: &Service,
    model: &str,
    waiters: Option<String>,
) -> Result<TokenStream> {
    let of_cases = service.cases.iter().map(|case| &case.operation);
    let of_waiters = service.waiters.iter().map(|waiter| &waiter.operation);
    let operations: BTreeSet<&String> = of_cases.chain(of_waiters).collect();
    let options = Options {
        operations: Some(operations.into_iter().cloned().collect()),
        waiters,
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
    let waiters = service
        .waiters
        .iter()
        .map(|case| waiter(&plan, case))
        .collect::<Result<Vec<_>>>()?;
    let (name, module) = (&service.name, module(&service.name));
    let requests_test = (!entries.is_empty()).then(|| {
        quote! {
            #[test]
            fn requests() {
                crate::check::requests(#name, CASES);
            }
        }
    });
    let waiters_test = (!waiters.is_empty()).then(|| {
        quote! {
            #[test]
            fn waiters() {
                crate::check::verdicts(#name, &[#(#waiters),*]);
            }
        }
    });
    Ok(quote! {
        mod #module {
            #items

            pub(super) mod cases {
                #(#functions)*

                pub(crate) const CASES: &[crate::check::Case] = &[#(#entries),*];

                #requests_test
                #waiters_test
            }
        }
    })
}

/// The expression of a waiter's place in the file, and of a function that judges by it.
fn waiter(plan: &Plan, case: &Waiter) -> Result<TokenStream> {
    let waiter = plan
        .waiters
        .iter()
        .find(|waiter| waiter.name == case.name)
        .ok_or_else(|| format!("the waiter `{}` is not imported", case.name))?;
    let (service, function) = (
        format_ident!("{}", plan.ident),
        format_ident!("{}", waiter.ident),
    );
    let number = case.number;
    Ok(quote! {
        (#number, |reply| crate::check::judged(&super::#service::#function(), reply))
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
