//! The mirror: what the feature `server` adds to operations, outputs and errors.
//!
//! The bounds name the members' types under a `for<...>`, so that a type without the other direction (an output member
//! that only implements `Deserialize`, say) leaves the impl out instead of breaking the build: features are shared by all
//! crates of a build, and another crate may have switched this one on.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::{Generics, Type, WherePredicate, parse_quote};

use crate::expand::operation::{body_members, label_member};
use crate::expand::structure::field_of_self;
use crate::expand::{bounded, members};
use crate::model::{ErrorEnum, ErrorMembers, Member, Operation, Structure, ValueEnum, ValueKind};
use crate::types;
use crate::uri::{Segment, labels};

/// Reading a request. Structs that borrow cannot own what was read and have no server half.
pub(crate) fn operation(operation: &Operation) -> TokenStream {
    let item = &operation.structure.item;
    if item.generics.lifetimes().next().is_some() {
        return TokenStream::new();
    }
    let ident = &item.ident;
    let body: Vec<&Member> = body_members(operation).collect();
    let label_members: Vec<&Member> = labels(&operation.segments)
        .filter_map(|label| label_member(operation, label))
        .collect();

    let deserialize = quote!(__aws::DeserializeOwned);
    let serialize = quote!(__aws::Serialize);
    let generics = bounded(&bounded(&item.generics, &serialize), &deserialize);
    let readable = body.iter().map(|member| -> WherePredicate {
        let ty = types::value(&member.ty);
        parse_quote!(#ty: for<'__any> __aws::Readable<'__any>)
    });
    let from_label = label_members.iter().map(|member| -> WherePredicate {
        let ty = &member.ty;
        parse_quote!(for<'__any> #ty: __aws::FromLabel)
    });
    let generics = with_predicates(generics, readable.chain(from_label));
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();

    let (declared_generics, _, declared_where) = item.generics.split_for_impl();
    let parameters = item
        .generics
        .type_params()
        .map(|parameter| &parameter.ident);
    let types = body.iter().map(|member| &member.ty);
    let idents: Vec<_> = body.iter().map(|member| &member.ident).collect();
    // Names of our own: a constant of a member's name would be a pattern, not a binding.
    let body_locals = locals("__member", body.len());
    let label_locals = locals("__label", label_members.len());
    let from_members = (!body.is_empty()).then(|| {
        let read = members::read(&body, |locals| quote!((#(#locals,)*)));
        quote! {
            // The members' types may be private, and the operation public: a trait's type must not be the one in an impl
            // for the other.
            #[allow(dead_code)]
            struct __Members #declared_generics (__aws::PhantomData<(#(#parameters,)*)>)
            #declared_where;
            #[automatically_derived]
            impl #impl_generics __aws::FromMembers for __Members #ty_generics #where_clause {
                type Value = (#(#types,)*);
                fn read<'__de, __A: __aws::MapAccess<'__de>>(
                    __members: &mut __aws::MemberReader<'__de, __A>,
                ) -> __aws::Result<Self::Value, __A::Error> {
                    #read
                }
            }
        }
    });
    let read_body = (!body.is_empty())
        .then(|| quote!(let (#(#body_locals,)*) = __request.members::<__Members #ty_generics>()?;));
    let label_idents: Vec<_> = label_members.iter().map(|member| &member.ident).collect();
    let label_names = label_members.iter().map(|member| &member.wire_name);
    let segments = operation.segments.iter().map(segment);
    quote! {
        #from_members
        #[automatically_derived]
        impl #impl_generics __aws::ServerOperation for #ident #ty_generics #where_clause {
            const PATH: &'static [__aws::PathSegment] = &[#(#segments),*];
            fn read(
                __request: &__aws::IncomingRequest<'_>,
            ) -> __aws::Result<Self, __aws::RequestError> {
                #read_body
                #(let #label_locals = __request.label(#label_names)?;)*
                __aws::Ok(Self { #(#idents: #body_locals,)* #(#label_idents: #label_locals,)* })
            }
        }
    }
}

/// Names for local variables.
fn locals(prefix: &str, count: usize) -> Vec<Ident> {
    (0..count)
        .map(|index| format_ident!("{prefix}{index}", span = Span::mixed_site()))
        .collect()
}

fn segment(segment: &Segment) -> TokenStream {
    match segment {
        Segment::Literal(text) => quote!(__aws::PathSegment::Literal(#text)),
        Segment::Label { name, greedy } => {
            quote!(__aws::PathSegment::Label { name: #name, greedy: #greedy })
        }
    }
}

/// Writing a reply.
pub(crate) fn output(output: &Structure) -> TokenStream {
    let item = &output.item;
    let ident = &item.ident;
    let generics = bounded(&item.generics, &quote!(__aws::Serialize));
    let generics = with_predicates(
        generics,
        output.members.iter().map(|member| writable(&member.ty)),
    );
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let writes = members::write(&output.members, field_of_self);
    quote! {
        #[automatically_derived]
        impl #impl_generics __aws::ServerOutput for #ident #ty_generics #where_clause {
            fn write(&self, __map: &mut __aws::JsonObject<'_>) -> __aws::Result<(), __aws::JsonError> {
                #writes
                __aws::Ok(())
            }
        }
    }
}

/// Writing an error.
pub(crate) fn error_enum(errors: &ErrorEnum) -> TokenStream {
    let ident = &errors.item.ident;
    let types: Vec<&Type> = errors
        .variants
        .iter()
        .flat_map(|variant| match &variant.members {
            ErrorMembers::None => Vec::new(),
            ErrorMembers::Named(members) => members.iter().map(|member| &member.ty).collect(),
            ErrorMembers::Shape(ty) => vec![ty.as_ref()],
        })
        .collect();
    let generics = with_predicates(
        errors.item.generics.clone(),
        types
            .into_iter()
            .map(writable)
            .chain([parse_quote!(for<'__any> #ident: __aws::ModeledError)]),
    );
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let arms = errors.variants.iter().map(|variant| {
        let ident = &variant.ident;
        match &variant.members {
            ErrorMembers::None => quote! {
                Self::#ident {} => __aws::write_object(|_| __aws::Ok(())),
            },
            ErrorMembers::Shape(_) => quote! {
                Self::#ident(__shape) => __aws::write_value(__shape),
            },
            ErrorMembers::Named(all) => {
                let idents: Vec<_> = all.iter().map(|member| &member.ident).collect();
                let locals = locals("__member", all.len());
                let local_of = |member: &Member| {
                    let position = all
                        .iter()
                        .position(|other| other.ident == member.ident)
                        .unwrap_or_default();
                    let local = &locals[position];
                    quote!(#local)
                };
                let writes = members::write(all, local_of);
                quote! {
                    Self::#ident { #(#idents: #locals),* } => __aws::write_object(|__map| {
                        let _ = &__map;
                        #writes
                        __aws::Ok(())
                    }),
                }
            }
        }
    });
    // A reference is inhabited even where the enum has no variants.
    let scrutinee = if errors.variants.is_empty() {
        quote!(*self)
    } else {
        quote!(self)
    };
    quote! {
        #[automatically_derived]
        impl #impl_generics __aws::ServerError for #ident #ty_generics #where_clause {
            fn write(&self) -> __aws::Result<__aws::Vec<u8>, __aws::JsonError> {
                match #scrutinee { #(#arms)* }
            }
        }
    }
}

/// Reading a value from a label.
pub(crate) fn value_enum(values: &ValueEnum) -> TokenStream {
    let ident = &values.item.ident;
    let held = match values.kind {
        ValueKind::Text => quote!(__aws::String),
        ValueKind::Integer => quote!(i32),
    };
    quote! {
        #[automatically_derived]
        impl __aws::FromLabel for #ident {
            fn from_label(__text: __aws::Cow<'_, str>) -> __aws::Option<Self> {
                <#held as __aws::FromLabel>::from_label(__text).map(__aws::From::from)
            }
        }
    }
}

fn writable(ty: &Type) -> WherePredicate {
    let ty = types::value(ty);
    parse_quote!(for<'__any> #ty: __aws::Writable)
}

/// The generics with more predicates in their `where` clause.
fn with_predicates(
    mut generics: Generics,
    predicates: impl IntoIterator<Item = WherePredicate>,
) -> Generics {
    generics.make_where_clause().predicates.extend(predicates);
    generics
}
