//! Which roles get a profile, and of what name.

use aws_operation::sso_login::SsoLogin;

use super::question::Questions;
use crate::arguments::Configure;
use crate::exit::{Failure, Kind};
use crate::table::printable;

/// A role that the person may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Role {
    pub(super) account_id: String,
    account_name: String,
    pub(super) name: String,
}

/// A profile to write.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) role: Role,
    pub(super) name: String,
}

/// The profiles that the command line asks for, or the person.
pub(super) fn profiles(
    arguments: &Configure,
    sso: &SsoLogin,
    questions: &Questions,
) -> Result<Vec<Wanted>, Failure> {
    let roles = roles(sso)?;
    if arguments.all {
        return Ok(roles.into_iter().map(Wanted::with_usual_name).collect());
    }
    if !arguments.role.is_empty() || !questions.are_answered() {
        let wanted = arguments.role.iter().map(|text| named(text, &roles));
        return wanted.collect();
    }
    let items: Vec<String> = roles
        .iter()
        .map(|role| {
            let text = format!("{} {}: {}", role.account_id, role.account_name, role.name);
            printable(&text)
        })
        .collect();
    let chosen = Questions::several("Roles to write a profile for", &items)?;
    let chosen = chosen.into_iter().filter_map(|index| roles.get(index));
    chosen
        .map(|role| {
            let usual = Wanted::with_usual_name(role.clone());
            let question = format!(
                "Name of the profile for {} in {}",
                role.name, role.account_id
            );
            let usual_name = printable(&usual.name);
            let name = questions.required(&printable(&question), "--role", Some(&usual_name))?;
            Ok(Wanted { name, ..usual })
        })
        .collect()
}

fn roles(sso: &SsoLogin) -> Result<Vec<Role>, Failure> {
    let mut roles = Vec::new();
    for account in sso.accounts()? {
        for role in sso.roles(&account.account_id)? {
            roles.push(Role {
                account_id: account.account_id.clone(),
                account_name: account.account_name.clone().unwrap_or_default(),
                name: role.role_name,
            });
        }
    }
    Ok(roles)
}

/// `ACCOUNT/ROLE=PROFILE`, or without the profile.
fn named(text: &str, roles: &[Role]) -> Result<Wanted, Failure> {
    let wrong = |message: String| Failure::new(Kind::Usage, message);
    let (role, name) = match text.split_once('=') {
        Some((role, name)) => (role, Some(name)),
        None => (text, None),
    };
    let (account_id, role) = role.split_once('/').ok_or_else(|| {
        wrong(format!(
            "--role {text:?}: expected ACCOUNT/ROLE or ACCOUNT/ROLE=PROFILE"
        ))
    })?;
    let found = roles
        .iter()
        .find(|found| found.account_id == account_id && found.name == role);
    let found = found.ok_or_else(|| {
        wrong(format!(
            "--role {text:?}: you may take no such role; `sso roles --account {account_id}` lists them"
        ))
    })?;
    let usual = Wanted::with_usual_name(found.clone());
    Ok(match name {
        Some(name) => Wanted {
            name: name.to_owned(),
            ..usual
        },
        None => usual,
    })
}

impl Wanted {
    /// The name that `aws configure sso` suggests.
    fn with_usual_name(role: Role) -> Self {
        Self {
            name: format!("{}-{}", role.name, role.account_id),
            role,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Role, named};

    #[test]
    fn roles_of_the_command_line() {
        let role = Role {
            account_id: "111122223333".to_owned(),
            account_name: "one".to_owned(),
            name: "ReadOnly".to_owned(),
        };
        let roles = [role.clone()];
        let name = |text| named(text, &roles).map(|wanted| (wanted.role, wanted.name));
        let usual = name("111122223333/ReadOnly").expect("a role");
        assert_eq!(usual, (role.clone(), "ReadOnly-111122223333".to_owned()));
        let own = name("111122223333/ReadOnly=night").expect("a role");
        assert_eq!(own, (role, "night".to_owned()));
        for wrong in [
            "",
            "ReadOnly",
            "111122223333/Admin",
            "222233334444/ReadOnly",
        ] {
            assert!(name(wrong).is_err(), "{wrong}");
        }
    }
}
