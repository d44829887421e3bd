//! The operations and what they return.
//!
//! Which members of a reply are always there, the service's model does not say. Those without which the reply is of no use,
//! and which the AWS CLI reads without asking, are required here.

use crate::sso::{
    GetRoleCredentialsError, ListAccountRolesError, ListAccountsError, LogoutError, Sso,
};
use crate::{Sensitive, aws_operation, aws_output, aws_shape};

/// Lists the accounts that the signed-in person may use, page by page.
#[aws_operation(
    method = "GET",
    uri = "/assignment/accounts",
    output = ListAccountsResponse,
    error = ListAccountsError,
    service = Sso,
    paginate(input = "next_token", output = "nextToken", items = "accountList", item = AccountInfo)
)]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListAccounts {
    /// The access token of the sign-in.
    #[aws(header = "x-amz-sso_bearer_token")]
    pub access_token: Sensitive<String>,
    /// Where the page begins: the `next_token` of the page before it. Default: the first page.
    #[aws(query = "next_token")]
    pub next_token: Option<String>,
    /// How many accounts a page has at most, 1 to 100. Default: the service's choice.
    #[aws(query = "max_result")]
    pub max_results: Option<i32>,
}

/// A page of accounts.
#[aws_output]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListAccountsResponse {
    /// Where the next page begins. None on the last page.
    pub next_token: Option<String>,
    /// The accounts. Empty if the reply has no list.
    #[aws(default)]
    pub account_list: Vec<AccountInfo>,
}

/// An account that the person may use.
#[aws_shape]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccountInfo {
    /// The account's number, 12 digits.
    pub account_id: String,
    /// The account's name.
    pub account_name: Option<String>,
    /// The mail address that the account was opened with.
    pub email_address: Option<String>,
}

/// Lists the roles that the signed-in person may take in an account, page by page.
#[aws_operation(
    method = "GET",
    uri = "/assignment/roles",
    output = ListAccountRolesResponse,
    error = ListAccountRolesError,
    service = Sso,
    paginate(input = "next_token", output = "nextToken", items = "roleList", item = RoleInfo)
)]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListAccountRoles {
    /// The access token of the sign-in.
    #[aws(header = "x-amz-sso_bearer_token")]
    pub access_token: Sensitive<String>,
    /// The account's number, 12 digits.
    #[aws(query = "account_id")]
    pub account_id: String,
    /// Where the page begins: the `next_token` of the page before it. Default: the first page.
    #[aws(query = "next_token")]
    pub next_token: Option<String>,
    /// How many roles a page has at most, 1 to 100. Default: the service's choice.
    #[aws(query = "max_result")]
    pub max_results: Option<i32>,
}

/// A page of roles.
#[aws_output]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListAccountRolesResponse {
    /// Where the next page begins. None on the last page.
    pub next_token: Option<String>,
    /// The roles. Empty if the reply has no list.
    #[aws(default)]
    pub role_list: Vec<RoleInfo>,
}

/// A role that the person may take.
#[aws_shape]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RoleInfo {
    /// The role's name.
    pub role_name: String,
    /// The number of the account that it belongs to.
    pub account_id: Option<String>,
}

/// Gets short-lived credentials for a role.
#[aws_operation(
    method = "GET",
    uri = "/federation/credentials",
    output = GetRoleCredentialsResponse,
    error = GetRoleCredentialsError,
    service = Sso
)]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetRoleCredentials {
    /// The access token of the sign-in.
    #[aws(header = "x-amz-sso_bearer_token")]
    pub access_token: Sensitive<String>,
    /// The account's number, 12 digits.
    #[aws(query = "account_id")]
    pub account_id: String,
    /// The role's name.
    #[aws(query = "role_name")]
    pub role_name: String,
}

/// The reply with credentials.
#[aws_output]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetRoleCredentialsResponse {
    /// The credentials.
    pub role_credentials: RoleCredentials,
}

/// Credentials for a role. They outlive the sign-in: [`Logout`] does not end them.
#[aws_shape]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RoleCredentials {
    /// Names the key. Not secret.
    pub access_key_id: String,
    /// The key that requests are signed with.
    pub secret_access_key: Sensitive<String>,
    /// Sent with each signed request.
    pub session_token: Sensitive<String>,
    /// When the credentials expire, in **milliseconds** since 1970. All other times of AWS SSO are in seconds.
    pub expiration: i64,
}

/// Ends the sign-in: its access token is good for nothing from then on. Role credentials that it gave are good until they
/// expire.
#[aws_operation(method = "POST", uri = "/logout", error = LogoutError, service = Sso)]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Logout {
    /// The access token of the sign-in.
    #[aws(header = "x-amz-sso_bearer_token")]
    pub access_token: Sensitive<String>,
}
