//! Types, by paths that mean the same wherever the code stands.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use crate::Paths;
use crate::plan::{Field, Presence, Type};

/// How types are written.
pub(crate) struct Types<'a> {
    pub(crate) runtime: &'a TokenStream,
    pub(crate) paths: Paths,
    /// The module of the service's own types, where they are named from elsewhere.
    pub(crate) prefix: Option<&'a TokenStream>,
}

impl Types<'_> {
    pub(crate) fn of_field(&self, field: &Field) -> TokenStream {
        let ty = self.boxed(&field.ty, field.boxed);
        match field.presence {
            Presence::Optional => self.option(&ty),
            Presence::Required | Presence::Default => ty,
        }
    }

    pub(crate) fn boxed(&self, ty: &Type, boxed: bool) -> TokenStream {
        let ty = self.of(ty);
        match (boxed, self.paths) {
            (false, _) => ty,
            (true, Paths::Absolute) => quote!(::std::boxed::Box<#ty>),
            (true, Paths::Prelude) => quote!(Box<#ty>),
        }
    }

    pub(crate) fn string(&self) -> TokenStream {
        match self.paths {
            Paths::Absolute => quote!(::std::string::String),
            Paths::Prelude => quote!(String),
        }
    }

    /// One of the service's own types.
    pub(crate) fn item(&self, name: &str) -> TokenStream {
        let name = ident(name);
        let prefix = self.prefix.map(|prefix| quote!(#prefix::));
        quote!(#prefix #name)
    }

    fn option(&self, ty: &TokenStream) -> TokenStream {
        match self.paths {
            Paths::Absolute => quote!(::core::option::Option<#ty>),
            Paths::Prelude => quote!(Option<#ty>),
        }
    }

    fn of(&self, ty: &Type) -> TokenStream {
        let runtime = self.runtime;
        match ty {
            Type::String => self.string(),
            Type::Boolean => quote!(bool),
            Type::Integer => quote!(i32),
            Type::Long => quote!(i64),
            Type::Float => quote!(f32),
            Type::Double => quote!(f64),
            Type::Blob => quote!(#runtime::Blob),
            Type::ByteStream => quote!(#runtime::ByteStream),
            Type::Timestamp => quote!(#runtime::Timestamp),
            Type::Document => quote!(#runtime::Document),
            Type::SensitiveString => {
                let string = self.string();
                quote!(#runtime::Sensitive<#string>)
            }
            Type::SensitiveBlob => quote!(#runtime::Sensitive<#runtime::Blob>),
            Type::List { item, sparse } => {
                let item = self.inner(item, *sparse);
                match self.paths {
                    Paths::Absolute => quote!(::std::vec::Vec<#item>),
                    Paths::Prelude => quote!(Vec<#item>),
                }
            }
            Type::Map { value, sparse } => {
                let string = self.string();
                let value = self.inner(value, *sparse);
                quote!(::std::collections::BTreeMap<#string, #value>)
            }
            Type::Item(name) => self.item(name),
        }
    }

    /// An item that can be null where the collection is sparse.
    pub(crate) fn inner(&self, ty: &Type, sparse: bool) -> TokenStream {
        let ty = self.of(ty);
        if sparse { self.option(&ty) } else { ty }
    }
}
