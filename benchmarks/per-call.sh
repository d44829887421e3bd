#!/usr/bin/env bash
# Counts what one call costs through the library and by hand: instructions, allocations, system calls.
#
#   ./per-call.sh                   prints two Markdown tables for each call, one for success and one for an error
#   ./per-call.sh --check           prints those of the calls in JSON, and fails when the library costs more than it may
#   ./per-call.sh CALL PROGRAM...   prints those of one call with other columns: ours handwritten official, of which the
#                                   last takes minutes to build; the ratio is that of the first two
#
# Each figure is the difference between a long and a short run on one connection, divided by the calls between them, so
# that whatever a program does only once (start, connect, exit) cancels. No clock is read: a busy machine counts the same.
set -euo pipefail
cd "$(dirname "$0")"
. ./common.sh

readonly FEW=100 MANY=1100
readonly CALLS=(create-token get-secret-value get-object get-caller-identity) CHECKED=(create-token get-secret-value)
readonly PROGRAMS=(ours handwritten)
declare -rA OPERATIONS=(
  [create-token]=CreateToken
  [get-secret-value]=GetSecretValue
  [get-object]=GetObject
  [get-caller-identity]=GetCallerIdentity
)
# What the names of the programs end in that make the call.
declare -rA SUFFIXES=([create-token]='' [get-secret-value]=-signed [get-object]=-s3 [get-caller-identity]=-sts)
declare -rA CASES=(
  [create-token]='success pending'
  [get-secret-value]='success not-found'
  [get-object]='success not-found'
  [get-caller-identity]='success unknown-key'
)
declare -rA TITLES=([success]=success [pending]='authorization pending' [not-found]='not found' [unknown-key]='unknown key')
declare -rA LABELS=([ours]=library [handwritten]='by hand' [official]='official SDK')
# The library may execute this many instructions for each one of the hand-written client; it must not exceed the
# hand-written client in anything else. A call that is not here has no limits.
declare -rA INSTRUCTION_RATIO=([create-token]=1.02)

check=false
calls=("${CALLS[@]}")
programs=("${PROGRAMS[@]}")
case "${1-}" in
  '') ;;
  --check)
    check=true
    calls=("${CHECKED[@]}")
    ;;
  -*) fail "usage: per-call.sh [--check | CALL PROGRAM...]" ;;
  *)
    [ -n "${OPERATIONS[$1]-}" ] || fail "no such call: $1 (known: ${!OPERATIONS[*]})"
    calls=("$1")
    shift
    [ "$#" = 0 ] || programs=("$@")
    for program in "${programs[@]}"; do
      [ -n "${LABELS[$program]-}" ] || fail "no such program: $program (known: ${!LABELS[*]})"
    done
    ;;
esac
require cargo valgrind strace awk

scratch=$(mktemp -d)
server=
cleanup() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$scratch"
}
trap cleanup EXIT

build loopback
for call in "${calls[@]}"; do
  for program in "${programs[@]}"; do
    build "$program${SUFFIXES[$call]}"
  done
done

start_server() {
  # There before the server is: on a busy machine that takes a moment.
  : >"$scratch/server"
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

# figures COUNTER CASE PROGRAM...: what the counter prints for each program, one line each
figures() {
  local counter=$1 case=$2 program
  shift 2
  for program; do
    per_call "$counter" "$program" "$case"
  done
}

# row NAME LIMIT FIGURES: prints a row with one column for each of the figures, and after the second one the ratio of the
# first two; a LIMIT other than "-" is the ratio that must not be exceeded
row() {
  awk -v name="$1" -v limit="$2" -v figures="${3//$'\n'/ }" '
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
      count = split(figures, figure, " ")
      printf "| %s |", name
      for (i = 1; i <= count; i++) {
        printf " %s |", grouped(figure[i])
        if (i == 2) printf " %.3f |", figure[1] / figure[2]
      }
      print ""
      # A twentieth of a call is what a stray signal or a split read may add; a real call more is a whole one.
      exit (limit != "-" && figure[1] > figure[2] * limit + 0.05)
    }'
}

# heading TITLE: the head of a table
heading() {
  local program columns=() IFS='|'
  for program in "${programs[@]}"; do
    columns+=(" ${LABELS[$program]} ")
    [ "${#columns[@]}" != 2 ] || columns+=(' ratio ')
  done
  echo "| $1 |${columns[*]}|"
  echo "| --- |${columns[*]/*/ ---: }|"
}

exceeded=0
# table CALL CASE
table() {
  local found ratio=${INSTRUCTION_RATIO[$1]--} rest=-
  local measured=("${programs[@]/%/${SUFFIXES[$1]}}")
  [ "$ratio" = - ] || rest=1
  heading "${OPERATIONS[$1]}, ${TITLES[$2]}"
  found=$(figures instructions "$2" "${measured[@]}")
  row "instructions" "$ratio" "$found" || exceeded=1
  found=$(figures memory "$2" "${measured[@]}")
  row "allocations" "$rest" "$(cut -d' ' -f1 <<<"$found")" || exceeded=1
  row "bytes allocated" - "$(cut -d' ' -f2 <<<"$found")"
  found=$(figures system_calls "$2" "${measured[@]}")
  row "system calls" "$rest" "$found" || exceeded=1
}

start_server
separator=
for call in "${calls[@]}"; do
  for case in ${CASES[$call]}; do
    printf '%s' "$separator"
    table "$call" "$case"
    separator=$'\n'
  done
done

if $check && [ "$exceeded" != 0 ]; then
  fail "the library costs more per call than it may: instructions at most ${INSTRUCTION_RATIO[*]} times, allocations and system calls at most as many as by hand"
fi
