//! A module for each service: its picked operations, a function for each case that encodes the case's input, and one for each
//! operation that reads replies.

use std::collections::BTreeSet;

use aws_operation_import::literal::Literals;
use aws_operation_import::plan::{Operation, Service as Plan};
use aws_operation_import::{Docs, Options};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::cases::{Case, Service, Waiter};
use crate::{Result, replies};

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
    let options = options(service, waiters);
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
    let replies = replies::entries(&plan, &service.replies)?;
    let (name, module) = (&service.name, module(&service.name));
    let requests_test = (!entries.is_empty()).then(|| {
        quote! {
            #[test]
            fn requests() {
                crate::check::requests(#name, CASES);
            }
        }
    });
    let replies_test = (!service.replies.is_empty()).then(|| {
        quote! {
            #[test]
            fn replies() {
                crate::check::replies(#name, REPLIES);
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

                #replies

                #requests_test
                #replies_test
                #waiters_test
            }
        }
    })
}

/// What is imported: the operations of all cases, for the protocol that they are for.
fn options(service: &Service, waiters: Option<String>) -> Options {
    let of_cases = service.cases.iter().map(|case| &case.operation);
    let of_waiters = service.waiters.iter().map(|waiter| &waiter.operation);
    let of_replies = service.replies.iter().map(|reply| &reply.operation);
    let operations: BTreeSet<&String> = of_cases.chain(of_waiters).chain(of_replies).collect();
    Options {
        operations: Some(operations.into_iter().cloned().collect()),
        waiters,
        docs: Docs::None,
        protocol: service.protocol.clone(),
        ..Options::default()
    }
}

/// The operation of this name in the model.
pub(crate) fn operation<'a>(plan: &'a Plan, name: &str) -> Result<&'a Operation> {
    let found = plan
        .operations
        .iter()
        .find(|operation| operation.name == name);
    Ok(found.ok_or_else(|| format!("the operation `{name}` is not imported"))?)
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
    let operation = operation(plan, &case.operation)?;
    let literals = Literals {
        service: plan,
        runtime: &quote!(::aws_operation),
        module: Some(&quote!(super)),
        document: &quote!(crate::check::document),
    };
    Ok(literals.structure(&operation.structure, &case.params)?)
}
