//! `ListAccounts`: the accounts that the person may use.

use aws_operation::sso::{AccountInfo, ListAccounts, ListAccountsError, ListAccountsResponse};

use super::super::account::Account;
use super::super::portal::{Listing, PortalRefusal, PortalRefusalKind};
use super::super::service::Service;

pub(in super::super) fn answer(
    service: &Service,
    request: &ListAccounts,
) -> Result<ListAccountsResponse, PortalRefusal> {
    let mut store = service.store();
    let accounts = store.accounts(&request.access_token, service.now())?;
    let page = service.paging().page(
        Listing::Accounts,
        accounts,
        request.next_token.as_deref(),
        request.max_results,
    )?;
    let response = ListAccountsResponse::new().account_list(page.items.iter().map(account_info));
    Ok(match page.next_token {
        Some(next_token) => response.next_token(next_token),
        None => response,
    })
}

fn account_info(account: &Account) -> AccountInfo {
    AccountInfo::new(&*account.id)
        .account_name(&*account.name)
        .email_address(&*account.email_address)
}

impl TryFrom<PortalRefusal> for ListAccountsError {
    type Error = PortalRefusal;

    fn try_from(refusal: PortalRefusal) -> Result<Self, PortalRefusal> {
        let body = refusal.members();
        match refusal.kind() {
            PortalRefusalKind::InvalidRequest => Ok(Self::InvalidRequestException(body)),
            PortalRefusalKind::Unauthorized => Ok(Self::UnauthorizedException(body)),
            PortalRefusalKind::TooManyRequests => Ok(Self::TooManyRequestsException(body)),
            PortalRefusalKind::ResourceNotFound => Ok(Self::ResourceNotFoundException(body)),
            PortalRefusalKind::Internal => Err(refusal),
        }
    }
}
