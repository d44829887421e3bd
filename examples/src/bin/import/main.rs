//! Writes the operations of an AWS service model (`service-2.json`) as annotated structs, for people who want to own the code.

mod source;

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aws_operation_import::{Docs, Options, Paths, import};
use clap::Parser;

/// Writes the operations of an AWS service model as Rust source, on standard output.
///
/// botocore has the models, in `botocore/data/SERVICE/VERSION/service-2.json`.
#[derive(Parser)]
#[command(name = "import")]
struct Arguments {
    /// The service model
    model: PathBuf,
    /// The operations to import, such as Invoke,ListFunctions [default: all]
    #[arg(long, value_delimiter = ',', value_name = "NAMES")]
    operations: Option<Vec<String>>,
    /// The protocol, by its name in Smithy, such as rpcv2Cbor [default: the first that botocore prefers of those that the service speaks]
    #[arg(long, value_name = "NAME")]
    protocol: Option<String>,
    /// Leave out the documentation
    #[arg(long)]
    no_docs: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for problem in problems {
                say("error", &problem);
            }
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<(), Vec<String>> {
    let model = read(&arguments.model).map_err(|problem| vec![problem])?;
    // botocore has them beside the model; where they are not, no operation comes in pages, and nothing can be waited for.
    let beside = |name| fs::read_to_string(arguments.model.with_file_name(name)).ok();
    let options = Options {
        paginators: beside("paginators-1.json"),
        waiters: beside("waiters-2.json"),
        protocol: arguments.protocol,
        operations: arguments.operations,
        docs: if arguments.no_docs {
            Docs::None
        } else {
            Docs::Lines
        },
        paths: Paths::Prelude,
        ..Options::default()
    };
    let imported = import(&model, &options)
        .map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    for warning in &imported.warnings {
        say("warning", warning);
    }
    let source =
        source::format(&arguments.model, imported.tokens).map_err(|problem| vec![problem])?;
    match io::stdout().lock().write_all(source.as_bytes()) {
        // Whoever read the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(vec![format!("cannot write the source: {error}")]),
        Ok(()) => Ok(()),
    }
}

fn read(path: &Path) -> Result<String, String> {
    let shown = path.display();
    let bytes =
        fs::read(path).map_err(|error| format!("cannot read the model `{shown}`: {error}"))?;
    // The wheel of botocore has its models compressed.
    if bytes.starts_with(&[0x1f, 0x8b]) {
        return Err(format!(
            "the model `{shown}` is compressed; unpack it first: gunzip --keep {shown}"
        ));
    }
    String::from_utf8(bytes).map_err(|_| format!("the model `{shown}` is not UTF-8 text"))
}

fn say(kind: &str, message: &str) {
    // Nobody is left to tell if standard error is closed.
    let _ = writeln!(io::stderr(), "{kind}: {message}");
}
