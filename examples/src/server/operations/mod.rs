//! The operations: a request is checked, then handed to the store.

pub(super) mod create_token;
pub(super) mod register_client;
pub(super) mod start_device_authorization;
