//! The operations: a request is checked, then handed to the store.

pub(super) mod create_token;
pub(super) mod create_token_with_iam;
pub(super) mod get_caller_identity;
pub(super) mod get_role_credentials;
pub(super) mod list_account_roles;
pub(super) mod list_accounts;
pub(super) mod logout;
pub(super) mod register_client;
pub(super) mod start_device_authorization;
