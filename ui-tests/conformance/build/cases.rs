//! A module for each suite, a test for each case.

use aws_operation_import::literal::Literals;
use aws_operation_import::plan::{Item, Operation, Service, Structure};
use aws_operation_import::{Docs, Options};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::{Value, json};

use crate::Result;
use crate::back;
use crate::suite::Suite;

/// The tests of a suite of requests.
pub(crate) fn requests(suite: &Suite) -> Result<TokenStream> {
    let (service, items) = import(suite)?;
    let operation = operation(&service, suite)?;
    let ty = format_ident!("{}", operation.structure.ident);
    let endpoint = &suite.endpoint;
    let format = format(suite.formats[0]);
    let mut tests = Vec::new();
    for case in &suite.cases {
        let (name, test) = (text(case, "id")?, test_name(case)?);
        let empty = json!({});
        let parameters = case.get("params").unwrap_or(&empty);
        let request = literal(&service, &operation.structure, parameters, name)?;
        let serialized = case["serialized"].to_string();
        tests.push(quote! {
            #[test]
            fn #test() {
                let make = || #request;
                crate::check::request::<super::#ty>(
                    #name, #endpoint, make, #serialized, #format, input_members
                );
            }
        });
    }
    let input = Item::Structure(operation.structure.clone());
    let functions = back::functions(service.items.values().chain([&input]));
    let function = back::function(&operation.structure.ident);
    let back = quote!(#functions use #function as input_members;);
    Ok(module(suite, &items, &tests, &back))
}

/// The tests of a suite of responses.
pub(crate) fn responses(suite: &Suite) -> Result<TokenStream> {
    let (service, items) = import(suite)?;
    let operation = operation(&service, suite)?;
    let ty = format_ident!("{}", operation.structure.ident);
    let format = format(suite.formats[1]);
    let mut tests = Vec::new();
    for case in &suite.cases {
        let (name, test) = (text(case, "id")?, test_name(case)?);
        let response = case["response"].to_string();
        let empty = json!({});
        let check = if case.get("errorCode").is_some() {
            let code = text(case, "errorCode")?;
            let expected = case.get("error").unwrap_or(&empty);
            let make = error_value(&service, operation, expected, name)?;
            let expected = expected.to_string();
            let message = case
                .get("errorMessage")
                .and_then(Value::as_str)
                .unwrap_or_default();
            quote! {
                let make = || #make;
                let expected = crate::check::ExpectedError {
                    code: #code,
                    message: #message,
                    members: #expected,
                };
                crate::check::error::<super::#ty>(
                    #name, #response, #format, expected, error_members, make
                );
            }
        } else {
            let expected = case.get("result").unwrap_or(&empty);
            let make = output_of(&service, operation).map_or_else(
                || Ok(quote!(())),
                |output| literal(&service, output, expected, name),
            )?;
            let expected = expected.to_string();
            quote! {
                let make = || #make;
                crate::check::output::<super::#ty>(
                    #name, #response, #format, #expected, output_members, make
                );
            }
        };
        tests.push(quote! {
            #[test]
            fn #test() {
                #check
            }
        });
    }
    let back = back(&service, operation);
    Ok(module(suite, &items, &tests, &back))
}

/// The format of the bodies, for the checks.
fn format(name: &str) -> TokenStream {
    let name = format_ident!("{name}");
    quote!(crate::check::Format::#name)
}

/// An expression of a struct with the members of a case.
fn literal(
    service: &Service,
    structure: &Structure,
    members: &Value,
    name: &str,
) -> Result<TokenStream> {
    let paths = Paths::new();
    let literal = paths.literals(service).structure(structure, members);
    Ok(literal.map_err(|error| format!("{name}: {error:?}"))?)
}

fn output_of<'a>(service: &'a Service, operation: &Operation) -> Option<&'a Structure> {
    match service.items.get(operation.output.as_ref()?)? {
        Item::Structure(structure) => Some(structure),
        _ => None,
    }
}

/// An expression of the error of a suite, which has one.
fn error_value(
    service: &Service,
    operation: &Operation,
    members: &Value,
    name: &str,
) -> Result<TokenStream> {
    let ty = operation.error.as_ref().ok_or("the operation has errors")?;
    let errors = service.errors.iter().find(|errors| errors.ident == *ty);
    let variant = errors
        .and_then(|errors| errors.variants.first())
        .ok_or("the operation has an error")?;
    let (ty, ident) = (format_ident!("{ty}"), format_ident!("{}", variant.ident));
    let Some(shape) = &variant.shape else {
        return Ok(quote!(super::#ty::#ident {}));
    };
    let Some(Item::Structure(structure)) = service.items.get(shape) else {
        return Err("an error carries a structure".into());
    };
    let members = literal(service, structure, members, name)?;
    Ok(quote!(super::#ty::#ident(#members)))
}

/// `output_members`, `error_members`, and one function for each type.
fn back(service: &Service, operation: &Operation) -> TokenStream {
    let functions = back::functions(service.items.values());
    let output = operation.output.as_deref().map_or_else(
        || {
            quote! {
                #[allow(dead_code, clippy::unit_arg)]
                fn output_members((): ()) -> ::serde_json::Value {
                    ::serde_json::json!({})
                }
            }
        },
        |output| {
            let function = back::function(output);
            quote!(#[allow(unused_imports)] use #function as output_members;)
        },
    );
    let errors = errors(service, operation);
    quote!(#functions #output #errors)
}

fn errors(service: &Service, operation: &Operation) -> TokenStream {
    let Some(error) = &operation.error else {
        return TokenStream::new();
    };
    let ty = format_ident!("{error}");
    let arms = service
        .errors
        .iter()
        .filter(|errors| errors.ident == *error)
        .flat_map(|errors| &errors.variants)
        .map(|variant| {
            let ident = format_ident!("{}", variant.ident);
            match &variant.shape {
                None => quote!(super::#ty::#ident { .. } => ::serde_json::json!({}),),
                Some(shape) => {
                    let function = back::function(shape);
                    quote!(super::#ty::#ident(value) => #function(value),)
                }
            }
        });
    quote! {
        #[allow(dead_code)]
        fn error_members(error: super::#ty) -> ::serde_json::Value {
            match error { #(#arms)* }
        }
    }
}

fn import(suite: &Suite) -> Result<(Service, TokenStream)> {
    let options = Options {
        docs: Docs::None,
        ..Options::default()
    };
    let failed = |errors: Vec<_>| -> Box<dyn std::error::Error> {
        errors
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("; ")
            .into()
    };
    let service = aws_operation_import::plan(&suite.model, &options).map_err(failed)?;
    let import = aws_operation_import::import(&suite.model, &options).map_err(failed)?;
    Ok((service, import.tokens))
}

fn operation<'a>(service: &'a Service, suite: &Suite) -> Result<&'a Operation> {
    let found = service
        .operations
        .iter()
        .find(|operation| operation.name == suite.name);
    Ok(found.ok_or("the operation is imported")?)
}

/// What the expressions of values name.
struct Paths {
    runtime: TokenStream,
    module: TokenStream,
    document: TokenStream,
}

impl Paths {
    fn new() -> Self {
        Self {
            runtime: quote!(::aws_operation),
            module: quote!(super),
            document: quote!(crate::check::document),
        }
    }

    fn literals<'a>(&'a self, service: &'a Service) -> Literals<'a> {
        Literals {
            service,
            runtime: &self.runtime,
            module: Some(&self.module),
            document: &self.document,
        }
    }
}

fn module(
    suite: &Suite,
    items: &TokenStream,
    tests: &[TokenStream],
    more: &TokenStream,
) -> TokenStream {
    let module = format_ident!("{}_{}", snake(&suite.name), suite.number);
    quote! {
        mod #module {
            #items

            mod cases {
                #more
                #(#tests)*
            }
        }
    }
}

fn text<'a>(case: &'a Value, key: &str) -> Result<&'a str> {
    Ok(case[key]
        .as_str()
        .ok_or_else(|| format!("a case has a text `{key}`"))?)
}

fn test_name(case: &Value) -> Result<proc_macro2::Ident> {
    Ok(format_ident!("{}", snake(text(case, "id")?)))
}

fn snake(name: &str) -> String {
    let mut out = String::new();
    let mut previous_is_lower = false;
    for character in name.chars() {
        if character.is_ascii_uppercase() && previous_is_lower {
            out.push('_');
        }
        previous_is_lower = character.is_ascii_lowercase() || character.is_ascii_digit();
        out.push(if character.is_ascii_alphanumeric() {
            character.to_ascii_lowercase()
        } else {
            '_'
        });
    }
    out
}
