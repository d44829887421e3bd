//! Device authorizations (RFC 8628): started by a client, decided by a person, redeemed by polling.

use std::time::Duration;

use aws_operation::Sensitive;

use super::super::clock::Time;
use super::super::config::Decider;
use super::super::refusal::{Refusal, RefusalKind};
use super::super::secret::random_secret;
use super::super::user_code::UserCode;
use super::refresh::require_granted;
use super::{CAPACITY, Credentials, Grant, Granted, Store, full};

/// What a `slow_down` reply adds to the interval, for the client and for the server (RFC 8628 section 3.5).
const SLOW_DOWN_STEP: Duration = Duration::from_secs(5);

/// The interval never grows past this, so that a client that once polled wildly is not locked out.
const MAX_INTERVAL: Duration = Duration::from_secs(60);

/// The reply to the start of a device authorization.
#[derive(Clone, Debug)]
pub struct Authorization {
    /// Polled with by the client.
    pub device_code: Sensitive<String>,
    /// Typed by the person.
    pub user_code: UserCode,
}

/// What the person is asked to decide.
#[derive(Clone, Debug)]
pub struct SignInRequest {
    /// The name that the client gave itself.
    pub client_name: String,
    /// What the client asks for.
    pub scopes: Vec<String>,
    /// The portal that the client signs in to.
    pub start_url: String,
    /// How long ago the client asked.
    pub age: Duration,
    /// How long the code is good from now.
    pub remaining: Duration,
}

/// What the person decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The client gets its token.
    Approve,
    /// The client gets `AccessDeniedException`.
    Deny,
}

/// Why a user code leads to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// No client was ever given this code, or it expired long ago.
    Unknown,
    /// The code is no longer good.
    Expired,
    /// Somebody decided already.
    Decided,
}

#[derive(Debug)]
pub(super) struct Device {
    client_id: String,
    client_name: String,
    scopes: Vec<String>,
    start_url: String,
    started_at: Time,
    pub(super) expires_at: Time,
    interval: Duration,
    polled_at: Option<Time>,
    pending_replies: u32,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Undecided,
    Approved,
    Denied,
    Redeemed,
}

impl Device {
    /// The answer to one poll; `Ok` once, when the person approved.
    fn poll(&mut self, decider: Decider, now: Time) -> Result<(), Refusal> {
        let refuse = |kind, description| Err(Refusal::new(kind, description));
        match self.state {
            State::Redeemed => {
                return refuse(
                    RefusalKind::InvalidGrant,
                    "the device code was already used",
                );
            }
            _ if now >= self.expires_at => {
                return refuse(RefusalKind::ExpiredToken, "the device code has expired");
            }
            State::Denied => {
                return refuse(RefusalKind::AccessDenied, "the person denied the request");
            }
            State::Approved => {
                self.state = State::Redeemed;
                return Ok(());
            }
            State::Undecided => {}
        }
        let too_soon = self
            .polled_at
            .is_some_and(|last| now.since(last) < self.interval);
        self.polled_at = Some(now);
        if too_soon {
            self.interval = MAX_INTERVAL
                .min(self.interval + SLOW_DOWN_STEP)
                .max(self.interval);
            return refuse(
                RefusalKind::SlowDown,
                "polled before the interval was over; wait 5 seconds longer from now on",
            );
        }
        self.pending_replies = self.pending_replies.saturating_add(1);
        match decider {
            Decider::ApproveAfter(polls) if self.pending_replies >= polls.get() => {
                self.state = State::Approved;
            }
            Decider::DenyAfter(polls) if self.pending_replies >= polls.get() => {
                self.state = State::Denied;
            }
            _ => {}
        }
        refuse(
            RefusalKind::AuthorizationPending,
            "the person has not decided yet",
        )
    }
}

impl Store {
    /// Starts a device authorization.
    ///
    /// # Errors
    ///
    /// [`RefusalKind::InvalidClient`] and [`RefusalKind::UnauthorizedClient`] for a client that may not;
    /// [`RefusalKind::SlowDown`] over the client's rate limit, or when the store is full.
    pub fn start_device_authorization(
        &mut self,
        credentials: Credentials<'_>,
        start_url: &str,
        now: Time,
    ) -> Result<Authorization, Refusal> {
        self.purge(now);
        let devices = self.devices.len();
        let (interval, expires_in) = (self.config.interval, self.config.expires_in);
        let client = self.authenticate(credentials, now)?;
        client.require(Grant::DeviceCode)?;
        client.take_authorization(now)?;
        if devices >= CAPACITY {
            return Err(full());
        }
        let device = Device {
            client_id: credentials.client_id.to_owned(),
            client_name: client.name().to_owned(),
            scopes: client.scopes().to_vec(),
            start_url: start_url.to_owned(),
            started_at: now,
            expires_at: now + expires_in,
            interval,
            polled_at: None,
            pending_replies: 0,
            state: State::Undecided,
        };
        let device_code = random_secret()?;
        let user_code = self.unused_user_code()?;
        self.user_codes
            .insert(user_code.clone(), device_code.expose().clone());
        self.devices.insert(device_code.expose().clone(), device);
        Ok(Authorization {
            device_code,
            user_code,
        })
    }

    /// Redeems a device code, or says why not yet.
    ///
    /// `scopes` may ask for less than was registered; the tokens here carry no scopes, so it is checked and has no other effect.
    ///
    /// # Errors
    ///
    /// [`RefusalKind::AuthorizationPending`] until the person decides, [`RefusalKind::SlowDown`] when asked too soon after the
    /// last time; each one makes the interval 5 seconds longer, up to a minute. [`RefusalKind::AccessDenied`],
    /// [`RefusalKind::ExpiredToken`] and [`RefusalKind::InvalidGrant`] are final, the last also for a second use and for a code
    /// of another client. [`RefusalKind::InvalidScope`] for a scope that was not registered.
    pub fn poll(
        &mut self,
        credentials: Credentials<'_>,
        device_code: &str,
        scopes: &[String],
        now: Time,
    ) -> Result<Granted, Refusal> {
        self.purge(now);
        self.authenticate(credentials, now)?
            .require(Grant::DeviceCode)?;
        let device = self
            .devices
            .get_mut(device_code)
            .filter(|device| device.client_id == credentials.client_id)
            .ok_or_else(|| {
                Refusal::new(
                    RefusalKind::InvalidGrant,
                    "the device code is unknown or belongs to another client",
                )
            })?;
        require_granted(&device.scopes, scopes)?;
        device.poll(self.config.decider, now)?;
        let scopes = device.scopes.clone();
        self.grant(credentials.client_id, scopes, now)
    }

    /// What the owner of this user code is asked to decide.
    ///
    /// # Errors
    ///
    /// [`CodeError`] when there is nothing to decide.
    pub fn sign_in_request(&self, code: &UserCode, now: Time) -> Result<SignInRequest, CodeError> {
        let device = self
            .user_codes
            .get(code)
            .and_then(|device_code| self.devices.get(device_code))
            .ok_or(CodeError::Unknown)?;
        if device.state != State::Undecided {
            return Err(CodeError::Decided);
        }
        if now >= device.expires_at {
            return Err(CodeError::Expired);
        }
        Ok(SignInRequest {
            client_name: device.client_name.clone(),
            scopes: device.scopes.clone(),
            start_url: device.start_url.clone(),
            age: now.since(device.started_at),
            remaining: device.expires_at.since(now),
        })
    }

    /// Records what the person decided, and tells what it was about.
    ///
    /// # Errors
    ///
    /// [`CodeError`] when there is nothing to decide.
    pub fn decide(
        &mut self,
        code: &UserCode,
        decision: Decision,
        now: Time,
    ) -> Result<SignInRequest, CodeError> {
        let request = self.sign_in_request(code, now)?;
        let device = self
            .user_codes
            .get(code)
            .and_then(|device_code| self.devices.get_mut(device_code))
            .ok_or(CodeError::Unknown)?;
        device.state = match decision {
            Decision::Approve => State::Approved,
            Decision::Deny => State::Denied,
        };
        Ok(request)
    }

    fn unused_user_code(&self) -> Result<UserCode, Refusal> {
        loop {
            let code = UserCode::random()?;
            if !self.user_codes.contains_key(&code) {
                return Ok(code);
            }
        }
    }
}
