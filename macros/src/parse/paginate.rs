//! `paginate(input = "nextToken", output = "nextToken", more = "isTruncated", items = "accountList", item = Account)`.

use syn::parse::ParseStream;
use syn::{Ident, LitStr, Type};

use crate::context::Context;
use crate::keys;
use crate::model::Paginate;
use crate::parse::entries::{Keys, Slot, parenthesized, parse_entries, text, value};

const EXAMPLE: &str = "input = \"nextToken\", output = \"nextToken\"";

/// Reads the list in parentheses.
pub(crate) fn paginate(
    context: &Context,
    key: &Ident,
    input: ParseStream<'_>,
) -> syn::Result<Option<Paginate>> {
    let tokens = parenthesized(key, input, EXAMPLE)?;
    let mut token: Slot<LitStr> = Slot::empty();
    let mut output: Slot<LitStr> = Slot::empty();
    let mut more: Slot<LitStr> = Slot::empty();
    let mut items: Slot<LitStr> = Slot::empty();
    let mut item: Slot<Type> = Slot::empty();
    let mut mentioned: Vec<String> = Vec::new();
    let known = [
        keys::INPUT,
        keys::OUTPUT,
        keys::MORE,
        keys::ITEMS,
        keys::ITEM,
    ];
    let keys = Keys::new("in `paginate(...)`", &known);
    let has_keys = parse_entries(context, tokens, &keys, |key, input| {
        let name = key.to_string();
        mentioned.push(name.clone());
        match name.as_str() {
            keys::INPUT => token.set(context, key, text(key, input, "\"nextToken\"")?),
            keys::OUTPUT => output.set(context, key, text(key, input, "\"nextToken\"")?),
            keys::MORE => more.set(context, key, text(key, input, "\"isTruncated\"")?),
            keys::ITEMS => items.set(context, key, text(key, input, "\"items\"")?),
            _ => item.set(context, key, value(key, input, "Type")?),
        }
        Ok(())
    });
    // What was given in a wrong form was reported and is not missing too.
    let lacks = |key: &str| has_keys && !mentioned.iter().any(|mentioned| mentioned == key);
    for name in [keys::INPUT, keys::OUTPUT] {
        if lacks(name) {
            context.error(
                key,
                format!("`paginate` has no `{name}`; write `paginate({EXAMPLE})`"),
            );
        }
    }
    match (items.key(), item.key()) {
        (Some(items), None) if lacks(keys::ITEM) => context.error(
            items,
            "`items` needs the type of an item, which cannot be seen from here; add `item = Type`",
        ),
        (None, Some(item)) if lacks(keys::ITEMS) => context.error(
            item,
            "`item` is the type of the items in a member of the output; add `items = \"member\"`",
        ),
        _ => {}
    }
    let (Some(input), Some(output)) = (token.take(), output.take()) else {
        return Ok(None);
    };
    Ok(Some(Paginate {
        input,
        output,
        more: more.take(),
        items: items.take().zip(item.take()),
    }))
}
