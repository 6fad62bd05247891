#!/usr/bin/env bash
# Measures the figures that the design sets budgets for; prints them as a table. Ten minutes.
#   build/bench.sh --quick    shows in two minutes that everything can be measured; the figures say little
#   build/bench.sh task edit  only the measures whose name holds one of the words
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

build/pack.sh
dotnet build tests/Deploy.Benchmarks -c Release -v:quiet -nologo
exec dotnet tests/Deploy.Benchmarks/bin/Release/net10.0/Deploy.Benchmarks.dll "$@"
