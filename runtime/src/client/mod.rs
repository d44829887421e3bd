//! The blocking client.

mod agent;
mod arriving;
mod authorize;
mod bearer;
mod bucket_region;
mod build;
mod builder;
mod call;
#[cfg(feature = "checksums")]
mod checksums;
mod elsewhere;
mod endpoints;
mod error;
mod failure;
mod pages;
mod repeat;
pub mod retry;
mod s3;
mod skew_watch;
mod trace;
mod transport;
mod wait;
mod whole;

#[cfg(all(
    feature = "credentials",
    any(feature = "rustls", feature = "native-tls")
))]
pub(crate) use agent::tls;
pub use builder::ClientBuilder;
pub use call::Call;
pub use error::ClientError;
pub use pages::{Items, Pages};

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::protocol::{EncodeSettings, Operation, Paginated, PaginatedItems};
use crate::wait::{Waited, Waiter};
use authorize::Authorizer;
use endpoints::Endpoints;
use retry::{Clock, Quota, RetryPolicy};
use s3::S3Options;
pub(crate) use skew_watch::SkewWatch;
use transport::Transport;

/// A blocking client for one endpoint, or for all services of a region.
///
/// Clones are cheap and share the connections, which are kept open and used again; a client can be used from many threads
/// at once. Everything is bounded: see [`ClientBuilder`] for the limits and their defaults.
///
/// ```no_run
/// use aws_operation::{Client, aws_operation, aws_output};
///
/// #[aws_operation(method = "POST", uri = "/greetings", output = Greeting)]
/// struct Greet {
///     name: String,
/// }
///
/// #[aws_output]
/// #[derive(Debug)]
/// struct Greeting {
///     text: String,
/// }
///
/// let client = Client::new("https://example.com")?;
/// let greeting = client.send(&Greet::new("Ada"))?;
/// println!("{}", greeting.text);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

/// What the clones of a client share.
struct Shared {
    transport: Transport,
    endpoints: Endpoints,
    s3: S3Options,
    authorizer: Authorizer,
    tokens: Option<Tokens>,
    min_compression_size: usize,
    #[cfg(feature = "checksums")]
    checksums: checksums::Checksums,
    retries: RetryPolicy,
    /// Whether what is not known to be harmless twice is made again too.
    retries_all_operations: bool,
    operation_timeout: Option<Duration>,
    quota: Quota,
    skew_watch: Option<Arc<SkewWatch>>,
    clock: Arc<dyn Clock>,
}

/// Where idempotency tokens come from.
type Tokens = Arc<dyn Fn() -> String + Send + Sync>;

impl Client {
    /// A client with the defaults of [`ClientBuilder`].
    ///
    /// # Errors
    ///
    /// A URL that is no [`Endpoint`], or that is not `https`.
    pub fn new(endpoint_url: &str) -> Result<Self, ClientError> {
        Self::builder().endpoint_url(endpoint_url).build()
    }

    /// A client with what the environment and the files of the AWS CLI say: region, endpoints, number of attempts,
    /// certificates, and credentials from the places where the AWS CLI looks for them. It needs the feature `credentials`.
    ///
    /// The files are read here, once. Credentials are looked for when the first operation needs some, and are fetched anew
    /// before they expire: see [`CredentialsChain`](crate::credentials::CredentialsChain). Operations with `auth = "bearer"` get
    /// the token of `AWS_BEARER_TOKEN_SERVICE`, then that of the profile's sign-in to AWS SSO; a service that takes both
    /// tokens and signatures, as Amazon Bedrock does, gets the token of the variable where there is one.
    ///
    /// [`ClientBuilder::from_env`] is the same with settings of your own.
    ///
    /// ```no_run
    /// use aws_operation::{Auth, Client, RestJson1, Service, ServiceMetadata, aws_operation, aws_output};
    ///
    /// enum Lambda {}
    ///
    /// impl Service for Lambda {
    ///     type Protocol = RestJson1;
    ///     const METADATA: ServiceMetadata = ServiceMetadata::new("Lambda", "lambda").auth(Auth::SigV4);
    /// }
    ///
    /// #[aws_operation(method = "GET", uri = "/2016-08-19/account-settings", output = AccountSettings, service = Lambda)]
    /// struct GetAccountSettings {}
    ///
    /// #[aws_output(rename_all = "PascalCase")]
    /// struct AccountSettings {
    ///     account_usage: Option<AccountUsage>,
    /// }
    ///
    /// #[aws_operation::aws_shape(rename_all = "PascalCase")]
    /// struct AccountUsage {
    ///     function_count: Option<i64>,
    /// }
    ///
    /// let client = Client::from_env()?;
    /// let settings = client.send(&GetAccountSettings::new())?;
    /// println!("{:?} functions", settings.account_usage.and_then(|usage| usage.function_count));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// See [`config::load`](crate::config::load) and [`ClientBuilder::build`]. That there is no region or are no credentials is
    /// an error of the calls that need them.
    #[cfg(feature = "credentials")]
    pub fn from_env() -> Result<Self, ClientError> {
        ClientBuilder::from_env()?.build()
    }

    /// Sets a client up.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// Sends a request and waits for its reply.
    ///
    /// After a failure that may pass, the request is sent again if that can do no harm: see [`retry`](crate::retry).
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn send<O: Operation>(&self, request: &O) -> Result<O::Output, Error<O::Error>> {
        self.call(request).send()
    }

    /// A call that can be given headers of its own before it is sent.
    pub fn call<'a, O: Operation>(&'a self, request: &'a O) -> Call<'a, O> {
        Call::new(self, request)
    }

    /// The pages of an answer, for an operation with `paginate(...)`: an iterator that makes a call for each.
    ///
    /// A service that gives the same page token twice ends it with an error.
    ///
    /// ```no_run
    /// use aws_operation::{Client, aws_operation, aws_output};
    ///
    /// #[aws_operation(
    ///     method = "GET",
    ///     uri = "/functions",
    ///     output = Functions,
    ///     paginate(input = "marker", output = "nextMarker", items = "functions", item = String)
    /// )]
    /// struct ListFunctions {
    ///     #[aws(query = "marker")]
    ///     marker: Option<String>,
    /// }
    ///
    /// #[aws_output]
    /// #[derive(Debug)]
    /// struct Functions {
    ///     functions: Vec<String>,
    ///     next_marker: Option<String>,
    /// }
    ///
    /// let client = Client::new("https://example.com")?;
    /// for page in client.pages(ListFunctions::new()) {
    ///     println!("{} functions", page?.functions.len());
    /// }
    /// for function in client.items(ListFunctions::new()) {
    ///     println!("{}", function?);
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn pages<O: Paginated>(&self, request: O) -> Pages<'_, O> {
        Pages::new(self, request)
    }

    /// The items of an answer in pages, for an operation with `paginate(..., items = "...", item = Type)`: an iterator that
    /// makes a call whenever it has run out. See [`pages`](Self::pages).
    pub fn items<O: PaginatedItems>(&self, request: O) -> Items<'_, O> {
        Items::new(self, request)
    }

    /// Calls the operation until the waiter is content, and gives the output of the last call: `None` where that was an error,
    /// as when something is waited for to be gone. It calls at once, and then after each [`delay`](Waiter::delay).
    ///
    /// See [`wait`](crate::wait) for an example.
    ///
    /// # Errors
    ///
    /// An error that the waiter knows nothing of, a reply that it takes for a failure, or no success within its limits.
    pub fn wait<O: Operation>(&self, request: &O, waiter: &Waiter<O>) -> Waited<O> {
        wait::wait(self, request, waiter)
    }

    fn encode_settings<'a>(&'a self, endpoint: &'a Endpoint) -> EncodeSettings<'a> {
        let settings = EncodeSettings::new(endpoint)
            .min_compression_size(self.shared.min_compression_size)
            .addressing_style(self.shared.s3.addressing_style);
        #[cfg(feature = "checksums")]
        let settings = self.shared.checksums.apply(settings);
        match &self.shared.tokens {
            Some(tokens) => settings.idempotency_tokens(&**tokens),
            None => settings,
        }
    }

    /// Where the requests go; `None` if each goes to the endpoint of its operation's service.
    #[must_use]
    pub fn endpoint(&self) -> Option<&Endpoint> {
        match &self.shared.endpoints {
            Endpoints::One(endpoint) => Some(endpoint),
            Endpoints::OfServices(_) => None,
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("endpoint", &self.endpoint())
            .finish_non_exhaustive()
    }
}
