#!/usr/bin/env bash
# Counts what one CreateToken call costs through the library and by hand: instructions, allocations, system calls.
#
#   ./per-call.sh           prints two Markdown tables, one for success and one for an error
#   ./per-call.sh --check   prints them, and fails when the library costs more than it may
#
# Each figure is the difference between a long and a short run on one connection, divided by the calls between them, so
# that whatever a program does only once (start, connect, exit) cancels. No clock is read: a busy machine counts the same.
set -euo pipefail
cd "$(dirname "$0")"
. ./common.sh

readonly FEW=100 MANY=1100
# The library may execute this many instructions for each one of the hand-written client; it must not exceed the
# hand-written client in anything else.
readonly INSTRUCTION_RATIO=1.02

check=false
case "${1-}" in
  '') ;;
  --check) check=true ;;
  *) fail "usage: per-call.sh [--check]" ;;
esac
require cargo valgrind strace awk

scratch=$(mktemp -d)
server=
cleanup() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$scratch"
}
trap cleanup EXIT

for program in loopback handwritten ours; do
  build "$program"
done

start_server() {
  "$(binary loopback)" >"$scratch/server" &
  server=$!
  for _ in $(seq 100); do
    url=$(sed -n '1s/^listening on //p' "$scratch/server")
    [ -z "$url" ] || return 0
    sleep 0.1
  done
  fail "the loopback server did not start"
}

# Runs a command and shows what it printed only if it fails.
quietly() {
  "$@" >"$scratch/output" 2>&1 || { cat "$scratch/output" >&2; fail "failed: $*"; }
}

# instructions PROGRAM CASE CALLS
instructions() {
  quietly valgrind --tool=callgrind --callgrind-out-file="$scratch/callgrind" "$(binary "$1")" "$url" "$2" "$3"
  awk '$1 == "totals:" { print $2 }' "$scratch/callgrind"
}

# memory PROGRAM CASE CALLS: allocations (malloc, calloc, realloc) and the bytes that they asked for
memory() {
  quietly valgrind --tool=memcheck --leak-check=no --undef-value-errors=no --log-file="$scratch/memcheck" \
    "$(binary "$1")" "$url" "$2" "$3"
  sed -n 's/.*total heap usage: \([0-9,]*\) allocs, [0-9,]* frees, \([0-9,]*\) bytes.*/\1 \2/p' "$scratch/memcheck" | tr -d ,
}

# system_calls PROGRAM CASE CALLS: of all threads
system_calls() {
  quietly strace -f -c -o "$scratch/strace" "$(binary "$1")" "$url" "$2" "$3"
  awk '$NF == "total" { print $4 }' "$scratch/strace"
}

# per_call COUNTER PROGRAM CASE: each number that the counter prints, per call
per_call() {
  local few many
  few=$("$1" "$2" "$3" "$FEW")
  many=$("$1" "$2" "$3" "$MANY")
  if [ -z "$few" ] || [ -z "$many" ]; then
    fail "$1 of $2 could not be read"
  fi
  awk -v few="$few" -v many="$many" -v calls=$((MANY - FEW)) 'BEGIN {
    count = split(few, a, " "); split(many, b, " ")
    for (i = 1; i <= count; i++) printf "%s%.2f", (i > 1 ? " " : ""), (b[i] - a[i]) / calls
    print ""
  }'
}

# row NAME LIMIT OURS HANDWRITTEN: prints a row; a LIMIT other than "-" is the ratio that must not be exceeded
row() {
  awk -v name="$1" -v limit="$2" -v ours="$3" -v other="$4" '
    # Whole numbers, with commas between thousands; the fraction of a call that noise adds is not shown.
    function grouped(number,   digits, out) {
      digits = sprintf("%.0f", number)
      while (length(digits) > 3) {
        out = "," substr(digits, length(digits) - 2) out
        digits = substr(digits, 1, length(digits) - 3)
      }
      return digits out
    }
    BEGIN {
      printf "| %s | %s | %s | %.3f |\n", name, grouped(ours), grouped(other), ours / other
      # A twentieth of a call is what a stray signal or a split read may add; a real call more is a whole one.
      exit (limit != "-" && ours > other * limit + 0.05)
    }'
}

exceeded=0
table() {
  echo "| CreateToken, $1 | library | by hand | ratio |"
  echo "| --- | ---: | ---: | ---: |"
  local ours other
  ours=$(per_call instructions ours "$2"); other=$(per_call instructions handwritten "$2")
  row "instructions" "$INSTRUCTION_RATIO" "$ours" "$other" || exceeded=1
  ours=$(per_call memory ours "$2"); other=$(per_call memory handwritten "$2")
  row "allocations" 1 "${ours% *}" "${other% *}" || exceeded=1
  row "bytes allocated" - "${ours#* }" "${other#* }"
  ours=$(per_call system_calls ours "$2"); other=$(per_call system_calls handwritten "$2")
  row "system calls" 1 "$ours" "$other" || exceeded=1
}

start_server
table "success" success
echo
table "authorization pending" pending

if $check && [ "$exceeded" != 0 ]; then
  fail "the library costs more per call than it may: instructions at most $INSTRUCTION_RATIO times, allocations and system calls at most as many as by hand"
fi
