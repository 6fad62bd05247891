#!/usr/bin/env bash
# Written by Deploy.Sdk; the same for every app. Compose in this deployment's folder, whichever of "docker compose" and docker-compose is
# installed; the systemd unit starts and stops the app through it.
#
#   compose.sh up --detach | ps | logs --tail 100 app | exec app … | …
# shellcheck disable=SC2154,SC2310,SC2312  # the variables are those of lib.sh; what fails in a condition is handled there
set -euo pipefail
# shellcheck source=/dev/null
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

if ((${#} == 0)) || [[ $1 == --help ]]; then
	sed -n '5s/^# *//p' "${BASH_SOURCE[0]}"
	exit 2
fi
find_compose || fail 3 'neither "docker compose" nor docker-compose is installed.'
cd -- "${folder}"
exec "${compose_command[@]}" "$@"
