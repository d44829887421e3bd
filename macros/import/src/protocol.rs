//! Which protocol a service is imported with.

use crate::error::ImportError;
use crate::model::Metadata;

/// A protocol that the runtime speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Protocol {
    /// restJson1
    RestJson1,
    /// awsJson 1.0
    AwsJson1_0,
    /// awsJson 1.1
    AwsJson1_1,
    /// rpcv2Cbor
    RpcV2Cbor,
    /// restXml
    RestXml,
    /// awsQuery
    AwsQuery,
    /// ec2Query
    Ec2Query,
}

impl Protocol {
    /// In the order in which botocore prefers them, where a service has several.
    const ALL: [Self; 7] = [
        Self::AwsJson1_0,
        Self::AwsJson1_1,
        Self::RestJson1,
        Self::RpcV2Cbor,
        Self::RestXml,
        Self::AwsQuery,
        Self::Ec2Query,
    ];

    /// Its name in Smithy.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::RestJson1 => "restJson1",
            Self::AwsJson1_0 => "awsJson1_0",
            Self::AwsJson1_1 => "awsJson1_1",
            Self::RpcV2Cbor => "rpcv2Cbor",
            Self::RestXml => "restXml",
            Self::AwsQuery => "awsQuery",
            Self::Ec2Query => "ec2Query",
        }
    }

    /// Its type in the runtime.
    pub(crate) const fn ident(self) -> &'static str {
        match self {
            Self::RestJson1 => "RestJson1",
            Self::AwsJson1_0 => "AwsJson1_0",
            Self::AwsJson1_1 => "AwsJson1_1",
            Self::RpcV2Cbor => "RpcV2Cbor",
            Self::RestXml => "RestXml",
            Self::AwsQuery => "AwsQuery",
            Self::Ec2Query => "Ec2Query",
        }
    }

    /// Whether its operations go by their names, and all members are in the body.
    #[must_use]
    pub const fn is_rpc(self) -> bool {
        !matches!(self, Self::RestJson1 | Self::RestXml)
    }

    /// Whether its requests are forms, which name the version of the API.
    #[must_use]
    pub const fn is_query(self) -> bool {
        matches!(self, Self::AwsQuery | Self::Ec2Query)
    }

    /// Whether its replies are XML.
    #[must_use]
    pub const fn is_xml(self) -> bool {
        matches!(self, Self::RestXml) || self.is_query()
    }

    /// Whether the service speaks it: botocore has one name for both versions of awsJson.
    fn is_spoken(self, metadata: &Metadata) -> bool {
        let name = match self {
            Self::RestJson1 => "rest-json",
            Self::AwsJson1_0 | Self::AwsJson1_1 => "json",
            Self::RpcV2Cbor => "smithy-rpc-v2-cbor",
            Self::RestXml => "rest-xml",
            Self::AwsQuery => "query",
            Self::Ec2Query => "ec2",
        };
        let version = match (self, metadata.json_version.as_deref()) {
            (Self::AwsJson1_1, Some("1.1")) => true,
            (Self::AwsJson1_1, _) => false,
            (Self::AwsJson1_0, version) => version != Some("1.1"),
            _ => true,
        };
        version && metadata.protocols.iter().any(|spoken| spoken == name)
    }

    /// The one that is wanted, or the first that botocore would take.
    pub(crate) fn choose(metadata: &Metadata, wanted: Option<&str>) -> Result<Self, ImportError> {
        let spoken = || {
            Self::ALL
                .into_iter()
                .filter(|known| known.is_spoken(metadata))
        };
        let names = |protocols: &mut dyn Iterator<Item = Self>| {
            protocols
                .map(|protocol| protocol.name().to_owned())
                .collect()
        };
        let Some(wanted) = wanted else {
            return spoken().next().ok_or_else(|| ImportError::UnknownProtocol {
                found: metadata.protocols.clone(),
            });
        };
        let Some(protocol) = Self::ALL.into_iter().find(|known| known.name() == wanted) else {
            return Err(ImportError::ProtocolName {
                wanted: wanted.to_owned(),
                known: names(&mut Self::ALL.into_iter()),
            });
        };
        if protocol.is_spoken(metadata) {
            Ok(protocol)
        } else {
            Err(ImportError::ProtocolNotSpoken {
                wanted: wanted.to_owned(),
                spoken: names(&mut spoken()),
            })
        }
    }
}
