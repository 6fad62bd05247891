#!/usr/bin/env bash
# Rewrites what the tests compare with: tests/cases/*/{diagnostics.txt,expected}, tests/code/*/diagnostics.txt, sdk/schema and docs/diagnostics.md.
# Then read the diff: it is what users will see.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
UPDATE_CASES=1 dotnet test tests/Deploy.Core.Tests --nologo "$@"
UPDATE_CASES=1 dotnet test tests/Deploy.Analyzers.Tests --nologo --filter "FullyQualifiedName~CodeCase" "$@"
git status --short -- tests/cases tests/code sdk/schema docs/diagnostics.md
