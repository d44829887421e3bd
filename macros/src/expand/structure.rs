//! `#[aws_output]` and `#[aws_shape]` structs.

use proc_macro2::TokenStream;
use quote::quote;

use crate::expand::{bounded, constructor, debug, members, server};
use crate::model::{Member, Structure};

/// An output: read from a reply.
pub(crate) fn output(output: &Structure) -> TokenStream {
    let ident = &output.item.ident;
    let generics = bounded(&output.item.generics, &quote!(__aws::DeserializeOwned));
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let from_members = from_members(output);
    let constructor = constructor::expand(output);
    let debug = debug::structure(output);
    let server = server::output(output);
    quote! {
        #from_members
        #[automatically_derived]
        impl #impl_generics __aws::Output for #ident #ty_generics #where_clause {
            fn decode(__reply: &__aws::Reply<'_>) -> __aws::Result<Self, __aws::JsonError> {
                __aws::read_members::<Self>(__reply.body())
            }
        }
        #constructor
        #debug
        __aws::if_server! { #server }
    }
}

/// A nested struct: read and written wherever it stands.
pub(crate) fn shape(shape: &Structure) -> TokenStream {
    let ident = &shape.item.ident;
    let write = serialize(shape);
    let borrows = shape.item.generics.lifetimes().next().is_some();
    let read = (!borrows).then(|| {
        let from_members = from_members(shape);
        let mut generics = bounded(&shape.item.generics, &quote!(__aws::DeserializeOwned));
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
    let constructor = constructor::expand(shape);
    let debug = debug::structure(shape);
    quote!(#write #read #constructor #debug)
}

fn serialize(shape: &Structure) -> TokenStream {
    let ident = &shape.item.ident;
    let generics = bounded(&shape.item.generics, &quote!(__aws::Serialize));
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let writes = members::write(&shape.members, field_of_self);
    quote! {
        #[automatically_derived]
        impl #impl_generics __aws::Serialize for #ident #ty_generics #where_clause {
            fn serialize<__S: __aws::Serializer>(
                &self,
                __serializer: __S,
            ) -> __aws::Result<__S::Ok, __S::Error> {
                let mut __map_owned = __aws::Serializer::serialize_map(__serializer, __aws::None)?;
                let __map = &mut __map_owned;
                #writes
                __aws::SerializeMap::end(__map_owned)
            }
        }
    }
}

fn from_members(structure: &Structure) -> TokenStream {
    let ident = &structure.item.ident;
    let generics = bounded(&structure.item.generics, &quote!(__aws::DeserializeOwned));
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let all: Vec<&Member> = structure.members.iter().collect();
    let idents = structure.members.iter().map(|member| &member.ident);
    let body = members::read(&all, |locals| quote!(Self { #(#idents: #locals,)* }));
    quote! {
        #[automatically_derived]
        impl #impl_generics __aws::FromMembers for #ident #ty_generics #where_clause {
            type Value = Self;
            fn read<'__de, __A: __aws::MapAccess<'__de>>(
                __members: &mut __aws::MemberReader<'__de, __A>,
            ) -> __aws::Result<Self, __A::Error> {
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
