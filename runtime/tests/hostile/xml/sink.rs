//! The same operations by each protocol with XML: what hostile documents and forms are read as.

use std::collections::BTreeMap;
use std::fmt::Debug;

use aws_operation::server::ServerOperation;
use aws_operation::{
    Auth, AwsQuery, Blob, Ec2Query, Operation, RestXml, Sensitive, Service, ServiceMetadata,
    Timestamp, aws_error, aws_operation, aws_shape,
};

use crate::sink::{Kind, Level};

const METADATA: ServiceMetadata = ServiceMetadata::new("Well", "well")
    .version("2026-11-24")
    .xml_namespace("https://well.example/doc/")
    .auth(Auth::SigV4);

/// The operation, whatever its protocol.
pub(crate) trait Rinsing:
    ServerOperation + Operation<Output = Spring, Error = Drip> + Clone + Debug + PartialEq
{
    /// A request that carries it.
    fn of(spring: Spring) -> Self;
}

macro_rules! by_protocol {
    ($($module:ident: $protocol:ident $(, $key:ident = $value:literal)*;)*) => {$(
        pub(crate) mod $module {
            use super::{
                $protocol, Drip, METADATA, Rinsing, Sensitive, Service, ServiceMetadata, Spring,
                aws_operation,
            };

            pub(crate) enum Well {}

            impl Service for Well {
                type Protocol = $protocol;
                const METADATA: ServiceMetadata = METADATA;
            }

            #[aws_operation(service = Well, output = Spring, error = Drip, rename_all = "PascalCase" $(, $key = $value)*)]
            #[derive(Clone, Debug, PartialEq)]
            pub(crate) struct Rinse {
                pub(crate) id: String,
                pub(crate) secret: Option<Sensitive<String>>,
                #[aws(default = 7)]
                pub(crate) count: i32,
                pub(crate) spring: Option<Spring>,
            }

            impl Rinsing for Rinse {
                fn of(spring: Spring) -> Self {
                    let mut rinse = Self::new("i");
                    rinse.spring = Some(spring);
                    rinse
                }
            }
        }
    )*};
}

by_protocol! {
    rest: RestXml, method = "POST", uri = "/rinse";
    query: AwsQuery;
    ec2: Ec2Query;
}

/// A member of every type and in every form.
#[aws_shape(rename_all = "PascalCase")]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spring {
    pub(crate) id: String,
    pub(crate) text: Option<String>,
    pub(crate) secret: Option<Sensitive<String>>,
    pub(crate) flag: Option<bool>,
    pub(crate) byte: Option<i8>,
    pub(crate) short: Option<i16>,
    pub(crate) integer: Option<i32>,
    pub(crate) long: Option<i64>,
    pub(crate) unsigned_long: Option<u64>,
    pub(crate) float: Option<f32>,
    pub(crate) double: Option<f64>,
    pub(crate) blob: Option<Blob>,
    pub(crate) secret_blob: Option<Sensitive<Blob>>,
    pub(crate) time: Option<Timestamp>,
    #[aws(timestamp = "epoch-seconds")]
    pub(crate) epoch: Option<Timestamp>,
    #[aws(timestamp = "http-date")]
    pub(crate) http_date: Option<Timestamp>,
    pub(crate) kind: Option<Kind>,
    pub(crate) level: Option<Level>,
    pub(crate) fork: Option<Fork>,
    pub(crate) branch: Option<Box<Branch>>,
    pub(crate) list: Option<Vec<String>>,
    #[aws(item = "Item")]
    pub(crate) named: Option<Vec<i32>>,
    #[aws(flattened, rename = "Flat")]
    pub(crate) flat: Option<Vec<Branch>>,
    #[aws(item(name = "Row", item = "Cell"))]
    pub(crate) rows: Option<Vec<Vec<String>>>,
    pub(crate) map: Option<BTreeMap<String, Branch>>,
    #[aws(flattened, key = "Name", value = "Setting")]
    pub(crate) settings: Option<BTreeMap<String, f64>>,
    pub(crate) kinds: Option<BTreeMap<Kind, Vec<Level>>>,
    pub(crate) numbered: Option<BTreeMap<i32, Fork>>,
    #[aws(timestamp = "http-date")]
    pub(crate) times: Option<Vec<Timestamp>>,
    #[aws(default = 7)]
    pub(crate) count: i32,
}

/// A shape that holds itself in every way, with an attribute and a namespace.
#[aws_shape(
    rename_all = "PascalCase",
    xml_namespace(xsi = "http://www.w3.org/2001/XMLSchema-instance")
)]
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Branch {
    #[aws(xml_attribute, rename = "xsi:type")]
    pub(crate) form: Option<String>,
    #[aws(xml_attribute)]
    pub(crate) height: Option<f64>,
    pub(crate) name: Option<String>,
    pub(crate) secret: Option<Sensitive<String>>,
    pub(crate) weight: Option<f64>,
    pub(crate) child: Option<Box<Branch>>,
    pub(crate) children: Option<Vec<Branch>>,
    #[aws(flattened, rename = "Other")]
    pub(crate) others: Option<BTreeMap<String, Branch>>,
    pub(crate) fork: Option<Box<Fork>>,
}

/// A union that holds itself, too.
#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fork {
    Text(String),
    Secret(Sensitive<String>),
    Double(f64),
    Blob(Blob),
    Time(Timestamp),
    Branch(Box<Branch>),
    Again(Box<Fork>),
    #[aws(item = "Prong")]
    List(Vec<Fork>),
    #[aws(unknown)]
    Unknown(String),
}

/// Errors with members.
#[aws_error(rename_all = "PascalCase")]
#[derive(Debug)]
pub(crate) enum Drip {
    #[aws(status = 400)]
    NamedException {
        secret: Option<Sensitive<String>>,
        double: Option<f64>,
        branch: Option<Box<Branch>>,
        fork: Option<Fork>,
    },
    #[aws(status = 409)]
    ShapedException(Branch),
    #[aws(status = 429, throttling)]
    SlowDownException,
}
