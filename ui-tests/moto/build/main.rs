//! Imports the operations of the stories from botocore's models, which `run.py` writes.
//!
//! Without them there is nothing to import, and the one test left says so.

mod operations;

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use aws_operation_import::{Docs, Options};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use operations::{Chosen, SERVICES};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A file that says where the models and the servers are.
const FILE: &str = "AWS_OPERATION_MOTO";

fn main() -> Result<()> {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-env-changed={FILE}");
    println!("cargo::rustc-check-cfg=cfg(moto)");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let code = match env::var_os(FILE) {
        Some(file) => {
            println!("cargo::rustc-cfg=moto");
            services(Path::new(&file))?
        }
        None => TokenStream::new(),
    };
    fs::write(out.join("services.rs"), code.to_string())?;
    Ok(())
}

fn services(file: &Path) -> Result<TokenStream> {
    let text = fs::read_to_string(file)
        .map_err(|error| format!("{}: {error}; run.py writes it", file.display()))?;
    let settings: Value = serde_json::from_str(&text)?;
    let models = settings["models"].as_str().ok_or("no `models`")?;
    println!("cargo::rerun-if-changed={models}");
    let modules = SERVICES.iter().map(|chosen| {
        let folder = Path::new(models).join(chosen.model.unwrap_or(chosen.module));
        module(&folder, chosen).map_err(|error| format!("{}: {error}", chosen.module).into())
    });
    modules.collect()
}

fn module(folder: &Path, chosen: &Chosen) -> Result<TokenStream> {
    let read = |name: &str| fs::read_to_string(folder.join(name));
    let options = Options {
        protocol: chosen.protocol.map(str::to_owned),
        operations: Some(
            chosen
                .operations
                .iter()
                .map(|&name| name.to_owned())
                .collect(),
        ),
        paginators: read("paginators-1.json").ok(),
        waiters: read("waiters-2.json").ok(),
        docs: Docs::None,
        ..Options::default()
    };
    let imported = aws_operation_import::import(&read("service-2.json")?, &options);
    let items = imported
        .map_err(|errors| {
            let errors: Vec<_> = errors.iter().map(ToString::to_string).collect();
            errors.join("; ")
        })?
        .tokens;
    let module = format_ident!("{}", chosen.module);
    Ok(quote! {
        pub mod #module {
            #items
        }
    })
}
