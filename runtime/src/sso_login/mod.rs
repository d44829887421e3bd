//! Signing in to AWS SSO as `aws sso login` does, and what follows from a sign-in: the logic of such a program, for any.
//!
//! A [`Session`] is where people sign in, as the configuration has it. [`SsoLogin`] signs them in, keeps the token in the file
//! where the AWS CLI and the SDKs of AWS look for it, and uses it: accounts, roles, credentials of a role, signing out. What a
//! person is shown is the program's to decide: it implements [`Prompter`].
//!
//! ```no_run
//! use aws_operation::Client;
//! use aws_operation::config::{self, Environment};
//! use aws_operation::sso_login::{AuthorizationPage, Caches, LoginOptions, Prompter, Session, SsoLogin};
//! use aws_operation::sso_oidc::device_flow::Progress;
//!
//! struct Terminal;
//!
//! impl Prompter for Terminal {
//!     fn device(&mut self, progress: Progress<'_>) {
//!         if let Progress::Prompt(prompt) = progress {
//!             eprintln!("{}", prompt.instructions());
//!         }
//!     }
//!
//!     fn browser(&mut self, page: &AuthorizationPage<'_>) {
//!         eprintln!("{}", page.instructions());
//!     }
//! }
//!
//! let config = config::load(&Environment::of_process())?;
//! let session = Session::of_profile(&config.profile()?)?;
//! let sso = SsoLogin::new(session, Caches::in_home("/people/ada".as_ref()), Client::builder());
//! let signed_in = sso.login(&LoginOptions::new(), &mut Terminal)?;
//! println!("signed in until {}", signed_in.token.expires_at);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Files
//!
//! All files are those of the AWS CLI, in its folders: see [`sso_cache`](crate::sso_cache). Each is replaced in one step, under a
//! lock where several programs could want to, and is readable by its owner alone. A home folder that cannot be written to
//! costs nobody a sign-in: the token is used from memory, and the [result](SignedIn::saved) says which file it is not in.

mod access;
mod accounts;
mod caches;
mod clock;
mod device;
mod error;
mod login;
mod logout;
mod options;
mod output;
mod pkce;
mod prompter;
mod role;
mod session;
mod signed_in;
mod status;

pub use crate::config::edit::{ConfigEditor, EditError, SsoProfile};
pub use access::{PortalError, PortalErrorKind};
pub use caches::Caches;
pub use error::{LoginError, LoginErrorKind};
pub use login::SsoLogin;
pub use logout::{SignedOut, logout_all};
pub use options::{Flow, LoginOptions};
pub use output::{CredentialsFormat, CredentialsText};
pub use prompter::{AuthorizationPage, Notice, Prompter};
pub use role::RoleAccess;
pub use session::{Session, SessionError};
pub use signed_in::{How, SignedIn};
pub use status::{AllSessions, SessionStatus, TokenStatus, status};
