//! The attribute macros of [`aws-operation`](https://docs.rs/aws-operation), which re-exports them: depend on that crate.
//!
//! Each macro emits its item again under a derive that owns `#[aws(...)]` on fields and variants. The derive reads the item
//! into a model, checks the model, reports every mistake at once, and only then generates code.

use proc_macro::TokenStream;

mod attribute;
mod case;
mod check;
mod context;
mod expand;
mod keys;
mod model;
mod parse;
mod protocols;
mod reading_names;
#[cfg(feature = "import")]
mod service;
mod similar;
mod types;
mod uri;

use model::Halves;
use parse::container::Kind;

/// Makes a struct an operation: the request, how it is sent, and what comes back.
///
/// ```
/// use aws_operation::{aws_operation, aws_output};
///
/// /// Lists the versions of a function.
/// #[aws_operation(method = "POST", uri = "/functions/{FunctionName}/versions", rename_all = "PascalCase", output = Versions)]
/// #[derive(Clone, Debug)]
/// pub struct ListVersions {
///     /// The function's name or ARN.
///     pub function_name: String,
///     /// Where to go on.
///     pub marker: Option<String>,
/// }
///
/// /// The versions.
/// #[aws_output(rename_all = "PascalCase")]
/// #[derive(Clone, Debug)]
/// pub struct Versions {
///     /// Their numbers.
///     pub versions: Vec<String>,
/// }
///
/// let request = ListVersions::new("resize-image").marker("2");
/// # let _ = request;
/// ```
///
/// An operation with `method` and `uri` has HTTP bindings, as restJson1 and restXml have them. One without goes by its name, as those
/// of awsJson, awsQuery, ec2Query and rpcv2Cbor do: all its members are in the body, and what it speaks its service says. See
/// [below](#operations-that-go-by-their-names).
///
/// # Arguments
///
/// | argument | meaning | default |
/// | --- | --- | --- |
/// | `method = "POST"` | HTTP method: `GET`, `HEAD`, `POST`, `PUT`, `PATCH`, `DELETE`, `OPTIONS`, `TRACE` | required, but for operations that go by their names |
/// | `uri = "/path/{label}"` | path below the endpoint; `{label}` is filled by the member of that wire name, `{label+}` keeps slashes; a constant query may follow | required, but for operations that go by their names |
/// | `output = Type` | an [`#[aws_output]`](macro@aws_output) struct, or `()` | `()`: the body is checked for errors and dropped |
/// | `error = Type` | an [`#[aws_error]`](macro@aws_error) enum | none: errors arrive as `Error::Unmodeled` |
/// | `service = Type` | implements `Service`, and says what it speaks | none |
/// | `name = "GetItem"` | the operation's name, on the wire where it goes by it, in messages and for its retries | the struct's name |
/// | `protocol = "awsJson1_1"` | what one call without a service speaks: `restJson1`, `awsJson1_0`, `awsJson1_1`, `rpcv2Cbor` (feature `cbor`), `restXml` (feature `xml`), `awsQuery` and `ec2Query` (feature `query`) | the service's, else `restJson1` |
/// | `target = "kms.Decrypt"` | service and operation on the wire, for one call without a service | the service's `ServiceMetadata::target` and the name |
/// | `version = "2011-06-15"` | the version of the API, which requests of awsQuery and ec2Query name, for one call without a service | the service's `ServiceMetadata::version` |
/// | `xml_name = "Name"` | the outermost element of the body in restXml (Smithy's `xmlName` trait on the input) | the operation's name and `Request` |
/// | `xml_namespace = "uri"` | its namespace (Smithy's `xmlNamespace` trait on the input) | the service's `ServiceMetadata::xml_namespace` |
/// | `no_input` | it has no input at all, which in rpcv2Cbor is another request than an empty one | an empty input where there are no members |
/// | `auth = "none"` | `none`, `bearer`, `sigv4`, `sigv4-unsigned-body` | the service's, else `none` |
/// | `endpoint = "{account}.data."` | stands before the endpoint's host; members with `host_label` fill its labels (Smithy's `endpoint` trait) | nothing |
/// | `headers("Accept" = "text/csv")` | headers that every request has | none |
/// | `paginate(input = "nextToken", output = "nextToken")` | comes in pages: the member that says where a page begins, and the field of the output that says where the next one does; with `more = "isTruncated"` also that which says whether there is one, with `items = "things", item = Thing` that which holds the items, and their type. For `Client::pages` and `Client::items`: see [below](#pages) | no |
/// | `idempotent` | the call can be made again when it is not known whether it was made; says so for a POST or PATCH (Smithy's `idempotent` and `readonly` traits). `idempotent = false`: it is never made again then, whatever its method and name, and whatever the client does with others | for other methods, with an idempotency token, and for a POST whose name begins with a verb of reading: `BatchDescribe`, `BatchGet`, `Describe`, `Get`, `Head`, `List`, `Lookup`, `Query`, `Scan`, `Search`, `Select`, but for those known to do more (`GetTokensFromRefreshToken`, `GetActivityTask`, `GetId` and the like) |
/// | `checksum(request_algorithm = "field")` | requests have checksums, replies are verified (Smithy's `httpChecksum` trait): see [below](#checksums); needs the feature `checksums` | no |
/// | `checksum_required` | adds `Content-MD5` (Smithy's `httpChecksumRequired` trait); needs the feature `content-md5` | no |
/// | `request_compression = "gzip"` | compresses bodies of 10,240 bytes and more (Smithy's `requestCompression` trait); needs the feature `gzip` | no |
/// | `rename_all = "camelCase"` | wire names of the members: any case that serde knows | `"camelCase"`; none for operations that go by their names, whose services differ |
/// | `constructor = false` | no `new` and no setters, for structs with their own | `true` |
/// | `crate = ::path` | where the runtime is, when it is renamed or re-exported | `::aws_operation` |
///
/// # Members
///
/// `T` is required. `Option<T>` is optional and left out when it is `None`; like serde, the macro knows it by its name, not
/// through an alias. Any type that implements serde's traits can be a member, and so can [`#[aws_shape]`](macro@aws_shape) types.
///
/// A member goes to one place in the message:
///
/// | on a field | where it goes |
/// | --- | --- |
/// | nothing | the label of its wire name if the URI has one, else a member of the body |
/// | `#[aws(label)]` | a label; the mark is for readers |
/// | `#[aws(query = "name")]` | a query parameter; a `Vec` repeats it |
/// | `#[aws(query_map)]` | a query parameter for each entry of a map to strings or lists of strings; a member of that name wins |
/// | `#[aws(header = "Name")]` | a header; a `Vec` is a list, its items quoted where they hold commas or quotes |
/// | `#[aws(prefix_headers = "X-Meta-")]` | a header for each entry of a map to strings |
/// | `#[aws(payload)]` | the whole body: a `Blob`, a `ByteStream`, a `String`, a `Document`, or an [`#[aws_shape]`](macro@aws_shape) struct, union or enum of strings; also borrowed (`&'a Blob`) or in a `Box` |
/// | `#[aws(body)]` | a member of the body, also where the URI has a label of that name or the method gives a body no meaning |
///
/// Labels, query parameters and headers hold strings, numbers, booleans, `Timestamp`s and enums of values. What is `None`, and an
/// empty list in the query, is left out; an empty list in a header is an empty header.
///
/// What changes how it is written:
///
/// | on a field | meaning |
/// | --- | --- |
/// | `#[aws(rename = "wireName")]` | its name in the body, the URI or the host |
/// | `#[aws(timestamp = "date-time")]` | the format of its timestamps, also inside of lists and maps: `epoch-seconds` (default in the body), `date-time` (default in labels and the query) or `http-date` (default in headers) |
/// | `#[aws(idempotency_token)]` | on an `Option<String>`: where it is `None`, a random UUID is sent, so that the service can tell a repeated call |
/// | `#[aws(host_label)]` | fills a label of `endpoint` too |
/// | `#[aws(json_value)]` | beside `header`: JSON text, sent as base64 |
/// | `#[aws(requires_length)]` | beside `payload`: a stream whose length is not known is refused |
/// | `#[aws(default)]`, `#[aws(default = 3)]` | not taken by `new`, which gives it this value; it has a setter |
/// | `flattened`, `item`, `key`, `value`, `xml_attribute`, `xml_namespace`, `ec2_query_name` | its form in XML and in forms: see [below](#xml-and-forms) |
/// | `#[aws(sensitive)]` | prints as `[redacted]`: the macro writes a `Debug` for the struct that hides it, so do not derive one. `Sensitive<T>` hides its content everywhere and wipes it |
///
/// ```
/// use std::collections::BTreeMap;
/// use aws_operation::{Blob, Endpoint, Operation, Timestamp, aws_operation};
///
/// #[aws_operation(method = "PUT", uri = "/documents/{key+}")]
/// struct PutDocument {
///     key: String,
///     #[aws(query = "expires")]
///     expires: Option<Timestamp>,
///     #[aws(query = "tag")]
///     tags: Vec<String>,
///     #[aws(header = "Content-Type")]
///     content_type: Option<String>,
///     #[aws(prefix_headers = "X-Meta-")]
///     metadata: Option<BTreeMap<String, String>>,
///     #[aws(payload)]
///     content: Blob,
/// }
///
/// let request = PutDocument::new("2024/plan.txt", ["a", "b c"], "Hello")
///     .expires(Timestamp::from_secs(1_735_689_600))
///     .content_type("text/plain")
///     .metadata([("author".to_owned(), "Ada".to_owned())])
///     .encode(&Endpoint::new("https://docs.example.com")?)?;
/// assert_eq!(
///     request.uri(),
///     "https://docs.example.com/documents/2024/plan.txt?expires=2025-01-01T00%3A00%3A00Z&tag=a&tag=b%20c"
/// );
/// assert_eq!(request.headers()["x-meta-author"], "Ada");
/// assert_eq!(request.body().as_bytes(), b"Hello");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A map of query parameters; a host prefix with a label; JSON text in a header; constant headers:
///
/// ```
/// use std::collections::BTreeMap;
/// use aws_operation::{Endpoint, Operation, aws_operation};
///
/// #[aws_operation(
///     method = "GET",
///     uri = "/search?version=2",
///     endpoint = "{accountId}.data.",
///     headers("Accept" = "application/json")
/// )]
/// struct Search {
///     #[aws(host_label, query = "account")]
///     account_id: String,
///     #[aws(query_map)]
///     filters: BTreeMap<String, Vec<String>>,
///     #[aws(header = "X-Context", json_value)]
///     context: Option<String>,
/// }
///
/// let filters = BTreeMap::from([("color".to_owned(), vec!["red".to_owned(), "blue".to_owned()])]);
/// let request = Search::new("123456789012", filters)
///     .context(r#"{"debug":true}"#)
///     .encode(&Endpoint::new("https://search.example.com")?)?;
/// assert_eq!(
///     request.uri(),
///     "https://123456789012.data.search.example.com/search?version=2&account=123456789012&color=red&color=blue"
/// );
/// assert_eq!(request.headers()["x-context"], "eyJkZWJ1ZyI6dHJ1ZX0=");
/// assert_eq!(request.headers()["accept"], "application/json");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A stream of known length; a checksum and compression; a default, a timestamp in another format, and a body with GET:
///
/// ```
/// use aws_operation::{ByteStream, EncodeSettings, Endpoint, Operation, Timestamp, aws_operation};
///
/// #[aws_operation(method = "PUT", uri = "/archives/{name}")]
/// struct UploadArchive {
///     name: String,
///     #[aws(payload, requires_length)]
///     content: ByteStream,
/// }
///
/// #[aws_operation(method = "POST", uri = "/logs", checksum_required, request_compression = "gzip")]
/// struct PutLogs {
///     lines: Vec<String>,
/// }
///
/// #[aws_operation(method = "GET", uri = "/preferences")]
/// struct DescribePreferences {
///     #[aws(body, default = 100)]
///     max_results: u32,
///     #[aws(body, timestamp = "http-date")]
///     since: Option<Timestamp>,
/// }
///
/// let endpoint = Endpoint::new("https://example.com")?;
/// let upload = UploadArchive::new("a", ByteStream::from_reader(std::io::repeat(0), Some(1 << 30)));
/// let request = upload.encode_streaming(&EncodeSettings::new(&endpoint))?;
/// assert_eq!(request.body().length(), Some(1 << 30));
///
/// let request = PutLogs::new(vec!["line"; 10_000]).encode(&endpoint)?;
/// assert_eq!(request.headers()["content-encoding"], "gzip");
/// assert!(request.headers().contains_key("content-md5"));
///
/// let request = DescribePreferences::new().since(Timestamp::from_secs(0)).encode(&endpoint)?;
/// assert_eq!(
///     request.body().as_bytes(),
///     br#"{"maxResults":100,"since":"Thu, 01 Jan 1970 00:00:00 GMT"}"#
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// GET, HEAD, OPTIONS and TRACE give a body no meaning (Smithy's `http` trait): members that would go into one are an error,
/// unless they are marked `body`. A request with body members of which none is set has the body `{}`; one without body members
/// has no body and no content type.
///
/// # Operations that go by their names
///
/// The services with awsJson (DynamoDB, SQS, Secrets Manager, KMS and 150 others) and rpcv2Cbor have no `method` and `uri`: every request
/// is a POST to one path, and names its operation.
///
/// ```
/// use aws_operation::{Auth, AwsJson1_1, Endpoint, Operation, Sensitive, Service, ServiceMetadata};
/// use aws_operation::{aws_operation, aws_output};
///
/// enum SecretsManager {}
///
/// impl Service for SecretsManager {
///     type Protocol = AwsJson1_1;
///     const METADATA: ServiceMetadata = ServiceMetadata::new("Secrets Manager", "secretsmanager")
///         .target("secretsmanager")
///         .auth(Auth::SigV4);
/// }
///
/// #[aws_operation(service = SecretsManager, output = Secret, rename_all = "PascalCase")]
/// struct GetSecretValue {
///     secret_id: String,
///     version_stage: Option<String>,
/// }
///
/// #[aws_output(rename_all = "PascalCase")]
/// struct Secret {
///     name: String,
///     secret_string: Option<Sensitive<String>>,
/// }
///
/// let endpoint = Endpoint::new("https://secretsmanager.eu-west-1.amazonaws.com")?;
/// let request = GetSecretValue::new("db/password").encode(&endpoint)?;
/// assert_eq!(request.headers()["x-amz-target"], "secretsmanager.GetSecretValue");
/// assert_eq!(request.body().as_bytes(), br#"{"SecretId":"db/password"}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// All members are in the body; `label`, `query`, `header` and their sisters are errors there, and so is an output with them. A service
/// that speaks several protocols moves from one to another by its `type Protocol`, and no struct changes. One call needs no service, if
/// anybody may make it: endpoint and signature have their names from the service, so without one it goes to the client's own endpoint,
/// unsigned.
///
/// ```
/// use aws_operation::{Endpoint, Operation, aws_operation};
///
/// #[aws_operation(protocol = "awsJson1_1", target = "AWSCognitoIdentityService.GetId", rename_all = "PascalCase")]
/// struct GetId {
///     identity_pool_id: String,
///     account_id: Option<String>,
/// }
///
/// let endpoint = Endpoint::new("https://cognito-identity.eu-west-1.amazonaws.com")?;
/// let request = GetId::new("eu-west-1:pool").account_id("111122223333").encode(&endpoint)?;
/// assert_eq!(request.headers()["x-amz-target"], "AWSCognitoIdentityService.GetId");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # XML and forms
///
/// restXml sends and gets XML; awsQuery and ec2Query send forms (`Filter.1.Name=instance-type`) and get XML. Their words say what Smithy's
/// [XML traits](https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings) say. The other protocols pass over them, so that a
/// struct can have them whatever it is sent in.
///
/// | on a field | meaning | default |
/// | --- | --- | --- |
/// | `#[aws(rename = "Name")]` | the element's or parameter's name, also `prefix:Name` | by `rename_all` |
/// | `#[aws(flattened)]` | the items of the list, or the entries of the map, stand where the member does, without an element around them (`xmlFlattened`) | one element around them |
/// | `#[aws(item = "Tag")]` | what each item of the list is called; not beside `flattened`, where the list's name is that of the items | `member` |
/// | `#[aws(key = "Name", value = "Setting")]` | what key and value of each entry of the map are called | `key`, `value` |
/// | `#[aws(item(name = "Tag", xml_namespace = "uri", item = "Value"))]` | the same with a namespace, and with what the items of the items are called; `key(...)` and `value(...)` likewise | none |
/// | `#[aws(xml_attribute)]` | an attribute of the element around, not an element (`xmlAttribute`) | an element |
/// | `#[aws(xml_namespace = "uri")]`, `#[aws(xml_namespace(xsi = "uri"))]` | the namespace that its element declares, with or without a prefix (`xmlNamespace`) | none |
/// | `#[aws(ec2_query_name = "Name")]` | its parameter's name in ec2Query as it is (`ec2QueryName`) | its wire name with a capital |
///
/// `xml_namespace` on a shape is that of its elements wherever they stand, and `xml_name` what it is called as a payload. On an
/// operation or an output both are those of the outermost element.
///
/// ```
/// use std::collections::BTreeMap;
/// use aws_operation::{Endpoint, Operation, aws_operation, aws_shape};
///
/// #[aws_operation(method = "PUT", uri = "/report", protocol = "restXml", xml_name = "Report", rename_all = "PascalCase")]
/// struct PutReport {
///     #[aws(rename = "Line", flattened)]
///     lines: Vec<String>,
///     #[aws(item = "Tag")]
///     tags: Vec<String>,
///     #[aws(key = "Name", value = "Setting")]
///     options: BTreeMap<String, String>,
///     grantee: Grantee,
/// }
///
/// #[aws_shape(xml_namespace(xsi = "http://www.w3.org/2001/XMLSchema-instance"))]
/// struct Grantee {
///     #[aws(rename = "xsi:type", xml_attribute)]
///     kind: String,
///     #[aws(rename = "ID")]
///     id: String,
/// }
///
/// let options = BTreeMap::from([("depth".to_owned(), "3".to_owned())]);
/// let report = PutReport::new(["a", "b"], ["x", "y"], options, Grantee::new("CanonicalUser", "7"));
/// let request = report.encode(&Endpoint::new("https://reports.example.com")?)?;
/// assert_eq!(
///     std::str::from_utf8(request.body().as_bytes())?,
///     "<Report>\
///      <Line>a</Line><Line>b</Line>\
///      <Tags><Tag>x</Tag><Tag>y</Tag></Tags>\
///      <Options><entry><Name>depth</Name><Setting>3</Setting></entry></Options>\
///      <Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"CanonicalUser\"><ID>7</ID></Grantee>\
///      </Report>"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Checksums
///
/// S3's checksums are what `checksum(...)` says, in the words of Smithy's `httpChecksum` trait. A field goes by its own name or by
/// that of its member, and is in a header.
///
/// | in `checksum(...)` | meaning |
/// | --- | --- |
/// | `request_algorithm = "field"` | requests have a checksum: of the algorithm that the field names, else CRC32 |
/// | `required` | the service wants one: it is sent whatever `request_checksum_calculation` says |
/// | `request_validation_mode = "field"` | the field asks for the checksum of the reply, and is set unless `response_checksum_validation` says otherwise; the reply is then verified |
/// | `response_algorithms("CRC32", ...)` | those that are verified, where these are not all |
///
/// A request that has a checksum already, in a member or in a header of the call, keeps it as the only one. A `ByteStream` over
/// https is read once: its checksum is behind it (`content-encoding: aws-chunked`, `x-amz-trailer`), and the request says
/// `STREAMING-UNSIGNED-PAYLOAD-TRAILER` in place of the body's hash. Over plain http, where nothing protects such a trailer, a
/// stream of bytes or of a file is read before, and one of a reader is an error.
///
/// A reply whose body is another than its checksum says is an error: of the call where the body is read at once, of the reader
/// where it is a `ByteStream`. There it comes in place of the last bytes: a stream that is dropped before was not verified. Nor are
/// checksums of checksums, which objects that were uploaded in parts have (`...-3`), and replies to HEAD.
///
/// ```
/// use aws_operation::checksum::ChecksumAlgorithm;
/// use aws_operation::{ByteStream, EncodeSettings, Endpoint, Operation, aws_operation, aws_output};
///
/// #[aws_operation(method = "PUT", uri = "/{key+}", checksum(request_algorithm = "algorithm"))]
/// struct PutObject {
///     key: String,
///     #[aws(header = "x-amz-sdk-checksum-algorithm")]
///     algorithm: Option<ChecksumAlgorithm>,
///     #[aws(payload)]
///     body: ByteStream,
/// }
///
/// #[aws_operation(
///     method = "GET",
///     uri = "/{key+}",
///     output = Object,
///     checksum(request_validation_mode = "checksum_mode")
/// )]
/// struct GetObject {
///     key: String,
///     #[aws(header = "x-amz-checksum-mode")]
///     checksum_mode: Option<String>,
/// }
///
/// #[aws_output]
/// struct Object {
///     #[aws(payload)]
///     body: ByteStream,
/// }
///
/// let endpoint = Endpoint::new("https://bucket.s3.eu-west-1.amazonaws.com")?;
/// let put = PutObject::new("a", "123456789");
/// let request = put.encode_streaming(&EncodeSettings::new(&endpoint))?;
/// assert_eq!(request.headers()["x-amz-trailer"], "x-amz-checksum-crc32");
/// let body = std::io::read_to_string(request.into_body())?;
/// assert_eq!(body, "9\r\n123456789\r\n0\r\nx-amz-checksum-crc32:y/Q5Jg==\r\n\r\n");
///
/// let request = GetObject::new("a").encode(&endpoint)?;
/// assert_eq!(request.headers()["x-amz-checksum-mode"], "ENABLED");
///
/// let reply = |body: &'static str| {
///     let reply = aws_operation::http::Response::builder();
///     let reply = reply.header("x-amz-checksum-crc32", "y/Q5Jg==");
///     reply.body(body.as_bytes())
/// };
/// let object = GetObject::decode_streaming(reply("123456789")?)?;
/// assert_eq!(std::io::read_to_string(object.body)?, "123456789");
/// let damaged = GetObject::decode_streaming(reply("123456780")?)?;
/// assert!(std::io::read_to_string(damaged.body).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Pages
///
/// | in `paginate(...)` | meaning |
/// | --- | --- |
/// | `input = "nextToken"` | the member that says where a page begins, an `Option`; required |
/// | `output = "nextToken"` | the field of the output that says where the next page begins; required |
/// | `more = "isTruncated"` | the field of the output, a `bool` or an `Option<bool>`, that says whether there is a next page: the token counts only where it is true |
/// | `items = "things"`, `item = Thing` | the field of the output that holds the items, a list or a map, and the type of an item |
///
/// Fields go by their own names or by those of their members in camel or Pascal case. Without `more`, the last page is the one
/// without a token, or whose token is empty; services that give one with the last page too need `more`, as S3 does for the parts of
/// an upload.
///
/// # Constructor and setters
///
/// `new` takes the required members in the order of their declaration, and each optional member gets a setter of its
/// name. So no required member can be forgotten, and an optional member that is added later breaks no caller (add
/// `#[non_exhaustive]` to a public struct, so that nobody can write it as a literal). A plain constructor costs nothing to
/// compile; a builder with a type for each state would.
///
/// Parameters take `impl Into<T>`; lists take anything that can be iterated; numbers, booleans, references and types that
/// name a type parameter are taken as they are.
///
/// # What else is generated
///
/// `Operation`, with `encode` and `decode`; with the runtime's feature `server` also `ServerOperation`, unless the struct
/// has lifetimes. Nothing else: derive `Clone`, `Debug` and the like yourself.
#[proc_macro_attribute]
pub fn aws_operation(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute::annotate(Kind::Operation, &arguments.into(), item.into()).into()
}

/// Makes a struct the output of an operation: what a successful reply holds.
///
/// A required member that the reply lacks is an error that names it; members that the struct does not know are ignored; an
/// empty body is an empty object.
///
/// ```
/// use aws_operation::aws_output;
///
/// #[aws_output]
/// #[derive(Debug)]
/// struct Greeting {
///     text: String,             // must be there
///     language: Option<String>, // may be there
///     #[aws(rename = "n")]
///     length: Option<u32>,
/// }
/// ```
///
/// Members can be elsewhere than in the body:
///
/// ```
/// use aws_operation::{ByteStream, Timestamp, aws_output};
///
/// #[aws_output]
/// #[derive(Debug)]
/// struct Download {
///     #[aws(status_code)]
///     status: u16,
///     #[aws(header = "Last-Modified")]
///     last_modified: Option<Timestamp>,
///     #[aws(payload)]
///     content: ByteStream,      // read while it comes, never all of it in memory
/// }
/// ```
///
/// Arguments: `rename_all`, `constructor`, `crate`. On fields: `header`, `prefix_headers`, `payload`, `status_code`; `rename`,
/// `timestamp`, `json_value`, `default` (the value where the reply leaves it out), `sensitive`. They mean what they mean in
/// [`#[aws_operation]`](macro@aws_operation). The struct gets `new` and setters too, for test doubles and servers. It owns
/// its data: a lifetime is an error.
#[proc_macro_attribute]
pub fn aws_output(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute::annotate(Kind::Output, &arguments.into(), item.into()).into()
}

/// Makes a type a value that stands in members: a nested struct, an open enum, or a union.
///
/// ```
/// use aws_operation::aws_shape;
///
/// /// A nested struct.
/// #[aws_shape]
/// #[derive(Clone, Debug)]
/// struct Tag {
///     key: String,
///     value: Option<String>,
/// }
///
/// /// An enum of strings. Its values are the variants' names as they are, unless `rename_all` or `rename` says otherwise.
/// #[aws_shape(rename_all = "SCREAMING_SNAKE_CASE")]
/// #[derive(Clone, Debug, PartialEq)]
/// enum State {
///     InProgress,
///     Done,
///     /// A value that the service added later is kept, never an error.
///     #[aws(unknown)]
///     Unknown(String),
/// }
///
/// /// An enum of integers.
/// #[aws_shape]
/// #[derive(Clone, Debug, PartialEq)]
/// enum Priority {
///     #[aws(value = 1)]
///     Low,
///     #[aws(value = 9)]
///     High,
///     #[aws(unknown)]
///     Unknown(i32),
/// }
///
/// /// A union: an object with exactly one member.
/// #[aws_shape]
/// #[derive(Clone, Debug)]
/// enum Target {
///     Function(String),
///     Queue(Tag),
///     /// The name of a member that the service added later.
///     #[aws(unknown)]
///     Unknown(String),
/// }
///
/// assert_eq!(State::from("IN_PROGRESS"), State::InProgress);
/// assert_eq!(State::from("PAUSED"), State::Unknown("PAUSED".into()));
/// assert_eq!(State::InProgress.as_str(), "IN_PROGRESS");
/// assert_eq!(Priority::from(9).as_i32(), 9);
/// ```
///
/// A shape implements serde's `Serialize` and `Deserialize`, so it nests in lists, maps and other shapes. With a lifetime
/// it can be sent but not read.
///
/// A struct can be the output of an operation too, and what an error carries.
///
/// # Shapes of one message
///
/// Half of a shape is never used where it stands in requests alone, or in responses (outputs and errors) alone. It can be left out,
/// which is worth it where there are hundreds: checking what was generated is most of what a large service costs to compile.
///
/// | argument | meaning |
/// | --- | --- |
/// | `only_in = "request"` | no `Deserialize` |
/// | `only_in = "response"` | no `Serialize`, and no setters: `new` takes the required members, the optional ones are set as fields |
///
/// ```
/// use aws_operation::{Operation, aws_operation, aws_shape};
///
/// #[aws_operation(method = "GET", uri = "/jobs", output = Jobs)]
/// struct ListJobs {}
///
/// #[aws_shape(only_in = "response")]
/// #[derive(Debug)]
/// struct Jobs {
///     jobs: Vec<Job>,
///     next_token: Option<String>,
/// }
///
/// #[aws_shape(only_in = "response")]
/// #[derive(Debug)]
/// struct Job {
///     name: String,
/// }
///
/// let reply = aws_operation::http::Response::new(r#"{"jobs":[{"name":"backup"}],"nextToken":"2"}"#);
/// assert_eq!(ListJobs::decode(reply)?.jobs[0].name, "backup");
///
/// // One for a test:
/// let mut jobs = Jobs::new([Job::new("backup")]);
/// jobs.next_token = Some("2".to_owned());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Where it stands in the other message after all, the compiler says that it cannot be written, or read. With the runtime's feature
/// `server`, which any crate of a build can switch on, both directions and the setters are there, so the types of the members need
/// serde's traits for both.
///
/// # Arguments
///
/// `rename_all`, `only_in`, `crate`, and `constructor`, `xml_name` and `xml_namespace` on structs. On fields: `rename`, `timestamp`, `default`,
/// `sensitive` and those for [XML](macro@aws_operation#xml-and-forms). On variants: `rename`, `value` (integers), `unknown` (the
/// catch-all, which every enum and union has), and, of unions, `timestamp`, `sensitive` and those for XML.
#[proc_macro_attribute]
pub fn aws_shape(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute::annotate(Kind::Shape, &arguments.into(), item.into()).into()
}

/// Makes an enum the modelled errors of an operation: one variant for each, named as AWS names it.
///
/// ```
/// use aws_operation::{aws_error, aws_shape};
///
/// #[aws_error]
/// #[derive(Debug)]
/// enum StartJobError {
///     /// Members of its own.
///     #[aws(status = 409)]
///     ConflictException { message: Option<String>, resource: Option<String> },
///     /// Members that several errors share.
///     #[aws(status = 400)]
///     ValidationException(Validation),
///     /// No members.
///     #[aws(status = 429, throttling)]
///     TooManyRequestsException,
///     /// A name of one's own for an awkward one.
///     #[aws(code = "EC2ThrottledException", status = 502, retryable)]
///     Ec2Throttled,
/// }
///
/// #[aws_shape]
/// #[derive(Clone, Debug)]
/// struct Validation {
///     reason: Option<String>,
/// }
/// ```
///
/// | on a variant | meaning | default |
/// | --- | --- | --- |
/// | `#[aws(code = "Name")]` | the error's name on the wire | the variant's name |
/// | `#[aws(query_code = "Name")]` | the name that it had in awsQuery, which a service that once spoke it still gives (Smithy's `awsQueryError` trait); `ServiceError::code` shows it, and the server half sends it | none |
/// | `#[aws(status = 400)]` | the HTTP status that the model gives to it, which the server half sends | none; the server half sends 400 |
/// | `#[aws(retryable)]` | the same call may succeed later | not said |
/// | `#[aws(throttling)]` | the service asks for fewer calls; such a call can be retried | not said |
///
/// An error is told by the header `x-amzn-errortype`, then by `code` or `__type` in the body (`__type` first where operations go by
/// their names), without namespace and URI; then, in an OAuth body, by `error`: `slow_down` is `SlowDownException`. What no variant models arrives as
/// `Error::Unmodeled` with all that the reply said.
///
/// The enum must implement `Debug`; the macro adds `Display` (the code) and `std::error::Error`. Arguments: `rename_all`
/// (members), `crate`. On fields: as in [`#[aws_output]`](macro@aws_output), so that members can be in headers. A struct that a
/// variant carries is an [`#[aws_shape]`](macro@aws_shape), or an `#[aws_output]` if it has members in headers.
#[proc_macro_attribute]
pub fn aws_error(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute::annotate(Kind::Error, &arguments.into(), item.into()).into()
}

/// Imports the operations of a service model, as annotated structs.
///
/// ```
/// mod notes {
///     aws_operation::service! {
///         model = "../ui-tests/models/notes.json",
///         operations = [CreateNote, ListNotes],
///     }
/// }
///
/// use aws_operation::{Endpoint, Operation};
///
/// let request = notes::ListNotes::new().done(false);
/// let request = request.encode(&Endpoint::new("https://notes.example.com")?)?;
/// assert_eq!(request.uri(), "https://notes.example.com/notes?done=false");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The model is in botocore's format: its wheel has one for each service, as `botocore/data/SERVICE/VERSION/service-2.json.gz`.
/// Where `paginators-1.json` lies beside it, the operations in it have `paginate(...)`. Where `waiters-2.json` does, the type for the
/// service has a function for each waiter in it, named as botocore names it, whose documentation says what it waits for:
///
/// ```
/// mod notes {
///     aws_operation::service! {
///         model = "../ui-tests/models/notes.json",
///         operations = [ListNotes],
///         waiters = [NotesDone],
///     }
/// }
///
/// use aws_operation::wait::Verdict;
/// use aws_operation::{Operation, http};
/// use notes::{ListNotes, Notes};
///
/// // A client waits with it: `client.wait(&ListNotes::new(), &Notes::notes_done())?`
/// let waiter = Notes::notes_done();
/// let reply = ListNotes::decode(http::Response::new(r#"{"notes":[{"id":"n-1","type":"to-do"}]}"#));
/// assert_eq!(waiter.judge(&reply), Verdict::Success);
/// ```
///
/// What comes of it is what one would write by hand, in the same attributes: a struct for each operation, named as the operation;
/// its output and errors; the shapes that these reach and no others; and a type for the service. Names are those of the model in
/// Rust's cases. To see it, or to own it, let the program write it: `cargo run -p aws-operation-examples --bin import`.
///
/// | argument | meaning | default |
/// | --- | --- | --- |
/// | `model = "path/service-2.json"` | the model, relative to the folder of the crate's `Cargo.toml`; a change of it compiles the crate anew | required |
/// | `protocol = "awsJson1_1"` | the protocol, by its name in Smithy: `awsJson1_0`, `awsJson1_1`, `restJson1`, `rpcv2Cbor`, `restXml`, `awsQuery`, `ec2Query` | of those that the service speaks, the first of awsJson, restJson1, rpcv2Cbor, restXml, awsQuery, ec2Query |
/// | `operations = [Name, ...]` | the operations, by their names in the model | all but those with event streams, which a warning names |
/// | `waiters = [Name, ...]` | the waiters, by their names in `waiters-2.json`; `[]` for none | all of the imported operations; a warning names those with a path that is not supported |
/// | `docs = false` | without the model's documentation | `true` |
/// | `crate = ::path` | where the runtime is, when it is renamed or re-exported | `::aws_operation` |
///
/// - A member that the model requires is a `T`. What only replies hold is read more leniently, for services leave out what their models
///   require (Smithy's client error correction): a simple value is the default of its type then, any other an `Option`.
/// - Strings and blobs that the model calls sensitive are `Sensitive`, and so are the secret key and the session token beside an
///   `AccessKeyId`, which not every model marks; everything else that is sensitive is marked.
/// - A shape that only requests or only responses hold says so (`only_in`), whichever operations are chosen: what only comes back has
///   `new` and public fields, but no setters unless the runtime's feature `server` is on.
/// - Maps are `BTreeMap`s, so that a request has the same bytes every time.
/// - Names that clash, or are keywords, are told apart by what they are: `FooOutput`, `FooShape`, `r#type`.
///
/// A path that is wrong, a model that is none, a protocol that is not one of these, an operation that the model lacks, or one with an
/// event stream, a waiter that there is not, or that cannot be imported, is a compile error at what says so.
///
/// A waiter's conditions become code over the types of the output. Of `JMESPath` these are supported, which is all that the
/// services use: members (`a.b`), flattened lists (`a[].b`), `length`, `==` and `!=` with a literal or of two members, a `length` that
/// is `>` 0, a filtered list (`a[?b]`) whose length is 0 or that of the whole list, `&&`, `||`, `!`, parentheses.
#[cfg(feature = "import")]
#[proc_macro]
pub fn service(arguments: TokenStream) -> TokenStream {
    service::import(arguments.into()).into()
}

// Each derive twice, for the runtime to choose from: a feature of this crate could not say whether the server half is wanted, for
// a proc macro is built once, with the features of all who use it, while the runtime can stand in a build twice, with its feature
// `server` and without.

#[doc(hidden)]
#[proc_macro_derive(AwsOperation, attributes(aws))]
pub fn derive_operation(item: TokenStream) -> TokenStream {
    expand::derive(Kind::Operation, Halves::Client, item.into()).into()
}

#[doc(hidden)]
#[proc_macro_derive(AwsOutput, attributes(aws))]
pub fn derive_output(item: TokenStream) -> TokenStream {
    expand::derive(Kind::Output, Halves::Client, item.into()).into()
}

#[doc(hidden)]
#[proc_macro_derive(AwsShape, attributes(aws))]
pub fn derive_shape(item: TokenStream) -> TokenStream {
    expand::derive(Kind::Shape, Halves::Client, item.into()).into()
}

#[doc(hidden)]
#[proc_macro_derive(AwsError, attributes(aws))]
pub fn derive_error(item: TokenStream) -> TokenStream {
    expand::derive(Kind::Error, Halves::Client, item.into()).into()
}

#[doc(hidden)]
#[proc_macro_derive(AwsServerOperation, attributes(aws))]
pub fn derive_server_operation(item: TokenStream) -> TokenStream {
    expand::derive(Kind::Operation, Halves::Both, item.into()).into()
}

#[doc(hidden)]
#[proc_macro_derive(AwsServerOutput, attributes(aws))]
pub fn derive_server_output(item: TokenStream) -> TokenStream {
    expand::derive(Kind::Output, Halves::Both, item.into()).into()
}

#[doc(hidden)]
#[proc_macro_derive(AwsServerShape, attributes(aws))]
pub fn derive_server_shape(item: TokenStream) -> TokenStream {
    expand::derive(Kind::Shape, Halves::Both, item.into()).into()
}

#[doc(hidden)]
#[proc_macro_derive(AwsServerError, attributes(aws))]
pub fn derive_server_error(item: TokenStream) -> TokenStream {
    expand::derive(Kind::Error, Halves::Both, item.into()).into()
}
