//! The accounts that a signed-in person may use.

/// An account with its roles. Everybody who signs in may use all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// 12 digits.
    pub id: String,
    /// Shown in lists.
    pub name: String,
    /// The mail address that the account was opened with.
    pub email_address: String,
    /// The names of the roles.
    pub roles: Vec<String>,
}

impl Account {
    /// So many accounts with so many roles each, for lists that take several pages.
    ///
    /// The accounts are `100000000001`, `100000000002` and so on, with the names `account-1`, `account-2` and so on; the roles
    /// are `Role1`, `Role2` and so on.
    #[must_use]
    pub fn numbered(accounts: u32, roles: u32) -> Vec<Self> {
        (1..=accounts)
            .map(|number| Self {
                id: (100_000_000_000 + u64::from(number)).to_string(),
                name: format!("account-{number}"),
                email_address: format!("aws-account-{number}@example.com"),
                roles: (1..=roles).map(|role| format!("Role{role}")).collect(),
            })
            .collect()
    }

    /// Three accounts of a small company, with one role, two and three.
    #[must_use]
    pub fn examples() -> Vec<Self> {
        let roles = ["ReadOnly", "PowerUser", "Administrator"];
        [
            ("111122223333", "production"),
            ("222233334444", "staging"),
            ("333344445555", "sandbox"),
        ]
        .into_iter()
        .enumerate()
        .map(|(index, (id, name))| Self {
            id: id.to_owned(),
            name: name.to_owned(),
            email_address: format!("aws-{name}@example.com"),
            roles: roles
                .iter()
                .take(index + 1)
                .map(ToString::to_string)
                .collect(),
        })
        .collect()
    }
}
