//! The parameters of a call, as the AWS query protocol has them.

use std::borrow::Cow;
use std::fmt;

use crate::Sensitive;
use crate::protocol::percent::encode_query;

const VERSION: &str = "2011-06-15";

/// The parameters of a call.
pub(in crate::credentials) struct Form<'a> {
    operation: &'static str,
    parameters: Vec<Parameter<'a>>,
    is_idempotent: bool,
}

struct Parameter<'a> {
    name: &'static str,
    value: Cow<'a, str>,
    is_secret: bool,
    fault: Option<FormFault>,
}

/// A parameter that STS would refuse. It is refused before a person is asked for a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::credentials) struct FormFault {
    name: &'static str,
    found: u64,
    least: u64,
    /// What is counted, where it is not the value itself.
    unit: &'static str,
}

impl<'a> Form<'a> {
    pub(in crate::credentials) const fn new(operation: &'static str) -> Self {
        Self {
            operation,
            parameters: Vec::new(),
            is_idempotent: true,
        }
    }

    /// Adds a parameter, which has so many characters at least.
    pub(in crate::credentials) fn text(
        self,
        name: &'static str,
        value: &'a str,
        least: u64,
    ) -> Self {
        self.with(
            name,
            Cow::Borrowed(value),
            false,
            characters(name, value, least),
        )
    }

    /// Adds a number, which is so large at least.
    pub(in crate::credentials) fn number(self, name: &'static str, value: u64, least: u64) -> Self {
        let fault = FormFault {
            name,
            found: value,
            least,
            unit: "",
        };
        let fault = Some(fault).filter(|_| value < least);
        self.with(name, Cow::Owned(value.to_string()), false, fault)
    }

    /// Adds a parameter that nobody may see.
    pub(in crate::credentials) fn secret(
        self,
        name: &'static str,
        value: &'a Sensitive<String>,
        least: u64,
    ) -> Self {
        let value = value.expose();
        self.with(
            name,
            Cow::Borrowed(value),
            true,
            characters(name, value, least),
        )
    }

    fn with(
        mut self,
        name: &'static str,
        value: Cow<'a, str>,
        is_secret: bool,
        fault: Option<FormFault>,
    ) -> Self {
        self.parameters.push(Parameter {
            name,
            value,
            is_secret,
            fault,
        });
        self
    }

    /// Says that the call cannot be made twice.
    pub(in crate::credentials) const fn once(mut self) -> Self {
        self.is_idempotent = false;
        self
    }

    pub(super) const fn operation(&self) -> &'static str {
        self.operation
    }

    pub(super) const fn is_idempotent(&self) -> bool {
        self.is_idempotent
    }

    /// The first parameter that STS would refuse.
    pub(in crate::credentials) fn check(&self) -> Result<(), FormFault> {
        let fault = self.parameters.iter().find_map(|parameter| parameter.fault);
        fault.map_or(Ok(()), Err)
    }

    /// All of them, percent-encoded.
    pub(super) fn encoded(&self) -> Result<Sensitive<String>, FormFault> {
        self.check()?;
        let parameters = self.parameters.iter();
        // Room for all of it: what grows leaves copies of the secrets behind.
        let longest =
            parameters.map(|parameter| parameter.name.len() + 3 * parameter.value.len() + 2);
        let mut text = String::with_capacity(100 + longest.sum::<usize>());
        for part in ["Action=", self.operation, "&Version=", VERSION] {
            text.push_str(part);
        }
        for parameter in &self.parameters {
            text.push('&');
            text.push_str(parameter.name);
            text.push('=');
            encode_query(&parameter.value, &mut text);
        }
        Ok(Sensitive::new(text))
    }

    /// A text of the service without the secrets that were sent to it: it repeats values that it does not accept.
    pub(super) fn without_secrets(&self, text: &str) -> String {
        let secrets = self
            .parameters
            .iter()
            .filter(|parameter| parameter.is_secret);
        secrets
            .filter(|secret| !secret.value.is_empty())
            .fold(text.to_owned(), |text, secret| {
                text.replace(&*secret.value, "[redacted]")
            })
    }
}

fn characters(name: &'static str, value: &str, least: u64) -> Option<FormFault> {
    let found = value.chars().count() as u64;
    let fault = FormFault {
        name,
        found,
        least,
        unit: " characters",
    };
    Some(fault).filter(|_| found < least)
}

impl fmt::Display for FormFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            name,
            found,
            least,
            unit,
        } = self;
        let verb = if unit.is_empty() { "is" } else { "has" };
        write!(
            f,
            "the parameter {name} {verb} {found}{unit}; STS expects {least} at least"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Form;
    use crate::Sensitive;

    #[test]
    fn what_the_service_repeats_is_hidden() {
        let (code, id) = (Sensitive::from("12345"), Sensitive::from("x-id"));
        let form = Form::new("AssumeRole")
            .text("SerialNumber", "arn", 1)
            .secret("TokenCode", &code, 1)
            .secret("ExternalId", &id, 1);
        let text = "Value '12345' at 'tokenCode' of arn, 'x-id'";
        let expected = "Value '[redacted]' at 'tokenCode' of arn, '[redacted]'";
        assert_eq!(form.without_secrets(text), expected);
    }
}
