#!/bin/sh
# Written by Deploy.Sdk. Each file in DEPLOY_SECRETS_PATH becomes an environment variable of the file's name, unless that is set
# already; then the command takes this shell's place, so that signals reach it.
set -eu

if [ -n "${DEPLOY_SECRETS_PATH:-}" ] && [ -d "${DEPLOY_SECRETS_PATH}" ]; then
	for file in "${DEPLOY_SECRETS_PATH}"/*; do
		name=${file##*/}
		case ${name} in
			'' | [0-9]* | *[!A-Za-z0-9_]*) continue ;; # not the name of a variable
			*) ;;
		esac
		[ -f "${file}" ] || continue
		eval "is_set=\${${name}+yes}"
		[ -z "${is_set:-}" ] || continue
		value=$(cat "${file}")
		export "${name}=${value}"
	done
	unset file name value is_set
fi

exec "$@"
