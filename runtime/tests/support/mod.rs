//! What the tests of the client share: servers and proxies on loopback sockets that do what they are told, faults
//! included, and an operation to call them with.

#![allow(
    dead_code,
    unused_imports,
    reason = "each test program uses a part of it"
)]

mod connection;
mod message;
mod operation;
mod proxy;
mod server;
#[cfg(any(feature = "rustls", feature = "native-tls"))]
pub(crate) mod tls;

pub(crate) use message::{Reply, Request};
pub(crate) use operation::{Greet, GreetError, Greeting, Ping};
pub(crate) use proxy::{Proxy, Tunnels};
pub(crate) use server::Server;

#[cfg(feature = "client")]
mod calling {
    use std::net::{SocketAddr, TcpListener, TcpStream};

    use aws_operation::retry::RetryPolicy;
    use aws_operation::{Client, ClientBuilder, Error};

    use super::{Greet, GreetError, Greeting, Reply, Server};

    /// A client for a URL on this machine, whatever the environment says of proxies.
    pub(crate) fn builder(url: &str) -> ClientBuilder {
        Client::builder()
            .endpoint_url(url)
            .allow_loopback_http(true)
            .proxy(None)
            // Most tests are of one attempt.
            .retries(RetryPolicy::none())
    }

    pub(crate) fn client(server: &Server) -> Client {
        builder(&server.url()).build().expect("a loopback URL")
    }

    pub(crate) fn greet(client: &Client) -> Result<Greeting, Error<GreetError>> {
        client.send(&Greet::new("Ada"))
    }

    /// The error that a reply leads to, and the address of the server that sent it. The client must be of use afterwards.
    pub(crate) fn error_of(reply: Reply) -> (Error<GreetError>, SocketAddr) {
        let server = Server::start([reply, Reply::greeting()]);
        (error_from(&client(&server)), server.address())
    }

    /// The error of a call whose successor succeeds on the same client.
    pub(crate) fn error_from(client: &Client) -> Error<GreetError> {
        let error = greet(client).expect_err("the first call fails");
        let again = || match greet(client) {
            // The client may have little patience, and the machine much to do.
            Err(error) if error.is_timeout() => None,
            outcome => Some(outcome.expect("the client is of use after an error").text),
        };
        let text = (0..20).find_map(|_| again());
        assert_eq!(text.as_deref(), Some("Hello, Ada"));
        error
    }

    /// An address that nobody listens on, and that nobody gets while this lives: the end of a connection from there.
    pub(crate) struct Deserted {
        connection: TcpStream,
        _listener: TcpListener,
    }

    impl Deserted {
        pub(crate) fn new() -> Self {
            let listener = TcpListener::bind("127.0.0.1:0").expect("a loopback port is free");
            let address = listener.local_addr().expect("a bound socket");
            let connection = TcpStream::connect(address).expect("the listener is there");
            Self {
                connection,
                _listener: listener,
            }
        }

        pub(crate) fn address(&self) -> SocketAddr {
            self.connection.local_addr().expect("a connected socket")
        }
    }
}

#[cfg(feature = "client")]
pub(crate) use calling::{Deserted, builder, client, error_from, error_of, greet};
