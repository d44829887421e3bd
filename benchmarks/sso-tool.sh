#!/usr/bin/env bash
# Measures the program `sso` as it is shipped, beside the AWS CLI: size, time from its start to its first request, memory.
#
#   ./sso-tool.sh        prints a Markdown table; it takes a minute once the program is built
#
# Environment: RUNS, how often each command is run (default 20; the median counts); AWS, the program of the AWS CLI
# (default `aws`, where there is one).
set -euo pipefail
cd "$(dirname "$0")"
. ./common.sh

readonly RUNS=${RUNS:-20} AWS=${AWS:-aws}
root=$(cd .. && pwd)
readonly root

require cargo python3
cargo build --quiet --release --locked --manifest-path "$root/Cargo.toml" -p aws-operation-examples --bin sso >&2
aws=$(command -v "$AWS" || true)
python3 sso-tool/measure.py "${CARGO_TARGET_DIR:-$root/target}/release/sso" "$RUNS" "$aws"
