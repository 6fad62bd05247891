#!/usr/bin/env bash
# The README's first command: builds and packs the SDK, builds a sample against the package, prints what was generated.
#   build/demo.sh [sample]      default: shop
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
sample=${1:-shop}

echo "== Packing Deploy.Sdk"
build/pack.sh

# A cache of its own: the package of an earlier build has the same version.
export NUGET_PACKAGES=$PWD/artifacts/demo-packages
rm -rf "$NUGET_PACKAGES/deploy.sdk"

echo
echo "== samples/$sample/deployment.yaml"
cat "samples/$sample/deployment.yaml"
echo
echo "== dotnet build samples/$sample"
dotnet build "samples/$sample" -v:quiet
echo "built again, nothing to do: $(dotnet build "samples/$sample" --no-restore -v:normal | grep -c 'Skipping target "_DeployGenerate"') target skipped"

output=samples/$sample/obj/deploy
echo
echo "== $output"
(cd "$output" && find . -type f | LC_ALL=C sort | while read -r file; do
  printf '%6d lines  %s\n' "$(wc -l <"$file")" "${file#./}"
done)
spec_lines=$(grep -cvE '^\s*(#|$)' "samples/$sample/deployment.yaml")
output_lines=$(find "$output" -type f -exec cat {} + | wc -l)
echo
echo "$spec_lines lines of deployment.yaml gave $output_lines lines in $(find "$output" -type f | wc -l) files."
echo "Next: $output/README.md"
