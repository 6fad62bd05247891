#!/usr/bin/env bash
# Measures the figures that the design sets budgets for, and how long the samples' images take to build; prints them as tables. Ten
# minutes, and five for the images, where an engine can be started.
#   build/bench.sh --quick    shows in two minutes that everything can be measured; the figures say little, and images are left out
#   build/bench.sh task edit  only the measures whose name holds one of the words
#   build/bench.sh images     only the images
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

build/pack.sh

images() {
  local missing=() tool log=artifacts/engine-bench.log
  for tool in dockerd docker-compose caddy debootstrap; do
    type -P "$tool" >/dev/null || missing+=("$tool")
  done
  if ((${#missing[@]})); then
    echo "Images: skipped, not installed: ${missing[*]}"
    return
  fi
  # One that runs already is used, and goes on running.
  if ! tests/engine/engine.sh status; then
    tests/engine/engine.sh start >"$log" 2>&1 || { echo "Images: skipped, no engine can be started: $(tail -n 1 "$log")"; return; }
    trap 'tests/engine/engine.sh stop >/dev/null' EXIT
  fi
  tests/engine/bases.sh >"$log" 2>&1 || { tail -n 20 "$log" >&2; return 1; }
  tests/engine/image-times.sh
}

if [[ "$*" != images ]]; then
  dotnet build tests/Deploy.Benchmarks -c Release -v:quiet -nologo
  dotnet tests/Deploy.Benchmarks/bin/Release/net10.0/Deploy.Benchmarks.dll "$@"
fi
if (($# == 0)) || [[ "$*" == images ]]; then
  echo
  images
fi
