//! What the page imports is in the model, with the names by which the page calls it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use aws_operation_import::{Docs, Options, Paths, import};

use crate::server::{TestResult, server};

/// The text between two others.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(from)?;
    Some(rest.split_once(to)?.0)
}

/// The words that stand behind `before`.
fn words_behind<'a>(code: &'a str, before: &str) -> BTreeSet<&'a str> {
    let is_end = |letter: char| !letter.is_alphanumeric() && letter != '_';
    let pieces = code.split(before).skip(1);
    pieces
        .map(|piece| piece.split(is_end).next().unwrap_or_default())
        .filter(|word| !word.is_empty())
        .collect()
}

#[test]
fn what_the_page_imports_is_in_the_model() -> TestResult {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/s3.md");
    let page = fs::read_to_string(page)?;
    let code = between(&page, "## Imported\n", "\n## ").ok_or("nothing is imported")?;
    let code = between(code, "```rust,ignore\n", "```\n").ok_or("no code")?;
    let operations = between(code, "operations = [", "]").ok_or("no operations")?;
    let operations = operations.split(',').map(|name| name.trim().to_owned());
    let operations: Vec<_> = operations.filter(|name| !name.is_empty()).collect();
    assert_eq!(operations.len(), 10);

    let Some(server) = server("imported")? else {
        return Ok(());
    };
    let options = Options {
        operations: Some(operations.clone()),
        docs: Docs::None,
        paths: Paths::Prelude,
        ..Options::default()
    };
    let model = fs::read_to_string(&server.model)?;
    let service = import(&model, &options).map_err(|errors| format!("{errors:?}"))?;
    assert!(service.warnings.is_empty(), "{:?}", service.warnings);
    let file: syn::File = syn::parse2(service.tokens)?;
    let text = prettyplease::unparse(&file);
    let names = words_behind(code, "s3::");
    assert!(names.len() > 5, "{names:?}");
    for name in names
        .into_iter()
        .chain(operations.iter().map(String::as_str))
    {
        let is_there = ["struct", "enum"]
            .iter()
            .any(|kind| text.contains(&format!("pub {kind} {name} {{")));
        assert!(is_there, "the model has no {name}");
    }
    for name in ["NoSuchKey", "Crc32"] {
        assert!(code.contains(&format!("::{name}")) && text.contains(&format!("{name},")));
    }
    for line in code
        .lines()
        .filter(|line| line.trim_start().starts_with('.'))
    {
        for name in words_behind(line.trim_start(), ".").into_iter().take(1) {
            let is_there = text.contains(&format!("pub {name}: "));
            assert!(is_there, "the model has no member {name}");
        }
    }
    Ok(())
}
