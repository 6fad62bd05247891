#!/usr/bin/env bash
# Builds and packs: artifacts/packages/Deploy.Sdk.<version>.nupkg and Deploy.Templates.<version>.nupkg.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet pack sdk/Deploy.Sdk.csproj -c Release -nologo -v:quiet "$@"
dotnet pack sdk/templates/Deploy.Templates.csproj -c Release -nologo -v:quiet "$@"
ls artifacts/packages/*.nupkg
