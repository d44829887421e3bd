//! `Serialize` for structs and unions.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Generics;

use crate::expand::xml;
use crate::model::Item;

/// The implementation, whose `body` writes `self` into `__serializer`. If anything is said of the item wherever it stands, it goes
/// through serde in a newtype.
pub(crate) fn implementation(item: &Item, generics: &Generics, body: &TokenStream) -> TokenStream {
    let ident = &item.ident;
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let Some(words) = xml::structure(item.xml_namespace.as_ref()) else {
        return quote! {
            #[automatically_derived]
            impl #impl_generics __aws::Serialize for #ident #ty_generics #where_clause {
                fn serialize<__S: __aws::Serializer>(
                    &self,
                    __serializer: __S,
                ) -> __aws::Result<__S::Ok, __S::Error> {
                    #body
                }
            }
        };
    };
    let mut borrowed = generics.clone();
    borrowed.params.insert(0, syn::parse_quote!('__a));
    let (borrowed_impl, borrowed_ty, _) = borrowed.split_for_impl();
    quote! {
        struct __Inner #borrowed_impl (&'__a #ident #ty_generics) #where_clause;
        #[automatically_derived]
        impl #borrowed_impl __aws::Serialize for __Inner #borrowed_ty #where_clause {
            fn serialize<__S: __aws::Serializer>(
                &self,
                __serializer: __S,
            ) -> __aws::Result<__S::Ok, __S::Error> {
                self.0.__serialize(__serializer)
            }
        }
        impl #impl_generics #ident #ty_generics #where_clause {
            fn __serialize<__S: __aws::Serializer>(
                &self,
                __serializer: __S,
            ) -> __aws::Result<__S::Ok, __S::Error> {
                #body
            }
        }
        #[automatically_derived]
        impl #impl_generics __aws::Serialize for #ident #ty_generics #where_clause {
            fn serialize<__S: __aws::Serializer>(
                &self,
                __serializer: __S,
            ) -> __aws::Result<__S::Ok, __S::Error> {
                __aws::serialize_annotated(#words, &__Inner(self), __serializer)
            }
        }
    }
}
