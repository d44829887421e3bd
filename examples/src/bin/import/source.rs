//! Rust source from tokens: formatted, with a blank line between items.

use std::path::Path;

use proc_macro2::TokenStream;

/// Formats the items that were imported from `model`.
pub(crate) fn format(model: &Path, items: TokenStream) -> Result<String, String> {
    let file = syn::parse2(items).map_err(|error| {
        format!(
            "the import wrote code that does not parse, which is a fault of this program: {error}"
        )
    })?;
    let name = model.file_name().unwrap_or_default().display();
    let mut source = format!("// Imported from `{name}`.\n");
    let mut is_item_over = true;
    for line in prettyplease::unparse(&file).lines() {
        if is_item_over {
            source.push('\n');
        }
        source.push_str(line);
        source.push('\n');
        is_item_over = line.starts_with('}') || (line.starts_with("pub ") && line.ends_with("{}"));
    }
    Ok(source)
}
