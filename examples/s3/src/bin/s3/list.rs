//! `s3 ls`, and all objects below a key.

use std::borrow::Cow;
use std::io::{self, Write as _};

use aws_operation::Client;
use aws_operation_s3_example::api::{ListObjectsV2, ListedObject, Listing};
use percent_encoding::percent_decode_str;

use crate::arguments::List;
use crate::failure::{Context as _, Result};
use crate::location::Remote;
use crate::shown::shown;

/// Prints the objects, and what stands for those below the next `/`.
pub(crate) fn run(client: &Client, list: &List) -> Result {
    let mut out = io::stdout().lock();
    for page in pages(client, &list.place, !list.recursive) {
        let page = page.context(|| list.place.to_string())?;
        for directory in &page.common_prefixes {
            writeln!(out, "{:>20} {:>14} {}", "", "-", shown(&directory.prefix))?;
        }
        for object in &page.contents {
            let (time, key) = (object.last_modified, shown(&object.key));
            writeln!(out, "{time:>20} {:>14} {key}", object.size)?;
        }
    }
    Ok(())
}

/// All objects whose keys begin so.
pub(crate) fn objects(
    client: &Client,
    prefix: &Remote,
) -> impl Iterator<Item = Result<ListedObject>> {
    pages(client, prefix, false).flat_map(|page| {
        let (objects, failure) = match page {
            Ok(page) => (page.contents, None),
            Err(failure) => (Vec::new(), Some(Err(failure))),
        };
        objects.into_iter().map(Ok).chain(failure)
    })
}

fn pages(
    client: &Client,
    prefix: &Remote,
    stops_at_slashes: bool,
) -> impl Iterator<Item = Result<Listing>> {
    // Keys may have characters that XML has no place for.
    let mut list = ListObjectsV2::new(&prefix.bucket).encoding_type("url");
    if !prefix.key.is_empty() {
        list = list.prefix(&prefix.key);
    }
    if stops_at_slashes {
        list = list.delimiter("/");
    }
    client.pages(list).map(|page| Ok(decoded(page?)))
}

/// The page with keys as they are.
fn decoded(mut page: Listing) -> Listing {
    if page.encoding_type.as_deref() != Some("url") {
        return page;
    }
    for object in &mut page.contents {
        object.key = decoded_key(&object.key);
    }
    for directory in &mut page.common_prefixes {
        directory.prefix = decoded_key(&directory.prefix);
    }
    page
}

/// A key that was encoded as forms are, with `+` for a space.
fn decoded_key(key: &str) -> String {
    let key = key.replace('+', " ");
    let decoded = percent_decode_str(&key).decode_utf8_lossy();
    Cow::into_owned(decoded)
}

#[cfg(test)]
mod tests {
    use super::decoded_key;

    #[test]
    fn keys_are_decoded() {
        assert_eq!(decoded_key("a+b%2Bc/%01%C3%BC"), "a b+c/\u{1}ü");
    }
}
