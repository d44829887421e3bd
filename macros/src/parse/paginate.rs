//! `paginate(input = "nextToken", output = "nextToken", items = "accountList", item = Account)`.

use syn::parse::ParseStream;
use syn::{Ident, LitStr, Type};

use crate::context::Context;
use crate::keys;
use crate::model::Paginate;
use crate::parse::entries::{Slot, parse_entries, text, unknown, value};

/// Reads the list in parentheses.
pub(crate) fn paginate(
    context: &Context,
    key: &Ident,
    input: ParseStream<'_>,
) -> syn::Result<Option<Paginate>> {
    if !input.peek(syn::token::Paren) {
        return Err(syn::Error::new(
            key.span(),
            "expected `paginate(input = \"nextToken\", output = \"nextToken\")`",
        ));
    }
    let list;
    syn::parenthesized!(list in input);
    let tokens = list.parse()?;
    let mut token: Slot<LitStr> = Slot::empty();
    let mut output: Slot<LitStr> = Slot::empty();
    let mut items: Slot<LitStr> = Slot::empty();
    let mut item: Slot<Type> = Slot::empty();
    let mut is_faulty = false;
    parse_entries(context, tokens, |key, input| {
        let read = || match key.to_string().as_str() {
            keys::INPUT => {
                token.set(context, key, text(key, input, "\"nextToken\"")?);
                Ok(())
            }
            keys::OUTPUT => {
                output.set(context, key, text(key, input, "\"nextToken\"")?);
                Ok(())
            }
            keys::ITEMS => {
                items.set(context, key, text(key, input, "\"items\"")?);
                Ok(())
            }
            keys::ITEM => {
                item.set(context, key, value(key, input, "Type")?);
                Ok(())
            }
            _ => {
                let known = [keys::INPUT, keys::OUTPUT, keys::ITEMS, keys::ITEM];
                Err(unknown(key, "in `paginate(...)`", &known))
            }
        };
        let mut read = read;
        let result = read();
        is_faulty |= result.is_err();
        result
    });
    for (slot, name) in [(&token, keys::INPUT), (&output, keys::OUTPUT)] {
        if !slot.is_set() && !is_faulty {
            context.error(
                key,
                format!("`paginate` has no `{name}`; write `paginate(input = \"nextToken\", output = \"nextToken\")`"),
            );
        }
    }
    match (items.key(), item.key()) {
        (Some(items), None) => context.error(
            items,
            "`items` needs the type of an item, which cannot be seen from here; add `item = Type`",
        ),
        (None, Some(item)) => context.error(
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
        items: items.take().zip(item.take()),
    }))
}
