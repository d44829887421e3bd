//! `#[aws_operation]` structs.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use crate::expand::{bounded, constructor, debug, members, server, structure::field_of_self};
use crate::model::{Auth, Binding, Member, Operation};
use crate::parse::DEFAULT_AUTH;
use crate::types;
use crate::uri::Segment;

/// Everything for an operation.
pub(crate) fn expand(operation: &Operation) -> TokenStream {
    let item = &operation.structure.item;
    let ident = &item.ident;
    let generics = bounded(&item.generics, &quote!(__aws::Serialize));
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();

    let output = operation
        .output
        .as_ref()
        .map_or_else(|| quote!(()), |ty| quote!(#ty));
    let error = operation
        .error
        .as_ref()
        .map_or_else(|| quote!(__aws::NoModeledError), |ty| quote!(#ty));
    let name = ident.unraw().to_string();
    let method = operation.method.map_or("POST", |(_, method)| method.name());
    let method = Ident::new(method, Span::call_site());
    let uri = operation.uri.as_ref().map(syn::LitStr::value);
    let service = match &operation.service {
        None => quote!(__aws::None),
        Some(service) => {
            quote_spanned!(service.span()=> __aws::Some(<#service as __aws::Service>::METADATA))
        }
    };
    let auth = auth(operation);

    let body_members: Vec<&Member> = body_members(operation).collect();
    let write_body = (!body_members.is_empty()).then(|| {
        let writes = members::write(body_members.iter().copied(), field_of_self);
        quote! {
            #[automatically_derived]
            impl #impl_generics __aws::Members for #ident #ty_generics #where_clause {
                fn write(
                    &self,
                    __map: &mut __aws::JsonObject<'_>,
                ) -> __aws::Result<(), __aws::JsonError> {
                    #writes
                    __aws::Ok(())
                }
            }
        }
    });
    let encode_body = (!body_members.is_empty()).then(|| quote!(__request.json(self)?;));
    let encode_path = path(operation);
    let constructor = constructor::expand(&operation.structure);
    let debug = debug::structure(&operation.structure);
    let server = server::operation(operation);

    quote! {
        #write_body
        #[automatically_derived]
        impl #impl_generics __aws::Operation for #ident #ty_generics #where_clause {
            type Output = #output;
            type Error = #error;
            const NAME: &'static str = #name;
            const METHOD: __aws::Method = __aws::Method::#method;
            const URI: &'static str = #uri;
            const SERVICE: __aws::Option<__aws::ServiceMetadata> = #service;
            const AUTH: __aws::Auth = #auth;
            fn encode(
                &self,
                __endpoint: &__aws::Endpoint,
            ) -> __aws::Result<__aws::Request<__aws::Body>, __aws::BuildError> {
                let mut __request = __aws::RequestEncoder::new::<Self>(__endpoint);
                #encode_path
                #encode_body
                __request.finish()
            }
        }
        #constructor
        #debug
        __aws::if_server! { #server }
    }
}

/// The members that go into the JSON body.
pub(crate) fn body_members(operation: &Operation) -> impl Iterator<Item = &Member> {
    operation
        .structure
        .members
        .iter()
        .filter(|member| member.binding == Binding::Body)
}

/// Statements that write the path, piece by piece.
fn path(operation: &Operation) -> TokenStream {
    operation
        .segments
        .iter()
        .map(|segment| match segment {
            Segment::Literal(text) => quote!(__request.literal(#text);),
            Segment::Label { name, greedy } => {
                let Some(member) = label_member(operation, name) else {
                    return TokenStream::new();
                };
                let value = types::placed_at(&member.ty, field_of_self(member));
                let function =
                    quote_spanned!(types::place(&member.ty)=> __aws::RequestEncoder::label);
                quote!(#function(&mut __request, #name, #value, #greedy)?;)
            }
        })
        .collect()
}

/// The member that fills a label.
pub(crate) fn label_member<'a>(operation: &'a Operation, label: &str) -> Option<&'a Member> {
    operation
        .structure
        .members
        .iter()
        .find(|member| member.binding == Binding::Label && member.wire_name == label)
}

fn auth(operation: &Operation) -> TokenStream {
    match (operation.auth, &operation.service) {
        (None, Some(service)) => quote!(<#service as __aws::Service>::METADATA.auth),
        (auth, _) => {
            let variant = match auth.unwrap_or(DEFAULT_AUTH) {
                Auth::None => quote!(None),
                Auth::Bearer => quote!(Bearer),
                Auth::SigV4 => quote!(SigV4),
                Auth::SigV4UnsignedBody => quote!(SigV4UnsignedBody),
            };
            quote!(__aws::Auth::#variant)
        }
    }
}
