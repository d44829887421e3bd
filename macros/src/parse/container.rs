//! The arguments of the attribute macros: `#[aws_operation(...)]` and its sisters.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::{DeriveInput, Ident, LitBool, LitStr, Path, Type};

use crate::case::Case;
use crate::context::Context;
use crate::keys;
use crate::model::{Auth, Checksum, Item, Message, Method, Namespace, Paginate};
use crate::parse::checksum::checksum;
use crate::parse::elsewhere;
use crate::parse::entries::{Keys, Slot, flag, flag_or_value, parse_entries, span_of, text, value};
use crate::parse::headers::constant_headers;
use crate::parse::named::{auth, case, message, method, protocol};
use crate::parse::paginate::paginate;
use crate::parse::rpc::check_operation_name;
use crate::parse::xml;
use crate::protocols::Protocol;

/// Which attribute macro it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Operation,
    Output,
    Shape,
    Error,
}

impl Kind {
    pub(crate) const ALL: [Self; 4] = [Self::Operation, Self::Output, Self::Shape, Self::Error];

    /// What it stands on.
    pub(crate) fn item(self) -> &'static str {
        match self {
            Self::Operation | Self::Output => "a struct",
            Self::Shape => "a struct or an enum",
            Self::Error => "an enum",
        }
    }

    /// The name of the attribute macro.
    pub(crate) fn attribute(self) -> &'static str {
        match self {
            Self::Operation => "aws_operation",
            Self::Output => "aws_output",
            Self::Shape => "aws_shape",
            Self::Error => "aws_error",
        }
    }

    /// The derive macro that the attribute macro adds.
    pub(crate) fn derive(self) -> Ident {
        let name = match self {
            Self::Operation => "AwsOperation",
            Self::Output => "AwsOutput",
            Self::Shape => "AwsShape",
            Self::Error => "AwsError",
        };
        Ident::new(name, Span::call_site())
    }

    fn known(self) -> &'static [&'static str] {
        match self {
            Self::Operation => &[
                keys::METHOD,
                keys::URI,
                keys::OUTPUT,
                keys::ERROR,
                keys::SERVICE,
                keys::NAME,
                keys::PROTOCOL,
                keys::TARGET,
                keys::VERSION,
                keys::NO_INPUT,
                keys::AUTH,
                keys::ENDPOINT,
                keys::HEADERS,
                keys::PAGINATE,
                keys::IDEMPOTENT,
                keys::CHECKSUM,
                keys::CHECKSUM_REQUIRED,
                keys::REQUEST_COMPRESSION,
                keys::RENAME_ALL,
                keys::XML_NAME,
                keys::XML_NAMESPACE,
                keys::CONSTRUCTOR,
                keys::CRATE,
            ],
            Self::Output => &[
                keys::RENAME_ALL,
                keys::XML_NAME,
                keys::XML_NAMESPACE,
                keys::CONSTRUCTOR,
                keys::CRATE,
            ],
            Self::Shape => &[
                keys::RENAME_ALL,
                keys::ONLY_IN,
                keys::XML_NAME,
                keys::XML_NAMESPACE,
                keys::CONSTRUCTOR,
                keys::CRATE,
            ],
            Self::Error => &[keys::RENAME_ALL, keys::CRATE],
        }
    }
}

/// The arguments, read but not yet checked against one another.
pub(crate) struct Arguments {
    pub(crate) method: Slot<Option<Method>>,
    pub(crate) method_span: Option<Span>,
    pub(crate) uri: Slot<LitStr>,
    pub(crate) output: Slot<Type>,
    pub(crate) error: Slot<Type>,
    pub(crate) service: Slot<Type>,
    pub(crate) name: Slot<LitStr>,
    pub(crate) protocol: Slot<Option<&'static Protocol>>,
    pub(crate) protocol_span: Option<Span>,
    pub(crate) target: Slot<LitStr>,
    pub(crate) version: Slot<LitStr>,
    pub(crate) xml_name: Slot<LitStr>,
    pub(crate) xml_namespace: Slot<Namespace>,
    pub(crate) no_input: Slot<()>,
    pub(crate) auth: Slot<Option<Auth>>,
    pub(crate) endpoint: Slot<LitStr>,
    pub(crate) headers: Slot<Vec<(LitStr, LitStr)>>,
    pub(crate) paginate: Slot<Option<Paginate>>,
    pub(crate) idempotent: Slot<bool>,
    pub(crate) checksum: Slot<Option<Checksum>>,
    pub(crate) checksum_required: Slot<()>,
    pub(crate) request_compression: Slot<()>,
    pub(crate) rename_all: Slot<Option<Case>>,
    pub(crate) constructor: Slot<LitBool>,
    pub(crate) only_in: Slot<Option<Message>>,
    pub(crate) runtime: Slot<Path>,
    /// The keys that were given, well or badly.
    mentioned: Vec<String>,
    /// Whether everything that was given has a key.
    has_keys: bool,
}

impl Arguments {
    pub(crate) fn parse(context: &Context, kind: Kind, tokens: TokenStream) -> Self {
        let mut arguments = Self {
            method: Slot::empty(),
            method_span: None,
            uri: Slot::empty(),
            output: Slot::empty(),
            error: Slot::empty(),
            service: Slot::empty(),
            name: Slot::empty(),
            protocol: Slot::empty(),
            protocol_span: None,
            target: Slot::empty(),
            version: Slot::empty(),
            xml_name: Slot::empty(),
            xml_namespace: Slot::empty(),
            no_input: Slot::empty(),
            auth: Slot::empty(),
            endpoint: Slot::empty(),
            headers: Slot::empty(),
            paginate: Slot::empty(),
            idempotent: Slot::empty(),
            checksum: Slot::empty(),
            checksum_required: Slot::empty(),
            request_compression: Slot::empty(),
            rename_all: Slot::empty(),
            constructor: Slot::empty(),
            only_in: Slot::empty(),
            runtime: Slot::empty(),
            mentioned: Vec::new(),
            has_keys: true,
        };
        let place = format!("in `#[{}(...)]`", kind.attribute());
        let elsewhere = |name: &str| elsewhere::on_item(kind, name);
        let keys = Keys {
            elsewhere: &elsewhere,
            ..Keys::new(&place, kind.known())
        };
        let has_keys = parse_entries(context, tokens, &keys, |key, input| {
            let name = key.to_string();
            arguments.mentioned.push(name.clone());
            arguments.entry(context, &name, key, input)
        });
        arguments.has_keys = has_keys;
        arguments
    }

    /// Whether a key is missing. What was given in a wrong form was reported and is not missing too.
    pub(crate) fn lacks(&self, key: &str) -> bool {
        self.has_keys && !self.mentioned.iter().any(|mentioned| mentioned == key)
    }

    fn entry(
        &mut self,
        context: &Context,
        name: &str,
        key: &Ident,
        input: ParseStream<'_>,
    ) -> syn::Result<()> {
        match name {
            keys::METHOD => {
                let literal = text(key, input, "\"POST\"")?;
                self.method_span = Some(literal.span());
                self.method.set(context, key, method(context, &literal));
            }
            keys::URI => self.uri.set(context, key, text(key, input, "\"/path\"")?),
            keys::OUTPUT => self.output.set(context, key, value(key, input, "Type")?),
            keys::ERROR => self.error.set(context, key, value(key, input, "Type")?),
            keys::SERVICE => self.service.set(context, key, value(key, input, "Type")?),
            keys::AUTH => {
                let literal = text(key, input, "\"none\"")?;
                self.auth.set(context, key, auth(context, &literal));
            }
            keys::ENDPOINT => {
                self.endpoint
                    .set(context, key, text(key, input, "\"prefix.\"")?);
            }
            keys::HEADERS => {
                let headers = constant_headers(context, key, input)?;
                self.headers.set(context, key, headers);
            }
            keys::PAGINATE => {
                let paginate = paginate(context, key, input)?;
                self.paginate.set(context, key, paginate);
            }
            keys::NAME => {
                let name = text(key, input, "\"OperationName\"")?;
                check_operation_name(context, &name);
                self.name.set(context, key, name);
            }
            keys::PROTOCOL => {
                let literal = text(key, input, "\"awsJson1_1\"")?;
                self.protocol_span = Some(literal.span());
                self.protocol.set(context, key, protocol(context, &literal));
            }
            keys::TARGET => {
                self.target
                    .set(context, key, text(key, input, "\"prefix.Operation\"")?);
            }
            keys::VERSION => {
                self.version
                    .set(context, key, xml::version(context, key, input)?);
            }
            keys::XML_NAME => {
                let name = text(key, input, "\"ElementName\"")?;
                xml::check_name(context, &name);
                self.xml_name.set(context, key, name);
            }
            keys::XML_NAMESPACE => {
                let namespace = xml::namespace(context, key, input)?;
                self.xml_namespace.set(context, key, namespace);
            }
            keys::NO_INPUT => {
                flag(key, input)?;
                self.no_input.set(context, key, ());
            }
            keys::IDEMPOTENT => {
                let value: Option<LitBool> = flag_or_value(key, input, "false")?;
                let value = value.is_none_or(|value| value.value);
                self.idempotent.set(context, key, value);
            }
            keys::CHECKSUM => {
                let read = checksum(context, key, input)?;
                self.checksum.set(context, key, read);
            }
            keys::CHECKSUM_REQUIRED => {
                flag(key, input)?;
                self.checksum_required.set(context, key, ());
            }
            keys::REQUEST_COMPRESSION => {
                let literal = text(key, input, "\"gzip\"")?;
                if literal.value() != "gzip" {
                    let found = literal.value();
                    context.error(
                        &literal,
                        format!("unknown `request_compression` {found:?}; expected \"gzip\""),
                    );
                }
                self.request_compression.set(context, key, ());
            }
            keys::RENAME_ALL => {
                let literal = text(key, input, "\"camelCase\"")?;
                self.rename_all.set(context, key, case(context, &literal));
            }
            keys::CONSTRUCTOR => {
                self.constructor
                    .set(context, key, value(key, input, "false")?);
            }
            keys::ONLY_IN => {
                let literal = text(key, input, "\"response\"")?;
                self.only_in.set(context, key, message(context, &literal));
            }
            _ => {
                let path: ModulePath = value(key, input, "::absolute::path")?;
                self.runtime.set(context, key, path.absolute()?);
            }
        }
        Ok(())
    }

    /// The value of `crate = ...`.
    #[cfg(feature = "import")]
    pub(crate) fn module_path(key: &Ident, input: ParseStream<'_>) -> syn::Result<Path> {
        value::<ModulePath>(key, input, "::absolute::path")?.absolute()
    }

    /// Finds `crate = ...` alone, for the attribute macro, which must name the derive before anything is checked.
    pub(crate) fn runtime_path(tokens: TokenStream) -> Path {
        let mut path = None;
        let silent = Context::new();
        let keys = Keys::new("", &[keys::CRATE]);
        parse_entries(&silent, tokens, &keys, |key, input| {
            let found: ModulePath = value(key, input, "::absolute::path")?;
            path = Some(found.absolute()?);
            Ok(())
        });
        // Whatever is wrong here is found again, and reported, by the derive.
        drop(silent.check());
        path.unwrap_or_else(default_runtime)
    }
}

/// The runtime's path where nothing else is said.
pub(crate) fn default_runtime() -> Path {
    syn::parse_quote!(::aws_operation)
}

/// The item's own data.
pub(crate) fn item(input: &DeriveInput, arguments: &mut Arguments) -> Item {
    let only_in = arguments.only_in.get().copied().flatten();
    Item {
        ident: input.ident.clone(),
        visibility: input.vis.clone(),
        generics: input.generics.clone(),
        only_in: arguments.only_in.key().cloned().zip(only_in),
        xml_name: std::mem::replace(&mut arguments.xml_name, Slot::empty()).take(),
        xml_namespace: std::mem::replace(&mut arguments.xml_namespace, Slot::empty()).take(),
    }
}

/// A path without generic arguments.
struct ModulePath(Path);

impl Parse for ModulePath {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        input.call(Path::parse_mod_style).map(Self)
    }
}

impl ModulePath {
    /// The path, if it means the same in every module: `::name...` or `crate...`.
    fn absolute(self) -> syn::Result<Path> {
        let path = self.0;
        let rooted = path.leading_colon.is_some()
            || path
                .segments
                .first()
                .is_some_and(|first| first.ident == "crate" || first.ident == "$crate");
        if rooted {
            Ok(path)
        } else {
            let shown = quote!(#path).to_string().replace(' ', "");
            Err(syn::Error::new(
                span_of(&path),
                format!(
                    "`crate` has the relative path `{shown}`; write `::{shown}` or `crate::{shown}`, so that it means the same in every module"
                ),
            ))
        }
    }
}
