//! Operations with every binding and every type: what hostile messages are read as.

use std::collections::BTreeMap;

use aws_operation::{
    Blob, ByteStream, Document, Sensitive, Timestamp, aws_error, aws_operation, aws_output,
    aws_shape,
};

use crate::own::Hex;

/// A request with a member in every place.
#[aws_operation(
    method = "POST",
    uri = "/sink/{label}/{number}/{moment}/{kind}/rest/{path+}?constant=1",
    output = Sink,
    error = Fault
)]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pour {
    pub(crate) label: String,
    pub(crate) number: i64,
    pub(crate) moment: Timestamp,
    pub(crate) kind: Kind,
    pub(crate) path: String,
    #[aws(query = "text")]
    pub(crate) query_text: Option<String>,
    #[aws(query = "byte")]
    pub(crate) query_byte: Option<u8>,
    #[aws(query = "double")]
    pub(crate) query_double: Option<f64>,
    #[aws(query = "time")]
    pub(crate) query_time: Option<Timestamp>,
    #[aws(query = "texts")]
    pub(crate) query_texts: Option<Vec<String>>,
    #[aws(query = "levels")]
    pub(crate) query_levels: Option<Vec<Level>>,
    #[aws(query_map)]
    pub(crate) others: Option<BTreeMap<String, Vec<String>>>,
    #[aws(header = "X-Text")]
    pub(crate) header_text: Option<String>,
    #[aws(header = "X-Time")]
    pub(crate) header_time: Option<Timestamp>,
    #[aws(header = "X-Texts")]
    pub(crate) header_texts: Option<Vec<String>>,
    #[aws(header = "X-Times")]
    pub(crate) header_times: Option<Vec<Timestamp>>,
    #[aws(header = "X-Doubles")]
    pub(crate) header_doubles: Option<Vec<f64>>,
    #[aws(header = "X-Json", json_value)]
    pub(crate) header_json: Option<String>,
    #[aws(prefix_headers = "X-Meta-")]
    pub(crate) meta: Option<BTreeMap<String, String>>,
    pub(crate) text: Option<String>,
    pub(crate) secret: Option<Sensitive<String>>,
    pub(crate) long: Option<i64>,
    pub(crate) double: Option<f64>,
    pub(crate) float: Option<f32>,
    pub(crate) blob: Option<Blob>,
    pub(crate) time: Option<Timestamp>,
    #[aws(timestamp = "date-time")]
    pub(crate) date_time: Option<Timestamp>,
    pub(crate) document: Option<Document>,
    pub(crate) tree: Option<Box<Tree>>,
    pub(crate) choice: Option<Choice>,
    pub(crate) sparse_map: Option<BTreeMap<String, Option<i32>>>,
    #[aws(default = 7)]
    pub(crate) count: i32,
}

/// A reply with a member in every place.
#[aws_output]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sink {
    #[aws(status_code)]
    pub(crate) status: u16,
    #[aws(header = "X-Text")]
    pub(crate) header_text: Option<String>,
    #[aws(header = "X-Secret")]
    pub(crate) header_secret: Option<Sensitive<String>>,
    #[aws(header = "X-Flag")]
    pub(crate) header_flag: Option<bool>,
    #[aws(header = "X-Byte")]
    pub(crate) header_byte: Option<i8>,
    #[aws(header = "X-Long")]
    pub(crate) header_long: Option<i64>,
    #[aws(header = "X-Float")]
    pub(crate) header_float: Option<f32>,
    #[aws(header = "X-Double")]
    pub(crate) header_double: Option<f64>,
    #[aws(header = "X-Blob")]
    pub(crate) header_blob: Option<Blob>,
    #[aws(header = "X-Time")]
    pub(crate) header_time: Option<Timestamp>,
    #[aws(header = "X-Epoch", timestamp = "epoch-seconds")]
    pub(crate) header_epoch: Option<Timestamp>,
    #[aws(header = "X-Kind")]
    pub(crate) header_kind: Option<Kind>,
    #[aws(header = "X-Level")]
    pub(crate) header_level: Option<Level>,
    #[aws(header = "X-Texts")]
    pub(crate) header_texts: Option<Vec<String>>,
    #[aws(header = "X-Longs")]
    pub(crate) header_longs: Option<Vec<i64>>,
    #[aws(header = "X-Doubles")]
    pub(crate) header_doubles: Option<Vec<f64>>,
    #[aws(header = "X-Flags")]
    pub(crate) header_flags: Option<Vec<bool>>,
    #[aws(header = "X-Times")]
    pub(crate) header_times: Option<Vec<Timestamp>>,
    #[aws(header = "X-Kinds")]
    pub(crate) header_kinds: Option<Vec<Kind>>,
    #[aws(header = "X-Json", json_value)]
    pub(crate) header_json: Option<String>,
    #[aws(prefix_headers = "X-Meta-")]
    pub(crate) meta: Option<BTreeMap<String, String>>,
    pub(crate) id: String,
    pub(crate) text: Option<String>,
    pub(crate) secret: Option<Sensitive<String>>,
    pub(crate) flag: Option<bool>,
    pub(crate) byte: Option<i8>,
    pub(crate) short: Option<i16>,
    pub(crate) integer: Option<i32>,
    pub(crate) long: Option<i64>,
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
    pub(crate) list: Option<Vec<String>>,
    pub(crate) sparse_list: Option<Vec<Option<i32>>>,
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

/// A shape that holds itself in every way.
#[aws_shape]
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tree {
    pub(crate) name: Option<String>,
    pub(crate) secret: Option<Sensitive<String>>,
    pub(crate) weight: Option<f64>,
    pub(crate) time: Option<Timestamp>,
    pub(crate) note: Option<Document>,
    pub(crate) child: Option<Box<Tree>>,
    pub(crate) children: Option<Vec<Tree>>,
    pub(crate) named: Option<BTreeMap<String, Tree>>,
    pub(crate) choice: Option<Box<Choice>>,
}

/// A union that holds itself, too.
#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Choice {
    Text(String),
    Secret(Sensitive<String>),
    Double(f64),
    Blob(Blob),
    Time(Timestamp),
    Document(Document),
    Tree(Box<Tree>),
    Again(Box<Choice>),
    List(Vec<Choice>),
    #[aws(unknown)]
    Unknown(String),
}

/// An enum of strings.
#[aws_shape]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Small,
    Large,
    #[aws(unknown)]
    Unknown(String),
}

/// An enum of integers.
#[aws_shape]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    #[aws(value = 1)]
    Low,
    #[aws(unknown)]
    Unknown(i32),
}

/// Errors with members in every place.
#[aws_error]
#[derive(Debug)]
pub(crate) enum Fault {
    #[aws(status = 400)]
    NamedException {
        #[aws(header = "X-Long")]
        long: Option<i64>,
        #[aws(header = "X-Texts")]
        texts: Option<Vec<String>>,
        #[aws(prefix_headers = "X-Meta-")]
        meta: Option<BTreeMap<String, String>>,
        secret: Option<Sensitive<String>>,
        double: Option<f64>,
        time: Option<Timestamp>,
        tree: Option<Box<Tree>>,
        choice: Option<Choice>,
        document: Option<Document>,
    },
    #[aws(status = 409)]
    ShapedException(Tree),
    #[aws(status = 410)]
    BoundException(BoundFault),
    #[aws(status = 429, throttling)]
    SlowDownException,
}

/// What an error with headers carries.
#[aws_output]
#[derive(Debug)]
pub(crate) struct BoundFault {
    #[aws(status_code)]
    pub(crate) status: Option<u16>,
    #[aws(header = "X-Time")]
    pub(crate) time: Option<Timestamp>,
    pub(crate) id: String,
    pub(crate) level: Option<Level>,
}

/// An operation whose request and reply are a payload and a header.
macro_rules! payload {
    ($operation:ident, $output:ident, $uri:literal, $payload:ty) => {
        #[aws_operation(method = "PUT", uri = $uri, output = $output, error = Fault)]
        #[derive(Debug)]
        pub(crate) struct $operation {
            #[aws(query = "secret")]
            pub(crate) secret: Option<Sensitive<String>>,
            #[aws(header = "X-Long")]
            pub(crate) long: Option<i64>,
            #[aws(payload)]
            pub(crate) payload: $payload,
        }

        #[aws_output]
        #[derive(Debug)]
        pub(crate) struct $output {
            #[aws(header = "X-Long")]
            pub(crate) long: Option<i64>,
            #[aws(payload)]
            pub(crate) payload: $payload,
        }
    };
}

payload!(PourBlob, BlobSink, "/blob", Blob);
payload!(PourSecret, SecretSink, "/secret", Sensitive<Blob>);
payload!(PourText, TextSink, "/text", Option<String>);
payload!(PourStream, StreamSink, "/stream", ByteStream);
payload!(PourKind, KindSink, "/kind", Option<Kind>);
payload!(PourTree, TreeSink, "/tree", Option<Tree>);
payload!(PourChoice, ChoiceSink, "/choice", Choice);
payload!(PourDocument, DocumentSink, "/document", Document);

/// An operation without output.
#[aws_operation(method = "DELETE", uri = "/nothing", error = Fault)]
#[derive(Debug)]
pub(crate) struct PourNothing {}
