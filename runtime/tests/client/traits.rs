//! What the compiler knows of the client.

use aws_operation::{
    Client, ClientBuilder, ClientError, Endpoint, Error, NoModeledError, ServiceError,
};

const fn shared_between_threads<T: Send + Sync + Clone + 'static>() {}
const fn an_error<T: std::error::Error + Send + Sync + 'static>() {}

const _: () = {
    shared_between_threads::<Client>();
    shared_between_threads::<ClientBuilder>();
    shared_between_threads::<Endpoint>();
    an_error::<ClientError>();
    an_error::<ServiceError>();
    an_error::<Error<NoModeledError>>();
    an_error::<Error<crate::support::GreetError>>();
    // A clone is one reference.
    assert!(size_of::<Client>() == size_of::<usize>());
};
