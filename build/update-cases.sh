#!/usr/bin/env bash
# Rewrites what the tests of Deploy.Core compare with: tests/cases/*/{diagnostics.txt,expected}, sdk/schema and docs/diagnostics.md.
# Then read the diff: it is what users will see.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
UPDATE_CASES=1 dotnet test tests/Deploy.Core.Tests --nologo "$@"
git status --short -- tests/cases sdk/schema docs/diagnostics.md
