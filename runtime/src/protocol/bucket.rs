//! Buckets in the host or in the path of a request to S3.

use std::net::{IpAddr, Ipv4Addr};

#[cfg(feature = "client")]
use http::Uri;
use http::uri::Authority;

use crate::endpoint::Endpoint;
use crate::error::{BucketFault, BuildFault};
#[cfg(feature = "sigv4")]
use crate::protocol::EncodeSettings;

/// The label that names the bucket.
const LABEL: &str = "Bucket";

/// S3's operations that have no place at the endpoints of S3 Transfer Acceleration.
const NOT_ACCELERATED: [&str; 3] = ["CreateBucket", "DeleteBucket", GET_LOCATION];

/// The region of a bucket whose region is asked for is not known, and neither is its host.
const GET_LOCATION: &str = "GetBucketLocation";

/// The hosts of S3 Transfer Acceleration, which know no path style.
const ACCELERATED: [&str; 2] = [
    "s3-accelerate.amazonaws.com",
    "s3-accelerate.dualstack.amazonaws.com",
];

/// Where the name of a bucket stands in requests to a service that is [like S3](crate::ServiceMetadata::s3): in the host
/// (virtual-hosted style) or in the path (path style).
///
/// It concerns operations whose URI begins with `/{Bucket}`. A name that is no part of a host name stands in the path
/// whatever is asked for: one with upper-case letters or underscores, with less than 3 or more than 63 characters, or in the
/// form of an IP address; over https, one with dots, which no certificate covers. So does any name where the endpoint is an IP
/// address, and that of `GetBucketLocation`, as botocore has it.
///
/// ```
/// use aws_operation::{
///     AddressingStyle, EncodeSettings, Endpoint, Operation, RestJson1, Service, ServiceMetadata, aws_operation,
/// };
///
/// enum S3 {}
///
/// impl Service for S3 {
///     type Protocol = RestJson1;
///     const METADATA: ServiceMetadata = ServiceMetadata::new("S3", "s3").s3();
/// }
///
/// #[aws_operation(method = "GET", uri = "/{Bucket}/{Key+}", service = S3, rename_all = "PascalCase")]
/// struct GetObject {
///     bucket: String,
///     key: String,
/// }
///
/// let get = GetObject::new("photos", "2026/beach.jpg");
/// let request = get.encode(&Endpoint::for_region::<S3>("eu-west-1")?)?;
/// assert_eq!(request.uri(), "https://photos.s3.eu-west-1.amazonaws.com/2026/beach.jpg");
///
/// let local = Endpoint::new("http://localhost:9000")?;
/// let request = get.encode(&local)?;
/// assert_eq!(request.uri(), "http://localhost:9000/photos/2026/beach.jpg");
///
/// let settings = EncodeSettings::new(&local).addressing_style(AddressingStyle::Virtual);
/// let request = get.encode_with(&settings)?;
/// assert_eq!(request.uri(), "http://photos.localhost:9000/2026/beach.jpg");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AddressingStyle {
    /// In the host at AWS's own endpoints, which were found by a region; in the path at a URL that was given. The default.
    #[default]
    Auto,
    /// In the path.
    Path,
    /// In the host, at a URL that was given too.
    Virtual,
}

/// What is known of the bucket before its name is.
#[derive(Clone, Copy)]
pub(crate) struct Buckets<'s> {
    pub(super) operation: &'static str,
    pub(super) endpoint: &'s Endpoint,
    pub(super) style: AddressingStyle,
}

/// A bucket of a request, for who has to send it elsewhere.
#[derive(Clone)]
#[cfg_attr(not(feature = "client"), allow(dead_code))]
pub(crate) struct BucketName(pub(crate) String);

impl Buckets<'_> {
    /// Whether the label that follows this path is the bucket.
    pub(super) fn begins_with(&self, label: &str, path: &str) -> bool {
        label == LABEL && path.len() == self.endpoint.path().len() + 1
    }

    /// The host that the bucket is a part of; `None` if it stays in the path.
    pub(super) fn host(&self, bucket: &str) -> Result<Option<Authority>, BuildFault> {
        check(bucket).map_err(BuildFault::Bucket)?;
        let accelerated = self
            .endpoint
            .accelerated()
            .filter(|_| !NOT_ACCELERATED.contains(&self.operation));
        if accelerated.is_none() && self.is_path_style() {
            return Ok(None);
        }
        let authority = accelerated.unwrap_or_else(|| self.endpoint.authority());
        let takes_dots = !self.endpoint.is_https();
        if is_in_hosts(bucket, takes_dots) && !is_address(authority.host()) {
            return below(bucket, authority).map(Some);
        }
        match accelerated {
            Some(_) => Err(BuildFault::Bucket(BucketFault::NotAccelerated)),
            None => Ok(None),
        }
    }

    fn is_path_style(&self) -> bool {
        match self.style {
            _ if self.operation == GET_LOCATION => true,
            AddressingStyle::Path => true,
            AddressingStyle::Virtual => false,
            AddressingStyle::Auto => {
                !self.endpoint.is_found() && !ACCELERATED.contains(&self.endpoint.host())
            }
        }
    }
}

/// The URL of a bucket itself.
#[cfg(feature = "sigv4")]
pub(crate) fn bucket_url(
    settings: &EncodeSettings<'_>,
    operation: &'static str,
    bucket: &str,
) -> Result<String, BuildFault> {
    let endpoint = settings.endpoint;
    let (scheme, path) = (endpoint.scheme(), endpoint.path());
    Ok(match settings.buckets(operation).host(bucket)? {
        Some(host) => format!("{scheme}://{host}{path}/"),
        None => format!("{endpoint}/{bucket}"),
    })
}

/// Takes the URI of a request to one region's endpoint to that of another. A host that is the same in all regions stays.
#[cfg(feature = "client")]
pub(crate) fn move_to(uri: &mut Uri, from: &Endpoint, to: &Endpoint) -> Result<(), BuildFault> {
    let prefix = uri
        .authority()
        .and_then(|authority| authority.as_str().strip_suffix(from.authority().as_str()));
    let authority = match prefix {
        None => return Ok(()),
        Some("") => to.authority().clone(),
        Some(prefix) => below(prefix.trim_end_matches('.'), to.authority())?,
    };
    let mut parts = uri.clone().into_parts();
    parts.authority = Some(authority);
    *uri = Uri::from_parts(parts).map_err(|error| BuildFault::Http(error.into()))?;
    Ok(())
}

fn below(bucket: &str, authority: &Authority) -> Result<Authority, BuildFault> {
    let intended = format!("{bucket}.{}", authority.host());
    Authority::try_from(format!("{bucket}.{authority}"))
        .ok()
        // What a parser makes of it is what counts.
        .filter(|parsed| parsed.host() == intended && parsed.port_u16() == authority.port_u16())
        .ok_or(BuildFault::Host)
}

/// What a bucket's name may be, as botocore has it.
fn check(bucket: &str) -> Result<(), BucketFault> {
    if let Some(arn) = bucket.strip_prefix("arn:") {
        return Err(BucketFault::Unsupported(kind_of_arn(arn)));
    }
    for (suffix, kind) in [
        ("--x-s3", "a directory bucket of S3 Express One Zone"),
        (
            "--xa-s3",
            "an access point of a directory bucket of S3 Express One Zone",
        ),
        ("--op-s3", "an access point alias of S3 on Outposts"),
    ] {
        if bucket.ends_with(suffix) {
            return Err(BucketFault::Unsupported(kind));
        }
    }
    let is_name = (1..=255).contains(&bucket.len())
        && bucket
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
    if is_name {
        Ok(())
    } else {
        Err(BucketFault::Name)
    }
}

/// What `partition:service:region:account:resource` names.
fn kind_of_arn(arn: &str) -> &'static str {
    let mut parts = arn.split(':').skip(1);
    match (parts.next(), parts.next()) {
        (Some("s3-object-lambda"), _) => "the ARN of an access point of S3 Object Lambda",
        (Some("s3-outposts"), _) => "the ARN of a bucket or access point of S3 on Outposts",
        (Some("s3"), Some("")) if arn.contains(":accesspoint") => {
            "the ARN of a multi-region access point"
        }
        (Some("s3"), _) if arn.contains(":accesspoint") => "the ARN of an access point",
        _ => "an ARN",
    }
}

/// Whether a bucket's name can be a part of a host name: lower-case letters, digits and hyphens, 3 to 63 of them; and dots
/// between them, if the host takes them.
fn is_in_hosts(bucket: &str, takes_dots: bool) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    (3..=63).contains(&bucket.len())
        && bucket.parse::<Ipv4Addr>().is_err()
        && (takes_dots || !bucket.contains('.'))
        && bucket.split('.').all(is_label)
}

fn is_address(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare.parse::<IpAddr>().is_ok()
}
