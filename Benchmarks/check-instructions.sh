#!/bin/sh
# Compares instructions per hold and per request with the thresholds of this Swift version.
#
# Instructions are counted by callgrind as the difference between two run lengths, so that start-up
# drops out; unlike seconds they repeat on a busy machine. `--print` only prints the figures.
set -eu
cd "$(dirname "$0")"

version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -1)
thresholds="Thresholds/$version.json"
scratch="${SCRATCH_PATH:-.build}"
swift build -c release --scratch-path "$scratch" >/dev/null
program="$scratch/benchmarks-stripped"
# Valgrind 3.19 cannot read the debug information of Swift 6.3; the counts do not need it.
strip --strip-debug -o "$program" "$scratch/release/benchmarks"

count() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" instructions "$1" "$2" 2>&1 |
    sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}

status=0
for workload in hold workload-w; do
  short=$(count "$workload" 200000)
  long=$(count "$workload" 400000)
  measured=$(((long - short) / 200000))
  if [ "${1:-}" = --print ]; then
    echo "$workload: $measured instructions per unit"
    continue
  fi
  limit=$(sed -n "s/.*\"$workload\": *\([0-9]*\).*/\1/p" "$thresholds")
  if [ -z "$limit" ]; then
    echo "$thresholds has no limit for $workload" >&2
    exit 2
  fi
  if [ "$measured" -gt "$limit" ]; then
    echo "MISSED: $workload takes $measured instructions per unit, more than $limit"
    status=1
  else
    echo "$workload: $measured instructions per unit, at most $limit"
  fi
done
[ "${1:-}" = --print ] || "$program" allocations --check || status=1
exit $status
