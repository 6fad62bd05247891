# shellcheck shell=bash disable=SC2154
# Written by Deploy.Sdk; the same for every app. Read by lib.sh: how MongoDB is saved and restored. One server has no log to replay, so a
# backup made while the app writes holds each document as it was when it was read.

# The password stands in a file, as the tools want it: an argument could be read in the list of processes.
mongodb_config=${state}/mongodb-tools.yaml
(
	umask 077
	printf 'password: "%s"\n' "$(<"${PASSWORD_FILE:?}")" >"${mongodb_config}"
)
readonly mongodb_config mongodb_server=("--config=${mongodb_config}" "--host=${HOST:?}" --port=27017 "--username=${USER_NAME:?}" --authenticationDatabase=admin)

# dump FILE
dump() { mongodump --quiet "${mongodb_server[@]}" --db="${DATABASE}" --gzip --archive="$1"; }

# verify FILE: that it is whole, and that the server could take it.
verify() { gzip --test "$1" && mongorestore --quiet "${mongodb_server[@]}" --nsInclude="${DATABASE}.*" --gzip --archive="$1" --dryRun; }

# restore FILE: each collection of the backup takes the place of the one that is there.
restore() { mongorestore --quiet "${mongodb_server[@]}" --nsInclude="${DATABASE}.*" --gzip --archive="$1" --drop --stopOnError; }
