//! Structs and their fields.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Writer, aws, deprecated, ident, shape_arguments, timestamp, xml};
use crate::case::Case;
use crate::plan::{Binding, Field, Presence, Role, Structure, Type};

impl Writer<'_> {
    /// A struct beside the operations.
    pub(super) fn shape(&self, structure: &Structure) -> TokenStream {
        let attribute = match structure.role {
            Role::Output => "aws_output",
            Role::Operation | Role::Shape => "aws_shape",
        };
        let fallback = format!("The shape `{}`.", structure.shape);
        let arguments = shape_arguments(structure.only_in);
        self.structure(structure, attribute, arguments, &fallback, false)
    }

    pub(super) fn structure(
        &self,
        structure: &Structure,
        attribute: &str,
        mut arguments: Vec<TokenStream>,
        fallback: &str,
        uses_deprecated: bool,
    ) -> TokenStream {
        let fields = &structure.fields;
        let uses_deprecated = uses_deprecated
            || fields
                .iter()
                .any(|field| field.notes.deprecated || self.is_deprecated(field.ty.item()));
        let attributes = self.item_attributes(&structure.notes, fallback, uses_deprecated);
        // What goes by its name has no default: see `#[aws_operation]`.
        let must_say = self.service.protocol.is_rpc();
        if structure.rename_all != Case::Camel || must_say && !fields.is_empty() {
            let case = structure.rename_all.name();
            arguments.push(quote!(rename_all = #case));
        }
        arguments.extend(xml::root(&structure.xml));
        let attribute = self.attribute(attribute, arguments);
        let derive = derive(fields);
        let name = ident(&structure.ident);
        let fields = fields
            .iter()
            .map(|field| self.field(field, structure.rename_all));
        quote! {
            #attributes
            #attribute
            #derive
            #[non_exhaustive]
            pub struct #name {
                #(#fields)*
            }
        }
    }

    fn field(&self, field: &Field, case: Case) -> TokenStream {
        let docs = self.docs(&field.notes, &format!("The member `{}`.", field.member));
        let deprecated = deprecated(&field.notes);
        let aws = aws(&arguments(field, case));
        let name = ident(&field.ident);
        let ty = self.types.of_field(field);
        quote! {
            #docs
            #deprecated
            #aws
            pub #name: #ty,
        }
    }
}

/// Streams are not `Clone`; where a field is hidden, the macro writes `Debug`.
fn derive(fields: &[Field]) -> Option<TokenStream> {
    let has_stream = fields.iter().any(|field| field.ty == Type::ByteStream);
    let is_hidden = fields.iter().any(|field| field.sensitive);
    match (has_stream, is_hidden) {
        (true, true) => None,
        (true, false) => Some(quote!(#[derive(Debug)])),
        (false, true) => Some(quote!(#[derive(Clone)])),
        (false, false) => Some(quote!(#[derive(Clone, Debug)])),
    }
}

/// What `#[aws(...)]` says of a field.
fn arguments(field: &Field, case: Case) -> Vec<TokenStream> {
    let mut arguments = Vec::new();
    match &field.binding {
        Binding::Body { explicit: false } => {}
        Binding::Body { explicit: true } => arguments.push(quote!(body)),
        Binding::Label => arguments.push(quote!(label)),
        Binding::Query(name) => arguments.push(quote!(query = #name)),
        Binding::QueryMap => arguments.push(quote!(query_map)),
        Binding::Header(name) => arguments.push(quote!(header = #name)),
        Binding::PrefixHeaders(prefix) => arguments.push(quote!(prefix_headers = #prefix)),
        Binding::Payload => arguments.push(quote!(payload)),
        Binding::StatusCode => arguments.push(quote!(status_code)),
    }
    let is_named =
        matches!(field.binding, Binding::Body { .. } | Binding::Label) || field.host_label;
    if is_named && case.of_field(&field.ident) != field.wire_name {
        let name = &field.wire_name;
        arguments.push(quote!(rename = #name));
    }
    if let Some(name) = &field.document_name {
        arguments.push(quote!(rename = #name));
    }
    if field.host_label {
        arguments.push(quote!(host_label));
    }
    arguments.extend(xml::traits(&field.xml));
    arguments.extend(field.timestamp.map(timestamp));
    if field.idempotency_token {
        arguments.push(quote!(idempotency_token));
    }
    if field.json_value {
        arguments.push(quote!(json_value));
    }
    if field.presence == Presence::Default {
        arguments.push(quote!(default));
    }
    if field.sensitive {
        arguments.push(quote!(sensitive));
    }
    arguments
}
