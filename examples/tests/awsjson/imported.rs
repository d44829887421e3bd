//! What the page imports is in the models, with the names by which the page calls it.
//!
//! The models are in the folder that `AWS_OPERATION_SERVICES` names; without it this says so and checks the text alone.

use std::collections::BTreeSet;
use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use aws_operation_import::{Docs, Options, Paths, import};

const FOLDER: &str = "AWS_OPERATION_SERVICES";

/// A `service!` on the page, and the code around it.
struct Imported {
    module: String,
    model: String,
    protocol: Option<String>,
    operations: Vec<String>,
    code: String,
}

/// The text between two others.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(from)?;
    Some(rest.split_once(to)?.0)
}

fn imported(page: &str) -> Vec<Imported> {
    let blocks = page.split("```rust,ignore\n").skip(1);
    let blocks = blocks.filter_map(|rest| rest.split("```\n").next());
    let read = |code: &str| {
        let arguments = between(code, "service! {", "}")?;
        let operations = between(arguments, "operations = [", "]")?;
        Some(Imported {
            module: between(code, "mod ", " {")?.to_owned(),
            model: between(arguments, "model = \"models/", "\"")?.to_owned(),
            protocol: between(arguments, "protocol = \"", "\"").map(str::to_owned),
            operations: operations
                .split(',')
                .map(|name| name.trim().to_owned())
                .collect(),
            code: code.to_owned(),
        })
    };
    blocks
        .filter(|code| code.contains("service! {"))
        .map(|code| read(code).unwrap_or_else(|| panic!("another form of `service!`: {code}")))
        .collect()
}

/// The words that stand behind `before` in the code: `Query` in `dynamodb::Query`.
fn words_behind<'a>(code: &'a str, before: &str) -> BTreeSet<&'a str> {
    let is_end = |letter: char| !letter.is_alphanumeric() && letter != '_';
    let pieces = code.split(before).skip(1);
    pieces
        .map(|piece| piece.split(is_end).next().unwrap_or_default())
        .filter(|word| !word.is_empty())
        .collect()
}

fn folder() -> Option<PathBuf> {
    let folder = env::var_os(FOLDER).map(|folder| Path::new(&folder).join("aws-json/models"));
    if folder.is_none() {
        println!("skipped: {FOLDER} is not set, so there are no models to import");
    }
    folder
}

#[test]
fn what_the_page_imports_is_in_the_models() -> Result<(), Box<dyn Error>> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/awsjson.md");
    let imported = imported(&fs::read_to_string(page)?);
    let models: Vec<&str> = imported.iter().map(|found| found.model.as_str()).collect();
    assert_eq!(
        models,
        [
            "dynamodb.json",
            "secretsmanager.json",
            "sqs.json",
            "cloudwatch.json"
        ]
    );
    let Some(folder) = folder() else {
        return Ok(());
    };
    for found in imported {
        // A folder of the variable may be relative to the root.
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("..")
            .join(&folder);
        let model = fs::read_to_string(folder.join(&found.model))?;
        let options = Options {
            protocol: found.protocol.clone(),
            operations: Some(found.operations.clone()),
            docs: Docs::None,
            paths: Paths::Prelude,
            ..Options::default()
        };
        let service = import(&model, &options).map_err(|errors| format!("{errors:?}"))?;
        assert!(service.warnings.is_empty(), "{:?}", service.warnings);
        let file: syn::File = syn::parse2(service.tokens)?;
        let text = prettyplease::unparse(&file);
        let prefix = format!("{}::", found.module);
        let names = words_behind(&found.code, &prefix);
        assert!(!names.is_empty(), "{} is not used", found.module);
        for name in names {
            let is_there = ["struct", "enum"].iter().any(|kind| {
                let item = format!("pub {kind} {name} {{");
                text.contains(&item)
            });
            assert!(is_there, "{} has no {name}", found.model);
        }
        // Members are read and set by their names, and an error is one of its variants.
        for name in words_behind(&found.code, "Error::") {
            let is_ours = ["Modeled"].contains(&name);
            assert!(
                is_ours || text.contains(&format!("{name}(")),
                "{} has no error {name}",
                found.model
            );
        }
        for line in found
            .code
            .lines()
            .filter(|line| line.trim_start().starts_with('.'))
        {
            for name in words_behind(line.trim_start(), ".").into_iter().take(1) {
                let is_there = text.contains(&format!("pub {name}: "));
                assert!(is_there, "{} has no member {name}", found.model);
            }
        }
    }
    Ok(())
}
