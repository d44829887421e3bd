#!/usr/bin/env bash
# Builds the SDK's halves of docs/from-the-aws-sdk.md, and puts them and ours through the same tests: the same servers, the
# same output. It takes some minutes, most of them for the SDK. CI does not run it.
set -euo pipefail
cd "$(dirname "$0")/from-the-aws-sdk"
. ../common.sh

require cargo

cargo fmt --check
cargo clippy --quiet --locked --all-targets -- -D warnings
cargo build --quiet --locked
echo 'compiled with:'
cargo tree --locked --depth 1 --prefix none | grep '^aws-'
echo "crates: $(($(cargo tree --locked -e normal --prefix none | sed 's/ (\*)$//' | sort -u | wc -l) - 1))"

AWS_OPERATION_SDK_PROGRAMS=${CARGO_TARGET_DIR:-$PWD/target}/debug \
  cargo test --manifest-path ../../Cargo.toml --package aws-operation-examples --test from_the_sdk
