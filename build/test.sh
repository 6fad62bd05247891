#!/usr/bin/env bash
# Installs the validators, builds, packs, runs all tests. The last line is "N passed, N failed, N skipped".
#   build/test.sh             all tests
#   build/test.sh Core Package   the test projects of these names only
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
# The engine's tests come last, the most telling first. What would not be done 82 minutes after the start is skipped and says so: a run ends in time also on a slow machine.
export DEPLOY_TEST_DEADLINE=${DEPLOY_TEST_DEADLINE:-$(($(date +%s) + 82 * 60))}
results=$PWD/artifacts/test-results
rm -rf "$results"
mkdir -p "$results"
projects=("$@")
((${#projects[@]})) || projects=(Core Targets Analyzers CodeFixes Content Package Engine)

build/tools.sh || exit 1
dotnet build Deploy.Sdk.sln -c Release -v:quiet || exit 1
build/pack.sh --no-build || exit 1

failed_runs=0
for project in "${projects[@]}"; do
  name=Deploy.$project.Tests
  collect=()
  [[ $project == Core ]] && collect=(--collect "XPlat Code Coverage")
  echo
  echo "== $name"
  dotnet test "tests/$name" -c Release --no-build -v:quiet --logger "trx;LogFileName=$name.trx" --results-directory "$results/$name" "${collect[@]}" ||
    failed_runs=$((failed_runs + 1))
  if [[ ! -f $results/$name/$name.trx ]]; then
    echo "$name wrote no result." >&2
    failed_runs=$((failed_runs + 1))
  fi
done

coverage=$(find "$results" -name coverage.cobertura.xml | head -n 1)
if [[ -n $coverage ]]; then
  rate=$(grep -o '<package name="Deploy.Core" line-rate="[0-9.]*"' "$coverage" | grep -o '[0-9.]*"$' | tr -d '"')
  awk -v rate="$rate" 'BEGIN { printf "\nLine coverage of src/Deploy.Core: %.1f %%\n", rate * 100; exit rate < 0.95 }' || {
    echo "Line coverage of src/Deploy.Core is below 95 %." >&2
    failed_runs=$((failed_runs + 1))
  }
fi

# Counted from the TRX files: what a test runner prints is for people.
sum() { grep -hoE "<Counters [^>]*>" "$results"/*/*.trx 2>/dev/null | grep -oE " $1=\"[0-9]+\"" | tr -dc '0-9\n' | awk '{ s += $1 } END { print s + 0 }'; }
total=$(sum total)
passed=$(sum passed)
executed=$(sum executed)
failed=$((executed - passed))
if ((failed == 0 && failed_runs > 0)); then
  failed=$failed_runs
fi
echo
echo "Skipped tests and why:"
grep -h -A 8 'outcome="NotExecuted"' "$results"/*/*.trx 2>/dev/null | grep -oE '<Message>[^<]*</Message>' | sed 's/<[^>]*>//g' | sort | uniq -c || echo "  none"
echo "$passed passed, $failed failed, $((total - executed)) skipped"
((failed == 0 && passed > 0))
