//! Lists in pages.

use std::fmt;
use std::num::NonZeroU32;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use super::refusal::{PortalRefusal, PortalRefusalKind};

/// The longest page that the service's model allows.
const MAX_LENGTH: usize = 100;
/// One block of SHA-256, so that the key is used as it is.
const KEY_LENGTH: usize = 64;

/// What is listed: a page token is good for the list that it came with alone.
#[derive(Clone, Copy, Debug)]
pub(in super::super) enum Listing<'a> {
    Accounts,
    /// The roles of the account with this number.
    Roles(&'a str),
}

/// A piece of a list.
#[derive(Debug)]
pub(in super::super) struct Page<'a, T> {
    pub(in super::super) items: &'a [T],
    /// None on the last page.
    pub(in super::super) next_token: Option<String>,
}

/// Makes and checks page tokens: where the page begins, and the HMAC of that and of the list under a key that is new with
/// each start of the server.
///
/// So the server need not remember who is on which page.
pub(in super::super) struct Paging {
    key: [u8; KEY_LENGTH],
    /// How long a page is unless the client says.
    default_length: usize,
}

impl Paging {
    pub(in super::super) fn new(default_length: NonZeroU32) -> Result<Self, getrandom::Error> {
        let mut key = [0; KEY_LENGTH];
        getrandom::fill(&mut key)?;
        let default_length = usize::try_from(default_length.get()).unwrap_or(MAX_LENGTH);
        Ok(Self {
            key,
            default_length: default_length.min(MAX_LENGTH),
        })
    }

    /// The page that begins where `next_token` says.
    ///
    /// # Errors
    ///
    /// [`PortalRefusalKind::InvalidRequest`] for a length outside 1 to 100, and for a token that this server did not give
    /// for this list.
    pub(in super::super) fn page<'a, T>(
        &self,
        listing: Listing<'_>,
        items: &'a [T],
        next_token: Option<&str>,
        max_results: Option<i32>,
    ) -> Result<Page<'a, T>, PortalRefusal> {
        let refuse = |message| PortalRefusal::new(PortalRefusalKind::InvalidRequest, message);
        let length = max_results
            .map_or(Some(self.default_length), allowed_length)
            .ok_or_else(|| refuse("max_result must be 1 to 100"))?;
        let (begin, rest) = next_token
            .map_or(Some(0), |token| self.read(listing, token))
            .and_then(|begin| Some((begin, items.get(begin..)?)))
            .ok_or_else(|| refuse("next_token must be one that this list gave"))?;
        let (items, rest) = rest.split_at(length.min(rest.len()));
        let end = begin + items.len();
        Ok(Page {
            items,
            next_token: (!rest.is_empty()).then(|| self.write(listing, end)),
        })
    }

    /// The token of the page that begins at `begin`.
    fn write(&self, listing: Listing<'_>, begin: usize) -> String {
        let begin = begin.to_be_bytes();
        let mac = self.mac(listing, begin).finalize().into_bytes();
        URL_SAFE_NO_PAD.encode([&begin[..], &mac].concat())
    }

    /// Where the page of this token begins, if it is one of this list; compared in constant time.
    fn read(&self, listing: Listing<'_>, token: &str) -> Option<usize> {
        let token = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (begin, mac) = token.split_first_chunk()?;
        self.mac(listing, *begin).verify_slice(mac).ok()?;
        Some(usize::from_be_bytes(*begin))
    }

    fn mac(&self, listing: Listing<'_>, begin: [u8; size_of::<usize>()]) -> Hmac<Sha256> {
        let (kind, account_id) = match listing {
            Listing::Accounts => ("accounts/", ""),
            Listing::Roles(account_id) => ("roles/", account_id),
        };
        // What varies in length comes last, so that no two inputs are the same bytes.
        Hmac::<Sha256>::new(&self.key.into())
            .chain_update(begin)
            .chain_update(kind)
            .chain_update(account_id)
    }
}

impl fmt::Debug for Paging {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Paging([redacted])")
    }
}

fn allowed_length(asked: i32) -> Option<usize> {
    let length = usize::try_from(asked).ok()?;
    (1..=MAX_LENGTH).contains(&length).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LENGTH: NonZeroU32 = NonZeroU32::new(20).unwrap();

    type TestResult = Result<(), Box<dyn std::error::Error>>;

    #[test]
    fn pages_have_each_item_once_and_in_order() -> TestResult {
        let paging = Paging::new(LENGTH)?;
        for count in [0, 1, 19, 20, 21, 100, 101, 250] {
            let items: Vec<usize> = (0..count).collect();
            for (length, expected) in [(None, 20), (Some(1), 1), (Some(7), 7), (Some(100), 100)] {
                let mut found = Vec::new();
                let mut next_token: Option<String> = None;
                loop {
                    let page =
                        paging.page(Listing::Accounts, &items, next_token.as_deref(), length)?;
                    found.extend_from_slice(page.items);
                    next_token = page.next_token;
                    if next_token.is_none() {
                        break;
                    }
                    assert_eq!(
                        page.items.len(),
                        expected,
                        "no page but the last is shorter"
                    );
                }
                assert_eq!(found, items, "{length:?}");
            }
        }
        Ok(())
    }

    #[test]
    fn lengths_outside_the_model_are_refused() -> TestResult {
        let paging = Paging::new(LENGTH)?;
        for length in [i32::MIN, -1, 0, 101, i32::MAX] {
            let outcome = paging.page(Listing::Accounts, &[1], None, Some(length));
            assert!(outcome.is_err(), "{length}");
        }
        Ok(())
    }

    #[test]
    fn a_token_is_good_for_its_own_list_and_server_only() -> TestResult {
        let paging = Paging::new(LENGTH)?;
        let items = [1, 2, 3];
        let page = |paging: &Paging, listing, token: &str| {
            paging.page(listing, &items, Some(token), Some(1)).is_ok()
        };
        let roles = Listing::Roles("111122223333");
        let token = paging.page(roles, &items, None, Some(1))?.next_token;
        let token = token.ok_or("no token")?;
        assert!(page(&paging, roles, &token));
        assert!(!page(&paging, Listing::Accounts, &token));
        assert!(!page(&paging, Listing::Roles("222233334444"), &token));
        assert!(!page(&Paging::new(LENGTH)?, roles, &token));

        for bad in ["", "2", "no base64!", &"A".repeat(54), &token[..20]] {
            assert!(!page(&paging, roles, bad), "{bad:?}");
        }
        // Each bit counts, those of the position too.
        let whole = URL_SAFE_NO_PAD.decode(&token)?;
        for index in 0..whole.len() {
            let mut changed = whole.clone();
            if let Some(byte) = changed.get_mut(index) {
                *byte ^= 1;
            }
            assert!(!page(&paging, roles, &URL_SAFE_NO_PAD.encode(changed)));
        }
        Ok(())
    }
}
