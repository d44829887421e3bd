//! A form as the places that its names describe: a name is the path to a place, with dots in it.

use crate::protocol::codec::CodecError;
use crate::protocol::percent;

/// How many parts a name may have.
const MAX_DEPTH: usize = 128;

/// The parameters of a form, in the order of the parts of their names: what stands below a place is together.
///
/// There is no node for a place: a name of many parts would cost many times its length.
pub(super) struct Parameters(Vec<Parameter>);

/// A name and a value.
type Parameter = (String, String);

impl Parameters {
    pub(super) fn parse(body: &[u8]) -> Result<Self, CodecError> {
        let malformed = || CodecError::new("the form is not text that is percent-encoded");
        let body = std::str::from_utf8(body).map_err(|_| malformed())?;
        let decoded = |text: &str| {
            let text = text.replace('+', " ");
            let decoded = percent::decode(&text).ok_or_else(malformed)?;
            Ok(decoded.into_owned())
        };
        let mut parameters = Vec::new();
        for parameter in body.split('&').filter(|parameter| !parameter.is_empty()) {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            let (name, value) = (decoded(name)?, decoded(value)?);
            if name.split('.').count() > MAX_DEPTH {
                return Err(CodecError::new("a name in the form has too many parts"));
            }
            parameters.push((name, value));
        }
        // Of two that have one name, the last counts.
        parameters.sort_by(|(one, _), (other, _)| one.split('.').cmp(other.split('.')));
        Ok(Self(parameters))
    }

    pub(super) fn root(&self) -> Place<'_> {
        Place {
            parameters: &self.0,
            begin: 0,
        }
    }
}

/// A place in a form: the parameters at it and below it.
#[derive(Clone, Copy)]
pub(super) struct Place<'f> {
    parameters: &'f [Parameter],
    /// Where the next part of their names begins.
    begin: usize,
}

impl<'f> Place<'f> {
    /// Where nothing is.
    pub(super) const NOTHING: Self = Self {
        parameters: &[],
        begin: 0,
    };

    /// The value of the place itself.
    pub(super) fn value(self) -> Option<&'f str> {
        let (of_itself, _) = self.split();
        of_itself.last().map(|(_, value)| &**value)
    }

    /// The parameters of the place itself, and those of the places below it.
    fn split(self) -> (&'f [Parameter], &'f [Parameter]) {
        let end = self
            .parameters
            .partition_point(|(name, _)| name.len() < self.begin);
        self.parameters.split_at(end)
    }

    /// The part of a name that comes next.
    fn part(self, name: &'f str) -> &'f str {
        let rest = name.get(self.begin..).unwrap_or_default();
        rest.split('.').next().unwrap_or_default()
    }

    /// The places right below, and what each is called.
    pub(super) fn children(self) -> impl Iterator<Item = (&'f str, Self)> {
        let (_, mut rest) = self.split();
        std::iter::from_fn(move || {
            let (name, _) = rest.first()?;
            let part = self.part(name);
            let end = rest.partition_point(|(name, _)| self.part(name) <= part);
            let (parameters, after) = rest.split_at(end);
            rest = after;
            Some((part, self.below(part, parameters)))
        })
    }

    pub(super) fn child(self, wanted: &str) -> Option<Self> {
        let (_, below) = self.split();
        let begin = below.partition_point(|(name, _)| self.part(name) < wanted);
        let end = below.partition_point(|(name, _)| self.part(name) <= wanted);
        let parameters = below.get(begin..end).filter(|found| !found.is_empty())?;
        Some(self.below(wanted, parameters))
    }

    fn below(self, part: &str, parameters: &'f [Parameter]) -> Self {
        Self {
            parameters,
            begin: self.begin + part.len() + 1,
        }
    }

    /// What stands behind numbers, in their order.
    pub(super) fn numbered(self) -> Vec<Self> {
        let mut items: Vec<(u32, Self)> = self
            .children()
            .filter(|(name, _)| name.bytes().all(|digit| digit.is_ascii_digit()))
            .filter_map(|(name, item)| Some((name.parse().ok()?, item)))
            .collect();
        items.sort_by_key(|(number, _)| *number);
        items.into_iter().map(|(_, item)| item).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Parameters, Place};

    fn shown(place: Place<'_>) -> String {
        let children = place
            .children()
            .map(|(name, child)| format!("{name:?}{}", shown(child)));
        let children: Vec<_> = children.collect();
        let value = place.value().map(|value| format!("={value}"));
        format!("{}({})", value.unwrap_or_default(), children.join(" "))
    }

    #[test]
    fn names_are_paths() {
        for (form, expected) in [
            ("", "()"),
            ("a=1", "(\"a\"=1())"),
            ("a=1&a=2", "(\"a\"=2())"),
            ("a.b=1&a=2&a.c=3", "(\"a\"=2(\"b\"=1() \"c\"=3()))"),
            (
                "a.b=1&a-b=2&a.c=3",
                "(\"a\"(\"b\"=1() \"c\"=3()) \"a-b\"=2())",
            ),
            (
                "=1&.=2&a.=3&.a=4",
                "(\"\"=1(\"\"=2() \"a\"=4()) \"a\"(\"\"=3()))",
            ),
            ("%C3%A9.+=%26", "(\"é\"(\" \"=&()))"),
        ] {
            let parameters = Parameters::parse(form.as_bytes()).expect(form);
            assert_eq!(shown(parameters.root()), expected, "{form}");
        }
    }

    #[test]
    fn numbers_are_in_their_order() {
        let parameters = Parameters::parse(b"10=j&9=i&x=y&+1=z&1=a&99999999999=z").expect("a form");
        let items: Vec<_> = parameters.root().numbered();
        let values: Vec<_> = items.into_iter().filter_map(Place::value).collect();
        assert_eq!(values, ["a", "i", "j"]);
    }
}
