#!/usr/bin/env bash
# Measures what a program pays for the library, for the same client written by hand, and for the official SDK: crates to
# compile, time for a clean release build, size of the stripped program.
#
#   ./costs.sh              prints four Markdown tables: a call, a signed call, S3, STS; the official SDK alone takes minutes
#   ./costs.sh PROGRAM...   one with only these rows: ours sign-in handwritten official, and ours, handwritten and official
#                           with -signed, -s3 or -sts behind them
#   ./costs.sh --check      quick, builds nothing but `sign-in`: fails when the library has more crates, a larger program
#                           or an async runtime than it may
set -euo pipefail
cd "$(dirname "$0")"
. ./common.sh

readonly MOST_CRATES=45
readonly MOST_BYTES=3500000
readonly ASYNC_RUNTIMES='tokio|async-std|async-executor|async-global-executor|smol|futures-executor|futures-lite|pollster|actix-rt|embassy-executor|compio|glommio|monoio'

declare -rA LABELS=(
  [ours]='this library, one call'
  [sign-in]='this library, sign-in'
  [handwritten]='ureq and serde by hand, one call'
  [official]='official SDK, one call'
  [ours-signed]='this library, one signed call'
  [handwritten-signed]='ureq, serde, hmac and sha2 by hand, one signed call'
  [official-signed]='official SDK, one signed call'
  [ours-s3]='this library, one call of S3'
  [handwritten-s3]='ureq, rusty-s3 and quick-xml by hand, one call of S3'
  [official-s3]='official SDK, one call of S3'
  [ours-sts]='this library, one call of STS'
  [handwritten-sts]='ureq, quick-xml, hmac and sha2 by hand, one call of STS'
  [official-sts]='official SDK, one call of STS'
)
readonly UNSIGNED=(ours sign-in handwritten official)
readonly SIGNED=(ours-signed handwritten-signed official-signed)
readonly S3=(ours-s3 handwritten-s3 official-s3) STS=(ours-sts handwritten-sts official-sts)

require cargo awk

# Of a `cargo tree`: each crate once. The members of this workspace are the measurement, not the cost; only they have
# version 0.0.0.
crates() {
  cargo tree --locked -e normal --prefix none "$@" | sed 's/ (\*)$//; / v0\.0\.0 (/d' | sort -u
}

library_crates() {
  crates --manifest-path ../Cargo.toml "$@"
}

megabytes() {
  awk -v bytes="$1" 'BEGIN { printf "%.1f MB", bytes / 1000000 }'
}

size() {
  wc -c <"$1"
}

check() {
  local count bytes found exceeded=0

  count=$(library_crates -p aws-operation --features sso-oidc | wc -l)
  echo "crates of aws-operation with sso-oidc: $count (at most $MOST_CRATES)"
  [ "$count" -le "$MOST_CRATES" ] || exceeded=1

  build sign-in
  bytes=$(size "$(binary sign-in)")
  echo "stripped program that signs in: $(megabytes "$bytes") (at most $(megabytes "$MOST_BYTES"))"
  [ "$bytes" -le "$MOST_BYTES" ] || exceeded=1

  found=$(library_crates -p aws-operation --all-features | grep -E "^($ASYNC_RUNTIMES) v" || true)
  echo "async runtime below aws-operation with all features: ${found:-none}"
  [ -z "$found" ] || exceeded=1

  [ "$exceeded" = 0 ] || fail "the library costs more than it may"
}

# clean_build PROGRAM: prints the seconds that it took and the size of the program
clean_build() {
  local directory begin end
  directory=$(mktemp -d)
  begin=$(date +%s%N)
  CARGO_TARGET_DIR=$directory build "$1" || { rm -rf "$directory"; fail "$1 does not build"; }
  end=$(date +%s%N)
  echo "$(((end - begin + 500000000) / 1000000000)) $(size "$directory/release/$1")"
  rm -rf "$directory"
}

row() {
  local count seconds bytes
  count=$(crates -p "$1" | wc -l)
  read -r seconds bytes <<<"$(clean_build "$1")"
  echo "| ${LABELS[$1]} | $count | $seconds s | $(megabytes "$bytes") |"
}

table() {
  local program
  # The network is not part of the build time.
  cargo fetch --quiet --locked --target "$(rustc -vV | sed -n 's/^host: //p')"
  echo "| program ($(nproc) cores) | crates | clean release build | stripped program |"
  echo "| --- | ---: | ---: | ---: |"
  for program; do
    row "$program"
  done
}

case "${1-}" in
  --check) check ;;
  -*) fail "usage: costs.sh [--check | PROGRAM...]" ;;
  '')
    table "${UNSIGNED[@]}"
    echo
    table "${SIGNED[@]}"
    echo
    table "${S3[@]}"
    echo
    table "${STS[@]}"
    ;;
  *)
    for program; do
      [ -n "${LABELS[$program]-}" ] || fail "no such program: $program (known: ${!LABELS[*]})"
    done
    table "$@"
    ;;
esac
