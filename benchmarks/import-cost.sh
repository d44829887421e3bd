#!/usr/bin/env bash
# Measures what an imported service costs to compile: `cargo check` of a crate that is nothing but `service!` with all
# operations of a model, its dependencies built already, without incremental compilation.
#
#   ./import-cost.sh              prints two Markdown tables, for lambda and connect; it takes minutes
#   ./import-cost.sh SERVICE...   for these services, by their names in botocore
#   ./import-cost.sh --quick      one run for lambda: whether the script still works, which is all that its times are good for
#
# Environment: RUNS, how often each crate is compiled (default 3); the quickest run counts. AWS_OPERATION_SERVICES, a folder that
# ui-tests/services/make_cases.py made: with --quick the models come from there, else from botocore, in a virtual environment.
#
# The phases come from `-Ztime-passes`, which the stable compiler takes with RUSTC_BOOTSTRAP.
set -euo pipefail
cd "$(dirname "$0")"
. ./common.sh

root=$(cd .. && pwd)
work=$PWD/target/import-cost
python=$work/venv/bin/python
models=
runs=${RUNS:-3}
readonly root work
export CARGO_INCREMENTAL=0
unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS

declare -rA LABELS=(
  [types]='types alone, no derive'
  [derives]='types with `derive(Clone, Debug)`'
  [docs]='`service!`'
  [plain]='`service!`, `docs = false`'
  [server]='`service!`, feature `server`'
)
readonly VARIANTS='types derives docs plain server'

require cargo awk python3

make_environment() {
  if [ -n "$models" ]; then
    python=python3
    return
  fi
  [ -x "$python" ] || python3 -m venv "$work/venv"
  "$python" -m pip install --quiet --disable-pip-version-check \
    --constraint "$root/examples/tests/python/requirements.txt" botocore
}

# model SERVICE: writes the newest model of the service to standard output
model() {
  if [ -n "$models" ]; then
    cat "$models/$1.json"
    return
  fi
  "$python" - "$1" <<'END'
import gzip, pathlib, sys
import botocore
data = pathlib.Path(botocore.__file__).parent / "data"
found = sorted((data / sys.argv[1]).glob("*/service-2.json.gz"))
if not found:
    sys.exit(f"botocore has no service {sys.argv[1]}")
sys.stdout.buffer.write(gzip.decompress(found[-1].read_bytes()))
END
}

# types_of FILE VARIANT: the imported code without what makes it more than types: without our attributes; without any derive for `types`, with
# those of the standard library for `derives`.
types_of() {
  "$python" - "$1" "$2" <<'END'
import pathlib, re, sys
attributes = re.compile(r'#\[(?:::aws_operation::\w+|aws|deprecated)\b(?:[^\]"]|"(?:[^"\\]|\\.)*")*\]')
code = attributes.sub("", pathlib.Path(sys.argv[1]).read_text())
# The service itself is no type of a message.
code = re.sub(r"impl ::aws_operation::Service for .*?\n\}\n", "", code, flags=re.S)

def derives(found):
    names = re.split(r",\s*", found[1])
    # What is sensitive has a Debug that our macros write.
    return f"#[derive({', '.join(dict.fromkeys([*names, 'Debug']))})]" if sys.argv[2] == "derives" else ""

print("#![allow(unused, deprecated)]")
print(re.sub(r"#\[derive\(([^)]*)\)\]", derives, code))
END
}

write_crate() {
  local service=$1 variant=$2 crate=$work/crates/$1-$2 features='"content-md5", "gzip", "import"'
  mkdir -p "$crate/src"
  cp "$work/$service.json" "$crate/service-2.json"
  [ "$variant" != server ] || features+=', "server"'
  cat >"$crate/Cargo.toml" <<END
[package]
name = "cost-$service-$variant"
version = "0.0.0"
edition = "2024"

[dependencies]
aws-operation = { path = "$root/runtime", default-features = false, features = [$features] }
END
  case "$variant" in
    plain) echo 'aws_operation::service! { model = "service-2.json", docs = false }' ;;
    types | derives) types_of "$work/$service.rs" "$variant" ;;
    *) echo 'aws_operation::service! { model = "service-2.json" }' ;;
  esac >"$crate/src/lib.rs"
}

write_crates() {
  local service variant
  rm -rf "$work/crates"
  mkdir -p "$work/crates"
  printf '[workspace]\nresolver = "3"\nmembers = ["crates/*"]\n' >"$work/Cargo.toml"
  # The same versions as everywhere else.
  cp "$root/Cargo.lock" "$work/Cargo.lock"
  for service; do
    model "$service" >"$work/$service.json"
    # The program that writes the code down, for the rows without our macros.
    cargo run --quiet --locked --manifest-path "$root/Cargo.toml" -p aws-operation-examples --bin import -- \
      "$work/$service.json" >"$work/$service.rs"
    for variant in $VARIANTS; do
      write_crate "$service" "$variant"
    done
  done
}

# compile CRATE ARGUMENT...: checks the crate, with arguments for the compiler
compile() {
  local crate=$1
  shift
  touch "$work/crates/${crate#cost-}/src/lib.rs"
  CARGO_TARGET_DIR=$work/target RUSTC_BOOTSTRAP=1 \
    cargo rustc --quiet --offline --manifest-path "$work/Cargo.toml" -p "$crate" --lib --profile check -- --cap-lints allow "$@"
}

# row SERVICE VARIANT: the phases of the quickest run
row() {
  local run crate=cost-$1-$2
  # The dependencies; and whether it compiles.
  compile "$crate" 2>"$work/log" || { tail -n 20 "$work/log" >&2; fail "$crate does not compile"; }
  for ((run = 0; run < runs; run++)); do
    compile "$crate" -Ztime-passes 2>&1 | awk '
      /^time:/ { time[$NF] = $2 }
      END {
        # What is not told took no time: there are no functions in types without derives.
        print time["total"] + 0, time["macro_expand_crate"] + 0, time["resolve_crate"] + 0, time["coherence_checking"] + 0,
          time["type_check_crate"] + 0, time["MIR_borrow_checking"] + 0
      }'
  done | sort -n | awk -v label="$1: ${LABELS[$2]}" '
    NR > 1 { next }
    !($1 > 0 && $2 > 0 && $5 > 0) {
      print "the compiler does not tell its phases as it did: " $0 >"/dev/stderr"
      exit 1
    }
    {
      printf "| %s | %.1f s | %.2f s (%.0f %%) | %.2f s | %.2f s | %.2f s | %.2f s |\n", label, $1, $2, 100 * $2 / $1,
        $5, $6, $4, $1 - $2 - $4 - $5 - $6
    }'
}

table() {
  local service variant
  echo "| crate ($(nproc) cores, $(rustc --version | cut -d' ' -f1-2)) | \`cargo check\` | expansion | types | borrows | coherence | rest |"
  echo '| --- | ---: | ---: | ---: | ---: | ---: | ---: |'
  for service; do
    for variant in $VARIANTS; do
      row "$service" "$variant"
    done
  done
}

# What the macros make of the model.
sizes() {
  local service variant
  echo '| crate | operations | code, expanded | lines | impls | functions |'
  echo '| --- | ---: | ---: | ---: | ---: | ---: |'
  for service; do
    for variant in $VARIANTS; do
      compile "cost-$service-$variant" -Zunpretty=expanded >"$work/expanded.rs" 2>"$work/log" || fail "cannot expand $service"
      awk -v label="$service: ${LABELS[$variant]}" -v operations="$(operations "$service")" '
        /^ *(unsafe )?impl[ <]/ { impls++ }
        /^ *(pub )?(const )?fn / { functions++ }
        { bytes += length($0) + 1 }
        END { if (!NR || !operations) exit 1; printf "| %s | %d | %.1f MB | %d | %d | %d |\n", label, operations, bytes / 1000000, NR, impls, functions }
      ' "$work/expanded.rs" || fail "$service: nothing was generated"
    done
  done
}

operations() {
  grep --count '^#\[::aws_operation::aws_operation(' "$work/$1.rs"
}

case "${1-}" in
  --quick)
    runs=1
    [ ! -d "${AWS_OPERATION_SERVICES-}/models" ] || models=$(cd "$AWS_OPERATION_SERVICES/models" && pwd)
    set -- lambda
    ;;
  -*) fail "usage: import-cost.sh [--quick | SERVICE...]" ;;
  '') set -- lambda connect ;;
esac
mkdir -p "$work"
make_environment
write_crates "$@"
table "$@"
echo
sizes "$@"
cat <<'END'

Expansion is all macros: what `service!` has more of it than the types with their derives is ours. Types and borrows are
the compiler's checks of the functions that were generated; the rest is parsing, name resolution, lints and metadata.
END
