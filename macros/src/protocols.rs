//! The protocols by their names in Smithy. This is the one place of the macros that knows them.

/// Whether operations have a `method` and a `uri`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// They have, and their members have HTTP bindings.
    HttpBindings,
    /// They go by their names, and all members are in the body.
    Rpc,
}

/// A protocol.
#[derive(Debug)]
pub(crate) struct Protocol {
    /// Its name in Smithy.
    pub(crate) name: &'static str,
    /// Its type in the runtime.
    pub(crate) ident: &'static str,
    pub(crate) form: Form,
    /// Whether requests name the version of the API, and not the service's target.
    pub(crate) sends_version: bool,
    /// The macro of the runtime that says which feature it needs.
    pub(crate) needs: Option<&'static str>,
}

pub(crate) const ALL: [Protocol; 7] = [
    Protocol {
        name: "restJson1",
        ident: "RestJson1",
        form: Form::HttpBindings,
        sends_version: false,
        needs: None,
    },
    Protocol {
        name: "awsJson1_0",
        ident: "AwsJson1_0",
        form: Form::Rpc,
        sends_version: false,
        needs: None,
    },
    Protocol {
        name: "awsJson1_1",
        ident: "AwsJson1_1",
        form: Form::Rpc,
        sends_version: false,
        needs: None,
    },
    Protocol {
        name: "rpcv2Cbor",
        ident: "RpcV2Cbor",
        form: Form::Rpc,
        sends_version: false,
        needs: Some("needs_cbor"),
    },
    Protocol {
        name: "restXml",
        ident: "RestXml",
        form: Form::HttpBindings,
        sends_version: false,
        needs: Some("needs_xml"),
    },
    Protocol {
        name: "awsQuery",
        ident: "AwsQuery",
        form: Form::Rpc,
        sends_version: true,
        needs: Some("needs_query"),
    },
    Protocol {
        name: "ec2Query",
        ident: "Ec2Query",
        form: Form::Rpc,
        sends_version: true,
        needs: Some("needs_query"),
    },
];
