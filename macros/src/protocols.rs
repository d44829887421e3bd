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
    /// The macro of the runtime that says which feature it needs.
    pub(crate) needs: Option<&'static str>,
}

pub(crate) const ALL: [Protocol; 4] = [
    Protocol {
        name: "restJson1",
        ident: "RestJson1",
        form: Form::HttpBindings,
        needs: None,
    },
    Protocol {
        name: "awsJson1_0",
        ident: "AwsJson1_0",
        form: Form::Rpc,
        needs: None,
    },
    Protocol {
        name: "awsJson1_1",
        ident: "AwsJson1_1",
        form: Form::Rpc,
        needs: None,
    },
    Protocol {
        name: "rpcv2Cbor",
        ident: "RpcV2Cbor",
        form: Form::Rpc,
        needs: Some("needs_cbor"),
    },
];
