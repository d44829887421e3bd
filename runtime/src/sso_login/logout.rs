//! Signing out.

use super::access::PortalError;
use super::caches::Caches;
use super::login::{PATIENCE, SsoLogin};
use crate::credentials::sso::endpoints::Portal;
use crate::sso::{Logout, Sso};
use crate::sso_cache::{CacheError, CachedToken, TokenCache, remove_file, remove_leftovers};
use crate::{ClientBuilder, EndpointSettings, Sensitive};

/// What signing out came to.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct SignedOut {
    /// How many tokens were removed.
    pub tokens: usize,
    /// How many of them the portal ended. It may not know one any more.
    pub ended: usize,
    /// How many files with role credentials were removed. What they hold is good until it expires: nobody can end it.
    pub roles: usize,
    /// The files that could not be removed.
    pub errors: Vec<CacheError>,
}

impl SignedOut {
    fn note<T: Default>(&mut self, result: Result<T, CacheError>) -> T {
        result.unwrap_or_else(|error| {
            self.errors.push(error);
            T::default()
        })
    }
}

impl SignedOut {
    /// Removes the credentials of roles, and the secrets that programs left behind which died while they wrote.
    fn sweep(&mut self, caches: &Caches) {
        self.roles = self.note(caches.roles.remove_all());
        for folder in [caches.tokens.directory(), caches.roles.directory()] {
            self.note(remove_leftovers(folder));
        }
    }
}

impl SsoLogin {
    /// Signs out of this session: ends its token at the portal and removes its file, the files of all role credentials that came
    /// from sign-ins, as the AWS CLI does, and, if it is wanted, the registration of the client.
    ///
    /// The portal's refusal and a network that fails change nothing: the file goes. The token of another portal, from before the
    /// configuration was changed, is not sent to this one.
    pub fn logout(&self, with_registration: bool) -> SignedOut {
        let mut done = SignedOut::default();
        let key = self.session.key();
        // So that no other program writes the token again which it is refreshing.
        let lock = self.caches.tokens.lock(key, PATIENCE).ok();
        if let Ok(token) = self.token.load()
            && self.token.is_of_session(&token)
            && self.end(&token.access_token).is_ok()
        {
            done.ended = 1;
        }
        self.token.forget();
        done.tokens = usize::from(done.note(self.caches.tokens.remove(key)));
        drop(lock);
        done.sweep(&self.caches);
        if with_registration {
            let key = self.session.registration_key();
            done.note(self.caches.registrations.remove(&key));
        }
        done
    }

    fn end(&self, token: &Sensitive<String>) -> Result<(), PortalError> {
        let client = self.portal_client()?;
        let reply = client.send(&Logout::new(token));
        reply.map_err(|error| self.refused("the sign-in could not be ended".to_owned(), error))
    }
}

/// Signs out of all sessions, as `aws sso logout` does: each file in the folder with an access token, even one that cannot be
/// used, is removed after the token was ended at the portal of the region in the file, and so are the files of all role
/// credentials that came from sign-ins. Registrations stay.
///
/// `settings` is how portals are reached: URL, FIPS, dual stack. The region is that of the file.
///
/// ```no_run
/// use aws_operation::sso_login::{Caches, logout_all};
/// use aws_operation::{Client, EndpointSettings};
///
/// let caches = Caches::in_home("/people/ada".as_ref());
/// let done = logout_all(&caches, &EndpointSettings::new(), &Client::builder());
/// println!("{} tokens removed", done.tokens);
/// ```
pub fn logout_all(
    caches: &Caches,
    settings: &EndpointSettings,
    client: &ClientBuilder,
) -> SignedOut {
    let mut done = SignedOut::default();
    for path in caches.tokens.files() {
        // Locked, so that no other program writes the token again which it is refreshing.
        let Some((token, _lock)) = TokenCache::to_be_removed(&path, PATIENCE) else {
            continue;
        };
        if end(&token, settings, client) {
            done.ended += 1;
        }
        done.tokens += usize::from(done.note(remove_file(&path)));
    }
    done.sweep(caches);
    done
}

fn end(token: &CachedToken, settings: &EndpointSettings, client: &ClientBuilder) -> bool {
    let Some(region) = &token.region else {
        return false;
    };
    let portal = Portal::new::<Sso>(settings.clone(), region, client.clone());
    let Ok(client) = portal.client() else {
        return false;
    };
    client.send(&Logout::new(&token.access_token)).is_ok()
}
