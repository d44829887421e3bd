//! What an item with mistakes gets: impls that type-check, so that the mistakes are all that the compiler reports and an
//! editor knows the types of what is written around the item.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Fields, WherePredicate, parse_quote};

use crate::context::Context;
use crate::expand::{constructor, debug, value_enum};
use crate::model::{Halves, Structure};
use crate::parse::container::{Arguments, Kind};
use crate::parse::{self, Shape, signature};

/// The stub.
pub(crate) fn expand(
    kind: Kind,
    halves: Halves,
    input: &DeriveInput,
    arguments: TokenStream,
) -> TokenStream {
    let impls = match kind {
        Kind::Operation => operation(input, halves, arguments.clone()),
        Kind::Output => output(input, halves),
        Kind::Shape => shape(input, halves),
        Kind::Error => error(input, halves),
    };
    let own = own_items(kind, input, arguments);
    quote!(#impls #own)
}

fn operation(input: &DeriveInput, halves: Halves, arguments: TokenStream) -> TokenStream {
    let (output, error) = signature(arguments);
    let output = output.map_or_else(|| quote!(()), |ty| quote!(#ty));
    let error = error.map_or_else(|| quote!(__aws::NoModeledError), |ty| quote!(#ty));
    let name = input.ident.unraw().to_string();
    let client = trait_stub(
        input,
        &quote!(__aws::Operation),
        &quote! {
            type Protocol = __aws::RestJson1;
            type Output = #output;
            type Error = #error;
            const NAME: &'static str = #name;
            const METHOD: __aws::Method = __aws::Method::POST;
            const URI: &'static str = "/";
            const SERVICE: __aws::Option<__aws::ServiceMetadata> = __aws::None;
            const AUTH: __aws::Auth = __aws::Auth::None;
            const IDEMPOTENT: bool = false;
            fn write<'__a>(
                &'__a self,
                _: &mut __aws::RequestEncoder<'__a, '_, Self::Protocol>,
            ) -> __aws::Result<(), __aws::BuildFault> {
                __aws::stub()
            }
        },
    );
    let server = halves.server(|| {
        trait_stub(
            input,
            &quote!(__aws::ServerOperation),
            &quote! {
                const PATH: &'static [__aws::PathSegment] = &[];
                fn read(
                    _: &__aws::IncomingRequest<'_, __aws::RestJson1>,
                ) -> __aws::Result<Self, __aws::CodecError> {
                    __aws::stub()
                }
            },
        )
    });
    quote!(#client #server)
}

fn output(input: &DeriveInput, halves: Halves) -> TokenStream {
    let client = trait_stub(
        input,
        &quote!(__aws::Output),
        &quote! {
            fn decode<__P: __aws::Protocol>(
                _: &__aws::Reply<'_, __P>,
            ) -> __aws::Result<Self, __aws::CodecError> {
                __aws::stub()
            }
        },
    );
    let server = halves.server(|| {
        trait_stub(
            input,
            &quote!(__aws::ServerOutput),
            &quote! {
                fn write<'__a, __P: __aws::ServerProtocol>(
                    &'__a self,
                    _: &mut __aws::ResponseEncoder<'__a, __P>,
                ) -> __aws::Result<(), __aws::BuildFault> {
                    __aws::stub()
                }
            },
        )
    });
    quote!(#client #server)
}

fn shape(input: &DeriveInput, halves: Halves) -> TokenStream {
    let serialize = trait_stub(
        input,
        &quote!(__aws::Serialize),
        &quote! {
            fn serialize<__S: __aws::Serializer>(&self, _: __S) -> __aws::Result<__S::Ok, __S::Error> {
                __aws::stub()
            }
        },
    );
    let ident = &input.ident;
    let (_, ty_generics, where_clause) = input.generics.split_for_impl();
    let mut generics = input.generics.clone();
    generics.params.insert(0, syn::parse_quote!('__de));
    let (impl_generics, _, _) = generics.split_for_impl();
    let form = trait_stub(
        input,
        &quote!(__aws::Shape),
        &quote!(
            type Form = __aws::StructureForm;
        ),
    );
    let output = output(input, halves);
    quote! {
        #serialize
        #form
        #output
        impl #impl_generics __aws::Deserialize<'__de> for #ident #ty_generics #where_clause {
            fn deserialize<__D: __aws::Deserializer<'__de>>(_: __D) -> __aws::Result<Self, __D::Error> {
                __aws::stub()
            }
        }
    }
}

fn error(input: &DeriveInput, halves: Halves) -> TokenStream {
    // `std`'s `Error` asks for a `Debug`, whose absence is another mistake.
    let (ident, (_, ty_generics, _)) = (&input.ident, input.generics.split_for_impl());
    let predicate: WherePredicate = parse_quote!(for<'__any> #ident #ty_generics: __aws::Debug);
    let mut input = input.clone();
    let clause = input.generics.make_where_clause();
    clause.predicates.push(predicate);
    let input = &input;
    let client = trait_stub(
        input,
        &quote!(__aws::ModeledError),
        &quote! {
            fn decode<__P: __aws::Protocol>(
                _: &str,
                _: &__aws::Reply<'_, __P>,
            ) -> __aws::Option<__aws::Result<Self, __aws::CodecError>> {
                __aws::stub()
            }
            fn code(&self) -> &'static str {
                __aws::stub()
            }
        },
    );
    let display = trait_stub(
        input,
        &quote!(__aws::Display),
        &quote! {
            fn fmt(&self, _: &mut __aws::Formatter<'_>) -> __aws::FmtResult {
                __aws::stub()
            }
        },
    );
    let std_error = trait_stub(input, &quote!(__aws::StdError), &TokenStream::new());
    let server = halves.server(|| {
        trait_stub(
            input,
            &quote!(__aws::ServerError),
            &quote! {
                fn write<'__a, __P: __aws::ServerProtocol>(
                    &'__a self,
                    _: &mut __aws::ResponseEncoder<'__a, __P>,
                ) -> __aws::Result<(), __aws::BuildFault> {
                    __aws::stub()
                }
            },
        )
    });
    quote!(#client #display #std_error #server)
}

fn trait_stub(input: &DeriveInput, implemented: &TokenStream, body: &TokenStream) -> TokenStream {
    let ident = &input.ident;
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    quote! {
        impl #impl_generics #implemented for #ident #ty_generics #where_clause {
            #body
        }
    }
}

/// What depends on little enough to be right in spite of the mistakes: constructor, setters, conversions, `Debug`.
fn own_items(kind: Kind, input: &DeriveInput, arguments: TokenStream) -> TokenStream {
    // All of it was reported before.
    let silent = Context::new();
    let items = match (kind, &input.data) {
        (Kind::Operation | Kind::Output | Kind::Shape, Data::Struct(data)) => {
            if let Fields::Named(_) = data.fields {
                let mut arguments = Arguments::parse(&silent, kind, arguments);
                parse::structure(&silent, kind, input, &mut arguments)
                    .map(|model| of_structure(&model))
            } else {
                None
            }
        }
        (Kind::Shape, Data::Enum(_)) => {
            parse::shape(&silent, input, arguments).map(|shape| match shape {
                Shape::Structure(model) => of_structure(&model),
                Shape::Values(model) => value_enum::stub(&model),
                Shape::Union(model) => debug::stub(&model.item, debug::union_mark(&model)),
            })
        }
        (Kind::Error, Data::Enum(_)) => parse::error_enum(&silent, input, arguments)
            .map(|model| debug::stub(&model.item, debug::error_mark(&model))),
        _ => None,
    };
    drop(silent.check());
    items.unwrap_or_default()
}

fn of_structure(structure: &Structure) -> TokenStream {
    let constructor = constructor::expand(structure, true);
    let debug = debug::stub(&structure.item, debug::first_mark(&structure.members));
    quote!(#constructor #debug)
}
