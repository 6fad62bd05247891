#!/usr/bin/env bash
# The README's first command: builds and packs the SDK, builds a sample against the package, prints what was generated.
#   build/demo.sh [sample]...      default: shop, a chart for Kubernetes, and saas, two regions of AWS
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
samples=("$@")
((${#samples[@]})) || samples=(shop saas)

echo "== Packing Deploy.Sdk"
build/pack.sh

# A cache of its own: the package of an earlier build has the same version.
export NUGET_PACKAGES=$PWD/artifacts/demo-packages
rm -rf "$NUGET_PACKAGES/deploy.sdk"

show() {
  local sample=$1 specs spec output outputs spec_lines output_lines
  # One, or of several services one for each and one beside deploy.proj.
  mapfile -t specs < <(find "samples/$sample" -name deployment.yaml -not -path '*/obj/*' | LC_ALL=C sort)
  for spec in "${specs[@]}"; do
    echo
    echo "== $spec"
    cat "$spec"
  done
  echo
  echo "== dotnet build samples/$sample"
  dotnet build "samples/$sample" -v:quiet
  echo "built again, nothing to do: $(dotnet build "samples/$sample" --no-restore -v:normal | grep -c 'Skipping target "_DeployGenerate"') target(s) skipped"

  outputs=()
  for spec in "${specs[@]}"; do
    outputs+=("$(dirname "$spec")/obj/deploy")
  done
  for output in "${outputs[@]}"; do
    echo
    echo "== $output"
    # A chart inside of a chart is one line, and so is a module.
    (cd "$output" && find . -type f -exec wc -l {} + | grep -v ' total$' | sed 's|\./||; s|\(/charts/[^/]*/\).*|\1|; s|\(/modules/[^/]*/\).*|\1|' |
      awk '{ lines[$2] += $1; files[$2]++ } END { for (path in lines) printf "%6d lines  %s%s\n", lines[path], path, (files[path] > 1 ? " (" files[path] " files)" : "") }' | LC_ALL=C sort -k 3)
  done
  spec_lines=$(cat "${specs[@]}" | grep -cvE '^\s*(#|$)')
  output_lines=$(find "${outputs[@]}" -type f -exec cat {} + | wc -l)
  echo
  echo "$spec_lines lines of deployment.yaml gave $output_lines lines in $(find "${outputs[@]}" -type f | wc -l) files."
  echo "Next: samples/$sample/obj/deploy/README.md"
}

for sample in "${samples[@]}"; do
  show "${sample}"
done
