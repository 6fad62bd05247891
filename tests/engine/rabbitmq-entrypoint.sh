#!/bin/bash
# What generated files use of the published rabbitmq image's entrypoint, for bases.sh.
set -euo pipefail

if [[ ${1:-} == rabbitmq* && ${EUID} -eq 0 ]]; then
	chown -R rabbitmq /var/lib/rabbitmq
	exec setpriv --reuid rabbitmq --regid rabbitmq --clear-groups "${BASH_SOURCE[0]}" "$@"
fi
exec "$@"
