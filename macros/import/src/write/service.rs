//! The type that stands for the service.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Writer, ident};
use crate::plan::{Auth, Service};

impl Writer<'_> {
    pub(super) fn service(&self) -> TokenStream {
        let Service {
            service_id,
            endpoint_prefix,
            signing_name,
            auth,
            accepts_bearer_token,
            target,
            query_compatible,
            s3,
            version,
            xml_namespace,
            notes,
            ..
        } = self.service;
        let runtime = self.types.runtime;
        let name = ident(&self.service.ident);
        let attributes =
            self.item_attributes(notes, &format!("The service `{service_id}`."), false);
        let allow = notes.deprecated.then(|| quote!(#[allow(deprecated)]));
        let auth = ident(match auth {
            Auth::None => "None",
            Auth::Bearer => "Bearer",
            Auth::SigV4 => "SigV4",
            Auth::SigV4UnsignedBody => "SigV4UnsignedBody",
        });
        let protocol = ident(self.service.protocol.ident());
        let target = target.as_ref().map(|target| quote!(.target(#target)));
        let s3 = s3.then(|| quote!(.s3()));
        let version = version.as_ref().map(|version| quote!(.version(#version)));
        let xml_namespace = xml_namespace
            .as_ref()
            .map(|namespace| quote!(.xml_namespace(#namespace)));
        let query_compatible = query_compatible.then(|| quote!(.query_compatible(true)));
        let accepts_bearer_token =
            accepts_bearer_token.then(|| quote!(.accepts_bearer_token(true)));
        quote! {
            #attributes
            #[derive(Clone, Copy, Debug)]
            pub enum #name {}

            #allow
            impl #runtime::Service for #name {
                type Protocol = #runtime::#protocol;
                const METADATA: #runtime::ServiceMetadata =
                    #runtime::ServiceMetadata::new(#service_id, #endpoint_prefix)
                        #target
                        #version
                        #xml_namespace
                        #s3
                        .signing_name(#signing_name)
                        .auth(#runtime::Auth::#auth)
                        #accepts_bearer_token
                        #query_compatible;
            }
        }
    }
}
