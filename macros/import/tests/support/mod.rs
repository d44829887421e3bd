//! Models as JSON, and the items that they become, formatted.

// Each test file uses its own part.
#![allow(dead_code)]

use aws_operation_import::{Docs, ImportError, Options, Paths, import};

/// Options for tests: what a person would read.
pub(crate) fn options() -> Options {
    Options {
        docs: Docs::None,
        paths: Paths::Prelude,
        ..Options::default()
    }
}

/// A model of the given operations and shapes, the insides of two JSON objects.
pub(crate) fn model(operations: &str, shapes: &str) -> String {
    format!(
        r#"{{
            "metadata": {{
                "protocol": "rest-json", "serviceId": "Test Service", "endpointPrefix": "test",
                "signingName": "test-signing", "signatureVersion": "v4", "apiVersion": "2026-01-01"
            }},
            "operations": {{{operations}}},
            "shapes": {{
                "String": {{"type": "string"}},
                "Integer": {{"type": "integer"}},
                "Strings": {{"type": "list", "member": {{"shape": "String"}}}}
                {comma}{shapes}
            }}
        }}"#,
        comma = if shapes.is_empty() { "" } else { "," }
    )
}

/// An operation `Act` with the input `In` and the output `Out`, whose other facts are `more`.
pub(crate) fn act(more: &str, shapes: &str) -> String {
    model(
        &format!(
            r#""Act": {{
                "http": {{"method": "POST", "requestUri": "/act"}},
                "input": {{"shape": "In"}}, "output": {{"shape": "Out"}}{more}
            }}"#
        ),
        shapes,
    )
}

/// The whole import, formatted.
pub(crate) fn imported(model: &str, options: &Options) -> String {
    let import = import(model, options).expect("a valid model");
    let file = syn::parse2(import.tokens).expect("Rust");
    prettyplease::unparse(&file)
}

/// The item of a name, with its attributes.
pub(crate) fn item(source: &str, name: &str) -> String {
    let file = syn::parse_file(source).expect("Rust");
    let items = file.items.into_iter().filter(|item| match item {
        syn::Item::Struct(item) => item.ident == name,
        syn::Item::Enum(item) => item.ident == name,
        _ => false,
    });
    let items: Vec<_> = items.collect();
    assert_eq!(items.len(), 1, "items `{name}` in:\n{source}");
    prettyplease::unparse(&syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items,
    })
}

/// Checks that an item is as expected, apart from the attributes that all items have.
pub(crate) fn check_item(source: &str, name: &str, expected: &str) {
    let found = item(source, name)
        .replace("#[allow(missing_docs)]\n", "")
        .replace("#[non_exhaustive]\n", "");
    let unindented: String = expected
        .trim()
        .lines()
        .map(|line| line.strip_prefix("        ").unwrap_or(line).to_owned() + "\n")
        .collect();
    assert_eq!(found, unindented, "found:\n{found}");
}

/// Why a model is refused.
pub(crate) fn refused(model: &str, options: &Options) -> Vec<ImportError> {
    import(model, options).expect_err("an error")
}
