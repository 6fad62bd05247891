#!/bin/bash
# What generated files use of the published postgres image's entrypoint, for bases.sh.
set -euo pipefail
: "${PGDATA:?}"

[[ ${1:-} != -* ]] || set -- postgres "$@"
if [[ ${1:-} != postgres ]]; then
	exec "$@"
fi

if [[ ${EUID} -eq 0 ]]; then
	mkdir -p "${PGDATA}"
	chown -R postgres "${PGDATA}" /var/run/postgresql
	exec setpriv --reuid postgres --regid postgres --init-groups "${BASH_SOURCE[0]}" "$@"
fi

if [[ ! -s ${PGDATA}/PG_VERSION ]]; then
	if [[ -n ${POSTGRES_PASSWORD_FILE:-} ]]; then
		POSTGRES_PASSWORD=$(<"${POSTGRES_PASSWORD_FILE}")
	fi
	if [[ -z ${POSTGRES_PASSWORD:-} && ${POSTGRES_HOST_AUTH_METHOD:-} != trust ]]; then
		printf 'Error: Database is uninitialized and superuser password is not specified.\n' >&2
		exit 1
	fi
	user=${POSTGRES_USER:-postgres}
	database=${POSTGRES_DB:-${user}}
	password_file=$(mktemp)
	printf '%s\n' "${POSTGRES_PASSWORD:-}" >"${password_file}"
	# shellcheck disable=SC2086 # a list of arguments
	initdb --username "${user}" --pwfile "${password_file}" ${POSTGRES_INITDB_ARGS:-} >&2
	rm "${password_file}"
	printf '\nhost all all all %s\n' "${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}" >>"${PGDATA}/pg_hba.conf"
	# On the socket only, as in the published image: nobody may take this server for the finished one.
	pg_ctl --wait -o "-c listen_addresses=''" start >&2
	[[ ${database} == postgres ]] || psql --username "${user}" --dbname postgres --no-password -c "CREATE DATABASE \"${database}\"" >&2
	pg_ctl --wait --mode fast stop >&2
	unset POSTGRES_PASSWORD
fi

exec "$@" -c listen_addresses='*'
