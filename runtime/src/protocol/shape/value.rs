//! serde's traits under names of our own, so that a member whose type lacks them is reported in the words of the DSL.

use serde::{Deserialize, Serialize};

/// What can be written in a body: everything with serde's `Serialize`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written in a body",
    label = "not a type that a member can have",
    note = "a type of your own needs `#[aws_shape]`, without `only_in = \"response\"`; a type from elsewhere needs serde's `Serialize`"
)]
pub trait Writable: Serialize {}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> Writable for T {}

/// What can be read from a body: everything with serde's `Deserialize`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a body",
    label = "not a type that a member can have",
    note = "a type of your own needs `#[aws_shape]`, without `only_in = \"request\"`; a type from elsewhere needs serde's `Deserialize`"
)]
pub trait Readable<'de>: Deserialize<'de> {}

#[diagnostic::do_not_recommend]
impl<'de, T: Deserialize<'de>> Readable<'de> for T {}
