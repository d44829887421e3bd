//! `#[aws_output]` and `#[aws_shape]` structs.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;

use crate::expand::object::{self, Whole};
use crate::expand::reading::{self, BodyReader, Reading};
use crate::expand::{bounded_in_body, constructor, debug, members, serialize, server};
use crate::model::{Binding, Halves, Item, Member, Structure};
use crate::types;

/// An output: read from a reply.
pub(crate) fn output(output: &Structure, halves: Halves) -> TokenStream {
    let has_bindings = output
        .members
        .iter()
        .any(|member| member.binding != Binding::Body);
    let timestamps = members::expect_timestamps(output.members.iter());
    // What is in the body alone is read without a detour: every such struct is an `Output`.
    let read = if has_bindings {
        bound_output(output, &timestamps)
    } else {
        from_members(output, &timestamps)
    };
    let constructor = constructor::expand(output, true);
    let debug = debug::structure(output);
    let server = halves.server(|| server::output(output));
    quote! {
        #read
        #constructor
        #debug
        #server
    }
}

fn bound_output(output: &Structure, timestamps: &TokenStream) -> TokenStream {
    let ident = &output.item.ident;
    let generics = bounded_in_body(output, &quote!(__aws::DeserializeOwned));
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let reader = BodyReader {
        ident: format_ident!("__Members"),
        declared: &output.item.generics,
        bounded: &generics,
    };
    let Reading {
        items,
        statements,
        locals,
    } = reading::message(&output.members, &reader);
    let idents = output.members.iter().map(|member| &member.ident);
    let form = output
        .members
        .iter()
        .find(|member| member.binding == Binding::Payload)
        .map(|member| {
            let ty = &member.ty;
            let payload = quote_spanned!(types::place(ty)=> <#ty as __aws::FromPayload>::FORM);
            quote!(const FORM: __aws::BodyForm = #payload;)
        });
    let hides_message = hides_message(output);
    quote! {
        #items
        #[automatically_derived]
        impl #impl_generics __aws::Output for #ident #ty_generics #where_clause {
            #form
            #hides_message
            fn decode<__P: __aws::Protocol>(
                __source: &__aws::Reply<'_, __P>,
            ) -> __aws::Result<Self, __aws::CodecError> {
                let __message = __aws::Reply::message(__source);
                let _ = __message;
                #timestamps
                #statements
                __aws::Ok(Self { #(#idents: #locals,)* })
            }
        }
    }
}

/// A nested struct: read and written wherever it stands.
pub(crate) fn shape(shape: &Structure, halves: Halves) -> TokenStream {
    let ident = &shape.item.ident;
    let is_written = shape.item.is_written(halves);
    let write = is_written.then(|| write(shape));
    let read = shape.item.is_read(halves).then(|| {
        // Writing asks for timestamps.
        let asked = (!is_written).then(|| members::expect_timestamps(shape.members.iter()));
        let from_members = from_members(shape, &asked.unwrap_or_default());
        let mut generics = bounded_in_body(shape, &quote!(__aws::DeserializeOwned));
        let (_, ty_generics, _) = shape.item.generics.split_for_impl();
        generics.params.insert(0, syn::parse_quote!('__de));
        let (impl_generics, _, where_clause) = generics.split_for_impl();
        quote! {
            #from_members
            #[automatically_derived]
            impl #impl_generics __aws::Deserialize<'__de> for #ident #ty_generics #where_clause {
                fn deserialize<__D: __aws::Deserializer<'__de>>(
                    __deserializer: __D,
                ) -> __aws::Result<Self, __D::Error> {
                    __aws::deserialize_structure::<Self, __D>(__deserializer)
                }
            }
        }
    });
    let (impl_generics, ty_generics, where_clause) = shape.item.generics.split_for_impl();
    let name = document_name(&shape.item);
    let constructor = constructor::expand(shape, is_written);
    let debug = debug::structure(shape);
    quote! {
        #write
        #read
        #[automatically_derived]
        impl #impl_generics __aws::Shape for #ident #ty_generics #where_clause {
            type Form = __aws::StructureForm;
            const NAME: &'static str = #name;
        }
        #constructor
        #debug
    }
}

fn write(shape: &Structure) -> TokenStream {
    let generics = bounded_in_body(shape, &quote!(__aws::Serialize));
    let writes = members::write(&shape.members, field_of_self);
    serialize::implementation(
        &shape.item,
        &generics,
        &quote! {
            let mut __writer = __aws::MemberWriter::begin(__serializer);
            let __members = &mut __writer;
            #writes
            __aws::MemberWriter::end(__writer)
        },
    )
}

/// The name of a shape as the outermost element of a document.
pub(crate) fn document_name(item: &Item) -> String {
    let given = item.xml_name.as_ref().map(syn::LitStr::value);
    given.unwrap_or_else(|| item.ident.unraw().to_string())
}

fn from_members(structure: &Structure, timestamps: &TokenStream) -> TokenStream {
    let ident = &structure.item.ident;
    let generics = bounded_in_body(structure, &quote!(__aws::DeserializeOwned));
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let all: Vec<&Member> = structure.members.iter().collect();
    let body = object::read(&all, Whole::Structure);
    let hides_message = hides_message(structure);
    let named_by_default = structure.named_by_default().map(|_| {
        quote!(
            const NAMED_BY_DEFAULT: bool = true;
        )
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics __aws::FromMembers for #ident #ty_generics #where_clause {
            #hides_message
            #named_by_default
            type Value = Self;
            fn read<'__de, __A: __aws::MapAccess<'__de>>(
                __members: &mut __aws::MemberReader<'__de, __A>,
            ) -> __aws::Result<Self, __A::Error> {
                #timestamps
                #body
            }
        }
    }
}

/// `&self.member`.
pub(crate) fn field_of_self(member: &Member) -> TokenStream {
    let ident = &member.ident;
    quote!(&self.#ident)
}

/// Says of a struct that an error may carry that its message is a secret.
fn hides_message(structure: &Structure) -> Option<TokenStream> {
    structure
        .members
        .iter()
        .any(Member::is_secret_message)
        .then(|| {
            quote!(
                const HIDES_MESSAGE: bool = true;
            )
        })
}
