# shellcheck shell=bash disable=SC2034,SC2154
# Written by Deploy.Sdk; the same for every app. Read by lib.sh: how PostgreSQL is saved and restored.

PGPASSWORD=$(<"${PASSWORD_FILE:?}")
export PGHOST=${HOST:?} PGUSER=${USER_NAME:?} PGPASSWORD PGCONNECT_TIMEOUT=10

# dump FILE
dump() { pg_dump --no-password --format=custom --file "$1" --dbname "${DATABASE}"; }

# verify FILE: reads its list, and then all that is in it.
verify() { pg_restore --list "$1" >/dev/null && pg_restore --file /dev/null "$1"; }

# restore FILE: into a new database, which takes the place of the old one in one step. Until then nothing of the old one is touched, and
# afterwards nothing of it is left: neither tables that the backup does not have, nor rows.
restore() {
	local file=$1 new=${DATABASE}_restore old=${DATABASE}_before
	local admin=(psql --no-password --no-psqlrc --quiet --set ON_ERROR_STOP=1 --dbname postgres)
	"${admin[@]}" --set new="${new}" --set old="${old}" <<-'SQL' || return
		DROP DATABASE IF EXISTS :"new" WITH (FORCE);
		DROP DATABASE IF EXISTS :"old" WITH (FORCE);
		CREATE DATABASE :"new" TEMPLATE template0;
	SQL
	if ! pg_restore --no-password --single-transaction --exit-on-error --dbname "${new}" "${file}"; then
		"${admin[@]}" --set new="${new}" <<<'DROP DATABASE IF EXISTS :"new" WITH (FORCE);'
		return 1
	fi
	"${admin[@]}" --set database="${DATABASE}" --set new="${new}" --set old="${old}" >/dev/null <<-'SQL' || return
		SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :'database' AND pid <> pg_backend_pid();
		BEGIN;
		ALTER DATABASE :"database" RENAME TO :"old";
		ALTER DATABASE :"new" RENAME TO :"database";
		COMMIT;
		DROP DATABASE :"old" WITH (FORCE);
	SQL
	psql --no-password --no-psqlrc --quiet --dbname "${DATABASE}" --command ANALYZE || log error 'ANALYZE failed; queries are slow until autovacuum has done it.'
}
