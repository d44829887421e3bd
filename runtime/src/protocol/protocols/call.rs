//! What an RPC says of itself in every request.

use http::header::{HeaderMap, HeaderName, HeaderValue};

use crate::error::BuildFault;
use crate::protocol::codec::Heading;
use crate::protocol::{Operation, ServiceMetadata};

/// The header by which a service that once spoke awsQuery is asked for the codes that its errors had there.
const QUERY_MODE: HeaderName = HeaderName::from_static("x-amzn-query-mode");

/// An operation, as far as every request of it is the same.
#[derive(Clone, Copy, Debug)]
pub struct Call {
    name: &'static str,
    service: Option<ServiceMetadata>,
    target: Option<&'static str>,
    version: Option<&'static str>,
    /// What is said of the outermost element of its requests.
    xml: &'static str,
}

impl Call {
    /// No operation: a reply may be none's.
    #[cfg(feature = "server")]
    pub(crate) const NONE: Self = Self {
        name: "",
        service: None,
        target: None,
        version: None,
        xml: "",
    };

    pub(crate) const fn of<O: Operation + ?Sized>() -> Self {
        Self {
            name: O::NAME,
            service: O::SERVICE,
            target: O::TARGET,
            version: O::VERSION,
            xml: O::XML,
        }
    }

    /// What every request of it says in its body, where there is a place for it.
    pub(crate) fn heading(&self) -> Heading<'static> {
        Heading {
            operation: self.name,
            version: self.version().unwrap_or_default(),
            namespace: self.service.and_then(|service| service.xml_namespace),
            root: self.xml,
            ..Heading::default()
        }
    }

    /// The version of the service's API.
    pub(crate) fn version(&self) -> Option<&'static str> {
        self.version.or(self.service?.version)
    }

    /// The name of the operation.
    #[cfg(all(feature = "query", feature = "server"))]
    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    /// The names of service and operation on the wire.
    pub(crate) fn target(&self) -> Result<(&'static str, &'static str), BuildFault> {
        let of_operation = self.target.and_then(|target| target.rsplit_once('.'));
        let of_service = || Some((self.service?.target?, self.name));
        // The macro has asked for one; an operation written by hand may still lack it.
        of_operation.or_else(of_service).ok_or(BuildFault::NoTarget)
    }

    /// Asks for the errors of awsQuery, where the service had them.
    pub(crate) fn add_query_mode(&self, headers: &mut HeaderMap) {
        if self.service.is_some_and(|service| service.query_compatible) {
            headers.insert(QUERY_MODE, HeaderValue::from_static("true"));
        }
    }
}
