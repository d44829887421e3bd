//! The same operations by each protocol without HTTP bindings: what hostile bodies are read as.

use std::collections::BTreeMap;
use std::fmt::Debug;

use aws_operation::server::ServerOperation;
use aws_operation::{
    Auth, AwsJson1_0, AwsJson1_1, Blob, Document, Operation, RpcV2Cbor, Sensitive, Service,
    ServiceMetadata, Timestamp, aws_error, aws_operation, aws_shape,
};

use crate::own::Hex;
use crate::sink::{Choice, Kind, Level, Tree};

const METADATA: ServiceMetadata = ServiceMetadata::new("Basin", "basin")
    .target("Basin_2026")
    .auth(Auth::SigV4);

/// The operation, whatever its protocol.
pub(crate) trait Draining:
    ServerOperation + Operation<Output = Flood, Error = Leak> + Clone + Debug + PartialEq
{
    /// A request that carries it.
    fn of(flood: Flood) -> Self;
}

macro_rules! by_protocol {
    ($($module:ident: $protocol:ident;)*) => {$(
        pub(crate) mod $module {
            use super::{
                $protocol, Draining, Flood, Leak, METADATA, Sensitive, Service, ServiceMetadata,
                aws_operation,
            };

            pub(crate) enum Basin {}

            impl Service for Basin {
                type Protocol = $protocol;
                const METADATA: ServiceMetadata = METADATA;
            }

            #[aws_operation(service = Basin, output = Flood, error = Leak, rename_all = "camelCase")]
            #[derive(Clone, Debug, PartialEq)]
            pub(crate) struct Drain {
                pub(crate) id: String,
                pub(crate) secret: Option<Sensitive<String>>,
                #[aws(default = 7)]
                pub(crate) count: i32,
                pub(crate) flood: Option<Flood>,
            }

            impl Draining for Drain {
                fn of(flood: Flood) -> Self {
                    let mut drain = Self::new("i");
                    drain.flood = Some(flood);
                    drain
                }
            }

            /// An operation without output.
            #[aws_operation(service = Basin, error = Leak, rename_all = "camelCase")]
            #[derive(Debug)]
            pub(crate) struct DrainNothing {}
        }
    )*};
}

by_protocol! {
    json_1_0: AwsJson1_0;
    json_1_1: AwsJson1_1;
    cbor: RpcV2Cbor;
}

/// A member of every type.
#[aws_shape(rename_all = "camelCase")]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Flood {
    pub(crate) id: String,
    pub(crate) text: Option<String>,
    pub(crate) secret: Option<Sensitive<String>>,
    pub(crate) letter: Option<char>,
    pub(crate) flag: Option<bool>,
    pub(crate) byte: Option<i8>,
    pub(crate) short: Option<i16>,
    pub(crate) integer: Option<i32>,
    pub(crate) long: Option<i64>,
    pub(crate) huge: Option<i128>,
    pub(crate) unsigned_byte: Option<u8>,
    pub(crate) unsigned_short: Option<u16>,
    pub(crate) unsigned_integer: Option<u32>,
    pub(crate) unsigned_long: Option<u64>,
    pub(crate) float: Option<f32>,
    pub(crate) double: Option<f64>,
    pub(crate) blob: Option<Blob>,
    pub(crate) secret_blob: Option<Sensitive<Blob>>,
    pub(crate) time: Option<Timestamp>,
    #[aws(timestamp = "date-time")]
    pub(crate) date_time: Option<Timestamp>,
    #[aws(timestamp = "http-date")]
    pub(crate) http_date: Option<Timestamp>,
    pub(crate) document: Option<Document>,
    pub(crate) kind: Option<Kind>,
    pub(crate) level: Option<Level>,
    pub(crate) choice: Option<Choice>,
    pub(crate) tree: Option<Box<Tree>>,
    pub(crate) hex: Option<Hex>,
    pub(crate) pair: Option<(i32, String)>,
    pub(crate) outcome: Option<Result<u8, String>>,
    pub(crate) list: Option<Vec<String>>,
    pub(crate) sparse_list: Option<Vec<Option<i32>>>,
    pub(crate) blobs: Option<Vec<Blob>>,
    pub(crate) trees: Option<Vec<Tree>>,
    pub(crate) map: Option<BTreeMap<String, Tree>>,
    pub(crate) sparse_map: Option<BTreeMap<String, Option<Choice>>>,
    pub(crate) kinds: Option<BTreeMap<Kind, Vec<Level>>>,
    pub(crate) numbered: Option<BTreeMap<i32, f64>>,
    #[aws(timestamp = "date-time")]
    pub(crate) times: Option<Vec<Timestamp>>,
    pub(crate) documents: Option<Vec<Document>>,
    #[aws(default = 7)]
    pub(crate) count: i32,
    #[aws(default)]
    pub(crate) tags: Vec<String>,
}

/// Errors with members.
#[aws_error(rename_all = "camelCase")]
#[derive(Debug)]
pub(crate) enum Leak {
    #[aws(status = 400)]
    NamedException {
        secret: Option<Sensitive<String>>,
        double: Option<f64>,
        blob: Option<Blob>,
        time: Option<Timestamp>,
        tree: Option<Box<Tree>>,
        choice: Option<Choice>,
        document: Option<Document>,
    },
    #[aws(status = 409)]
    ShapedException(Tree),
    #[aws(status = 429, throttling)]
    SlowDownException,
}
