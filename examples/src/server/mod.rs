//! A local AWS SSO with real behaviour: what it answers follows from what was asked before.
//!
//! It speaks the protocol from the same definitions as the client, through the `server` half of `aws-operation`:
//!
//! - `http` carries bytes: connections, limits and timeouts, on hyper.
//! - `service` routes a request, without any socket, to an operation, to the portal or to a page.
//! - `operations` check a request and turn it into a call on the [`store`], which holds the rules of OAuth 2.0.
//! - `portal` is the second service: what to do with a token.
//! - `pages` are what a person sees.

mod account;
mod clock;
mod config;
mod failure;
mod http;
mod operations;
mod pages;
mod portal;
mod rate_limit;
mod refusal;
mod secret;
mod service;
mod signature;
pub mod store;
mod user_code;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

pub use self::account::Account;
pub use self::clock::{Clock, Time};
pub use self::config::{Config, Decider};
use self::http::Listening;
pub use self::portal::{PortalRefusal, PortalRefusalKind};
pub use self::rate_limit::RateLimit;
pub use self::refusal::{Refusal, RefusalKind};
use self::service::Service;
pub use self::user_code::UserCode;

/// A running server, on a thread of its own. It stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    service: Arc<Service>,
    listening: Listening,
}

impl Server {
    /// Starts a server on 127.0.0.1. It accepts connections as soon as this returns.
    ///
    /// # Errors
    ///
    /// Fails when the port is taken, or when the operating system gives no thread or no randomness.
    pub fn start(config: Config) -> io::Result<Self> {
        let listener = http::bind(config.port)?;
        let url = format!("http://{}", listener.local_addr()?);
        let service = Arc::new(Service::new(config, url)?);
        Ok(Self {
            listening: http::listen(listener, Arc::clone(&service))?,
            service,
        })
    }

    /// Where the server listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.listening.address()
    }

    /// The endpoint for clients, such as `http://127.0.0.1:4711`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address())
    }

    /// Where a person enters a code.
    #[must_use]
    pub fn verification_uri(&self) -> String {
        format!("{}{}", self.url(), pages::PATH)
    }

    /// Where a person is sent with an authorization request.
    #[must_use]
    pub fn authorization_endpoint(&self) -> String {
        format!("{}{}", self.url(), pages::authorize::PATH)
    }

    /// How often a refresh token was traded in since the start; refused tries do not count.
    ///
    /// With it a test sees that several processes refreshed a token once.
    #[must_use]
    pub fn refreshes(&self) -> u64 {
        self.service.store().refreshes()
    }

    /// Lets `duration` pass at once, for this server alone: codes and tokens expire, and polls may come again.
    pub fn advance(&self, duration: Duration) {
        self.service.advance(duration);
    }

    /// Serves until the process ends.
    pub fn run(self) {
        self.listening.wait();
    }
}
