# shellcheck shell=bash
# What the scripts here share. They have changed to this folder before they read it.

# A command that fails inside $(...) ends the script too.
shopt -s inherit_errexit

fail() {
  echo "$(basename "$0"): $*" >&2
  exit 1
}

# Says what to install when a tool is missing; Debian's packages have the names of the tools.
require() {
  local tool missing=()
  for tool; do
    command -v "$tool" >/dev/null || missing+=("$tool")
  done
  [ "${#missing[@]}" = 0 ] || fail "missing: ${missing[*]}; on Debian: apt-get install ${missing[*]} (Cargo: https://rustup.rs)"
}

# The loopback server is reached directly, whatever proxy the environment names.
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY

# Cargo's words go to standard error, and only when something is wrong; standard output is for the tables.
build() {
  cargo build --quiet --release --locked -p "$1" >&2
}

binary() {
  echo "${CARGO_TARGET_DIR:-target}/release/$1"
}
