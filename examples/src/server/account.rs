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
