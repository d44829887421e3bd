//! Operations that give their answer in pages.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::protocol::Operation;
use crate::protocol::codec::json::Json;
use crate::protocol::codec::{Codec as _, Heading};
use crate::sensitive::Sensitive;

/// An operation whose answer comes in pages, from `#[aws_operation(..., paginate(input = "...", output = "..."))]`.
///
/// `Client::pages` walks through them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not come in pages",
    label = "not marked as coming in pages",
    note = "add `paginate(input = \"nextToken\", output = \"nextToken\")` to its `#[aws_operation(...)]`"
)]
pub trait Paginated: Operation {
    /// What says where the next page begins.
    #[doc(hidden)]
    type Token: PageToken;

    /// Where the page after this one begins; `None` after the last.
    #[doc(hidden)]
    fn next_token(output: &Self::Output) -> Option<Self::Token>;

    /// Asks for the page that begins there.
    #[doc(hidden)]
    fn set_token(&mut self, token: Self::Token);
}

/// An operation whose pages hold items, from `paginate(..., items = "...", item = Type)`.
///
/// `Client::items` walks through them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say which items its pages hold",
    label = "has no items",
    note = "add `items = \"...\"` and `item = Type` to the `paginate(...)` of its `#[aws_operation(...)]`"
)]
pub trait PaginatedItems: Paginated {
    /// An item.
    type Item;

    /// The items of a page.
    #[doc(hidden)]
    fn items(output: Self::Output) -> Vec<Self::Item>;
}

/// What can say where a page begins.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot say where a page begins",
    label = "not a type that a page token can have",
    note = "a page token is an `Option` of a `String`, a `Sensitive<String>`, an `i32` or `i64`, or a `BTreeMap<String, T>`, and the same in the request and in the output"
)]
pub trait PageToken: Clone {
    /// Whether it says the same: what comes twice would come for ever.
    fn is_same(&self, other: &Self) -> bool;

    /// Whether it stands for no page: some services end with an empty string.
    fn is_end(&self) -> bool {
        false
    }
}

impl PageToken for String {
    fn is_same(&self, other: &Self) -> bool {
        self == other
    }

    fn is_end(&self) -> bool {
        self.is_empty()
    }
}

impl PageToken for Sensitive<String> {
    fn is_same(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }

    fn is_end(&self) -> bool {
        self.expose().is_empty()
    }
}

impl PageToken for i32 {
    fn is_same(&self, other: &Self) -> bool {
        self == other
    }
}

impl PageToken for i64 {
    fn is_same(&self, other: &Self) -> bool {
        self == other
    }
}

/// The key of the last item, as DynamoDB has it.
impl<T: Clone + Serialize> PageToken for BTreeMap<String, T> {
    /// By what is sent, for the values need not be comparable.
    fn is_same(&self, other: &Self) -> bool {
        let written = |token: &Self| Json::write_value(&Heading::default(), "", token);
        match (written(self), written(other)) {
            (Ok(one), Ok(other)) => one == other,
            _ => false,
        }
    }

    fn is_end(&self) -> bool {
        self.is_empty()
    }
}

/// A member of an output that may hold a page token.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no page token",
    label = "not a type that a page token can have",
    note = "a page token is an `Option` of a `String`, a `Sensitive<String>`, an `i32` or `i64`, or a `BTreeMap<String, T>`, and the same in the request and in the output"
)]
pub trait ToPageToken<T> {
    /// The token, if there is one.
    fn to_token(&self) -> Option<T>;
}

impl<T: PageToken> ToPageToken<T> for T {
    fn to_token(&self) -> Option<T> {
        (!self.is_end()).then(|| self.clone())
    }
}

impl<T: PageToken> ToPageToken<T> for Option<T> {
    fn to_token(&self) -> Option<T> {
        self.as_ref()?.to_token()
    }
}

/// A member of an output that says whether there are more pages.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say whether there are more pages",
    label = "not a boolean",
    note = "what says whether there are more pages is a `bool` or an `Option<bool>`"
)]
pub trait SaysMore {
    /// Whether there are more pages.
    fn says_more(&self) -> bool;
}

impl SaysMore for bool {
    fn says_more(&self) -> bool {
        *self
    }
}

/// What says nothing says no, as it does for botocore.
impl SaysMore for Option<bool> {
    fn says_more(&self) -> bool {
        self.unwrap_or_default()
    }
}

/// A member of an output that holds the items of a page.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not hold items of the type `{T}`",
    label = "not a list or map of such items",
    note = "the items of a page are in a `Vec<T>`, or in a map, whose items are pairs; an `Option` of these will do"
)]
pub trait IntoItems<T> {
    /// The items.
    fn into_items(self) -> Vec<T>;
}

impl<T> IntoItems<T> for Vec<T> {
    fn into_items(self) -> Vec<T> {
        self
    }
}

impl<K, V> IntoItems<(K, V)> for BTreeMap<K, V> {
    fn into_items(self) -> Vec<(K, V)> {
        self.into_iter().collect()
    }
}

impl<K, V, S> IntoItems<(K, V)> for HashMap<K, V, S> {
    fn into_items(self) -> Vec<(K, V)> {
        self.into_iter().collect()
    }
}

impl<T, I: IntoItems<T>> IntoItems<T> for Option<I> {
    fn into_items(self) -> Vec<T> {
        self.map_or_else(Vec::new, IntoItems::into_items)
    }
}
