#!/bin/bash
# What generated files use of the published redis image's entrypoint, for bases.sh.
set -euo pipefail

[[ ${1:-} != -* && ${1:-} != *.conf ]] || set -- redis-server "$@"
if [[ ${1:-} == redis-server && ${EUID} -eq 0 ]]; then
	chown -R redis /data
	exec setpriv --reuid redis --regid redis --clear-groups "${BASH_SOURCE[0]}" "$@"
fi
umask 0077
exec "$@"
