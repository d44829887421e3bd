//! `service!`: the operations of a service model.

use std::path::{Path, PathBuf};

use aws_operation_import::{Docs, ImportError, Options};
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Ident, LitBool, LitStr, Token};

use crate::context::Context;
use crate::keys;
use crate::parse::container::{Arguments, default_runtime};
use crate::parse::entries::{Keys, Slot, parse_entries, text, value};

/// The items of the model, or what is wrong with it.
pub(crate) fn import(tokens: TokenStream) -> TokenStream {
    let context = Context::new();
    let imported = Service::parse(&context, tokens).and_then(|service| service.import(&context));
    let (items, warnings) = imported.unwrap_or_default();
    match context.check() {
        None => quote!(#items #warnings),
        // What was asked for is not known for sure, so that nothing can be said of what was left out.
        Some(errors) => quote!(#errors #items),
    }
}

struct Service {
    model: LitStr,
    protocol: Option<LitStr>,
    operations: Option<Vec<Ident>>,
    waiters: Option<Vec<Ident>>,
    docs: Docs,
    runtime: syn::Path,
}

impl Service {
    fn parse(context: &Context, tokens: TokenStream) -> Option<Self> {
        let mut model = Slot::empty();
        let mut protocol = Slot::empty();
        let mut operations = Slot::empty();
        let mut waiters = Slot::empty();
        let mut docs: Slot<LitBool> = Slot::empty();
        let mut runtime = Slot::empty();
        let mut is_model_given = false;
        let known = [
            keys::MODEL,
            keys::PROTOCOL,
            keys::OPERATIONS,
            keys::WAITERS,
            keys::DOCS,
            keys::CRATE,
        ];
        let keys = Keys::new("in `service!`", &known);
        parse_entries(context, tokens, &keys, |key, input| {
            match key.to_string().as_str() {
                keys::MODEL => {
                    is_model_given = true;
                    model.set(context, key, text(key, input, "\"path/service-2.json\"")?);
                }
                keys::PROTOCOL => {
                    protocol.set(context, key, text(key, input, "\"awsJson1_1\"")?);
                }
                keys::OPERATIONS => operations.set(context, key, names(key, input)?),
                keys::WAITERS => waiters.set(context, key, names(key, input)?),
                keys::DOCS => docs.set(context, key, value(key, input, "false")?),
                _ => runtime.set(context, key, Arguments::module_path(key, input)?),
            }
            Ok(())
        });
        if !is_model_given {
            context.error_at(
                Span::call_site(),
                "`service!` has no `model`; write `model = \"path/service-2.json\"`, relative to the crate's Cargo.toml",
            );
        }
        Some(Self {
            model: model.take()?,
            protocol: protocol.take(),
            operations: operations.take(),
            waiters: waiters.take(),
            docs: if docs.take().is_none_or(|docs| docs.value) {
                Docs::Block
            } else {
                Docs::None
            },
            runtime: runtime.take().unwrap_or_else(default_runtime),
        })
    }

    /// The items, and the warnings.
    fn import(&self, context: &Context) -> Option<(TokenStream, TokenStream)> {
        let path = path_from_manifest(&self.model.value());
        let model = match std::fs::read_to_string(&path) {
            Ok(model) => model,
            Err(error) => {
                let shown = self.model.value();
                context.error(
                    &self.model,
                    format!(
                        "cannot read the model `{shown}`: {error}; the path is relative to the folder of the crate's Cargo.toml"
                    ),
                );
                return None;
            }
        };
        // botocore has them beside the model; where they are not, no operation comes in pages, and nothing can be waited for.
        let (paginators, pages_watched) = neighbour(&path, "paginators-1.json");
        let (waiters, waiters_watched) = neighbour(&path, "waiters-2.json");
        let runtime = &self.runtime;
        let options = Options {
            protocol: self.protocol.as_ref().map(LitStr::value),
            operations: self.operations.as_deref().map(texts),
            paginators,
            waiters,
            waiter_names: self.waiters.as_deref().map(texts),
            docs: self.docs,
            runtime: quote!(#runtime),
            ..Options::default()
        };
        match aws_operation_import::import(&model, &options) {
            Ok(import) => {
                let items = import.tokens;
                let warnings = import.warnings.iter().map(|warning| self.warning(warning));
                let rebuild = rebuild_with(&path);
                let rebuild = quote!(#rebuild #pages_watched #waiters_watched);
                Some((quote!(#items #rebuild), quote!(#(#warnings)*)))
            }
            Err(errors) => {
                for error in &errors {
                    self.report(context, error);
                }
                None
            }
        }
    }

    /// Shows an error at the operation or waiter that it is about, else at the model.
    fn report(&self, context: &Context, error: &ImportError) {
        let find = |names: &'_ Option<Vec<Ident>>, wanted: Option<&str>| {
            let mut names = names.iter().flatten();
            names
                .find(|name| wanted.is_some_and(|wanted| name.unraw() == wanted))
                .cloned()
        };
        let name = find(&self.operations, error.operation())
            .or_else(|| find(&self.waiters, error.waiter()));
        match (name, &self.protocol) {
            (Some(name), _) => context.error(name, error),
            (None, Some(protocol)) if error.is_about_the_protocol() => {
                context.error(protocol, error);
            }
            (None, _) => context.error(&self.model, error),
        }
    }

    /// A warning of the compiler. A macro has no other way to one than the use of something deprecated.
    fn warning(&self, text: &str) -> TokenStream {
        let span = Span::call_site().located_at(self.model.span());
        quote_spanned! {span=>
            const _: () = {
                #[deprecated(note = #text)]
                const SERVICE_MODEL: () = ();
                SERVICE_MODEL
            };
        }
    }
}

fn names(key: &Ident, input: ParseStream<'_>) -> syn::Result<Vec<Ident>> {
    let wanted = || syn::Error::new(key.span(), format!("expected `{key} = [Name, ...]`"));
    input.parse::<Token![=]>().map_err(|_| wanted())?;
    if !input.peek(syn::token::Bracket) {
        return Err(wanted());
    }
    let content;
    syn::bracketed!(content in input);
    let names = Punctuated::<Ident, Token![,]>::parse_terminated(&content)?;
    Ok(names.into_iter().collect())
}

fn texts(names: &[Ident]) -> Vec<String> {
    names.iter().map(|name| name.unraw().to_string()).collect()
}

/// The file beside the model, and the item that makes the compiler watch it, if it is there.
fn neighbour(model: &Path, name: &str) -> (Option<String>, Option<TokenStream>) {
    let path = model.with_file_name(name);
    let text = std::fs::read_to_string(&path).ok();
    let watched = text.as_ref().and_then(|_| rebuild_with(&path));
    (text, watched)
}

/// The path, from the folder of the manifest of the crate that is compiled.
fn path_from_manifest(path: &str) -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .unwrap_or_default()
        .join(path)
}

/// An item that makes the compiler watch the file.
fn rebuild_with(path: &Path) -> Option<TokenStream> {
    // A path that is no UTF-8 cannot be written as a literal.
    let path = path.to_str()?;
    Some(quote!(
        const _: &[u8] = ::core::include_bytes!(#path);
    ))
}
