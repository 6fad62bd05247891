#!/usr/bin/env bash
# Builds and packs: artifacts/packages/Deploy.Sdk.<version>.nupkg.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet pack sdk/Deploy.Sdk.csproj -c Release -nologo -v:quiet "$@"
ls artifacts/packages/*.nupkg
