//! Values that keep their form on the way: without what HTTP drops, such as white space at the ends of a header.

use std::collections::BTreeMap;

use arbitrary::{Arbitrary, Result, Unstructured};
use aws_operation::{Blob, Document, Timestamp};

use crate::sink::{Choice, Kind, Level, Tree};

/// Makes values from bytes.
pub(crate) struct Values<'a, 'b>(pub(crate) &'a mut Unstructured<'b>);

/// What a place keeps of a timestamp.
#[derive(Clone, Copy)]
pub(crate) enum FarTimes {
    /// All of it.
    Exact,
    /// An HTTP date.
    Milliseconds,
    /// A JSON number, which is a float: exact enough in this century and the next.
    Microseconds,
}

impl<'b> Values<'_, 'b> {
    pub(crate) fn any<T: Arbitrary<'b>>(&mut self) -> Result<T> {
        self.0.arbitrary()
    }

    pub(crate) fn optional<T>(
        &mut self,
        make: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<Option<T>> {
        if self.0.arbitrary()? {
            make(self).map(Some)
        } else {
            Ok(None)
        }
    }

    /// A list of one to four.
    pub(crate) fn some<T>(
        &mut self,
        mut make: impl FnMut(&mut Self) -> Result<T>,
    ) -> Result<Vec<T>> {
        let count = self.0.int_in_range(1..=4)?;
        (0..count).map(|_| make(self)).collect()
    }

    pub(crate) fn map<K: Ord, V>(
        &mut self,
        make: impl FnMut(&mut Self) -> Result<(K, V)>,
    ) -> Result<BTreeMap<K, V>> {
        Ok(self.some(make)?.into_iter().collect())
    }

    pub(crate) fn text(&mut self) -> Result<String> {
        self.any()
    }

    /// A name that is none of `taken`.
    pub(crate) fn name(&mut self, taken: &[&str]) -> Result<String> {
        let name = self.text()?;
        Ok(if taken.contains(&name.as_str()) {
            name + "_"
        } else {
            name
        })
    }

    pub(crate) fn header(&mut self) -> Result<String> {
        let text = self
            .text()?
            .replace(|it: char| it.is_ascii_control() && it != '\t', "");
        Ok(text.trim_ascii().to_owned())
    }

    /// An item of a list in a header.
    pub(crate) fn item(&mut self) -> Result<String> {
        let item = self.header()?;
        Ok(if item.is_empty() {
            "-".to_owned()
        } else {
            item
        })
    }

    pub(crate) fn meta(&mut self) -> Result<BTreeMap<String, String>> {
        self.map(|values| {
            let key: u16 = values.any()?;
            Ok((format!("{key:x}"), values.header()?))
        })
    }

    pub(crate) fn double(&mut self) -> Result<f64> {
        let double: f64 = self.any()?;
        Ok(if double.is_nan() { 0.0 } else { double })
    }

    pub(crate) fn float(&mut self) -> Result<f32> {
        let float: f32 = self.any()?;
        Ok(if float.is_nan() { 0.0 } else { float })
    }

    pub(crate) fn blob(&mut self) -> Result<Blob> {
        Ok(self.any::<Vec<u8>>()?.into())
    }

    pub(crate) fn time(&mut self, kept: FarTimes) -> Result<Timestamp> {
        let nanos = self.0.int_in_range(0..=999_999_999)?;
        let range = Timestamp::MIN.epoch_seconds()..=Timestamp::MAX.epoch_seconds();
        Ok(match kept {
            FarTimes::Exact => Timestamp::from_epoch(self.0.int_in_range(range)?, nanos),
            FarTimes::Milliseconds => {
                Timestamp::from_epoch(self.0.int_in_range(range)?, nanos / 1_000_000 * 1_000_000)
            }
            FarTimes::Microseconds => {
                let seconds = i64::from(self.any::<u32>()?);
                Timestamp::from_epoch(seconds, nanos / 1_000 * 1_000)
            }
        })
    }

    pub(crate) fn kind(&mut self) -> Result<Kind> {
        let name = self.text()?;
        // An empty label is none.
        Ok(Kind::from(if name.is_empty() {
            "Small"
        } else {
            name.as_str()
        }))
    }

    pub(crate) fn level(&mut self) -> Result<Level> {
        Ok(Level::from(self.any::<i32>()?))
    }

    pub(crate) fn document(&mut self, depth: usize) -> Result<Document> {
        let kinds = if depth == 0 { 5 } else { 7 };
        Ok(match self.0.int_in_range(0..=kinds)? {
            0 => Document::Null,
            1 => self.any::<bool>()?.into(),
            2 => self.any::<i64>()?.into(),
            3 => self.any::<u64>()?.into(),
            // A float without a fraction is written with one, and stays a float.
            4 => Some(self.double()?).filter(|it| it.is_finite()).into(),
            5 => self.text()?.into(),
            6 => self.some(|values| values.document(depth - 1))?.into(),
            _ => {
                let members =
                    self.map(|values| Ok((values.text()?, values.document(depth - 1)?)))?;
                Document::Object(members.into_iter().collect())
            }
        })
    }

    pub(crate) fn tree(&mut self, depth: usize) -> Result<Tree> {
        let mut tree = Tree {
            name: self.optional(Self::text)?,
            secret: self.optional(Self::text)?.map(Into::into),
            weight: self.optional(Self::double)?,
            time: self.optional(|values| values.time(FarTimes::Microseconds))?,
            ..Tree::default()
        };
        if depth > 0 {
            tree.note = self
                .optional(|values| values.document(depth - 1))?
                .filter(|note| !note.is_null());
            tree.child = self
                .optional(|values| values.tree(depth - 1))?
                .map(Box::new);
            tree.children = self.optional(|values| values.some(|values| values.tree(depth - 1)))?;
            tree.named = self.optional(|values| {
                values.map(|values| Ok((values.text()?, values.tree(depth - 1)?)))
            })?;
            tree.choice = self
                .optional(|values| values.choice(depth - 1))?
                .map(Box::new);
        }
        Ok(tree)
    }

    pub(crate) fn choice(&mut self, depth: usize) -> Result<Choice> {
        let kinds = if depth == 0 { 4 } else { 8 };
        Ok(match self.0.int_in_range(0..=kinds)? {
            0 => Choice::Text(self.text()?),
            1 => Choice::Secret(self.text()?.into()),
            2 => Choice::Double(self.double()?),
            3 => Choice::Blob(self.blob()?),
            4 => Choice::Time(self.time(FarTimes::Microseconds)?),
            5 => Choice::Tree(Box::new(self.tree(depth - 1)?)),
            6 => Choice::Again(Box::new(self.choice(depth - 1)?)),
            7 => Choice::List(self.some(|values| values.choice(depth - 1))?),
            // A union's `null` is no member of it.
            _ => match self.document(depth - 1)? {
                Document::Null => Choice::Document(Document::Bool(false)),
                document => Choice::Document(document),
            },
        })
    }
}
