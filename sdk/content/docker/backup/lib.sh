# shellcheck shell=bash disable=SC2034
# Written by Deploy.Sdk; the same for every app. Read by the scripts beside it, which run in a container of the database's own image.
#
#   DATABASE         what is saved                                      KIND     postgres or mongodb
#   SCHEDULE         cron of five fields, UTC                           HOST     name of the server
#   RETENTION_DAYS   how long a backup is kept                          USER_NAME, PASSWORD_FILE

readonly backups=${BACKUPS:-/backups} state=${STATE:-/tmp}
: "${KIND:?}" "${DATABASE:?}"

# log LEVEL TEXT…: one line for each action.
log() {
	local level=$1
	shift
	TZ=UTC printf '%(%Y-%m-%dT%H:%M:%SZ)T %s %s %s: %s\n' -1 "${level}" "${KIND}" "${DATABASE}" "$*" >&2
}

# What a finished backup is called: DATABASE-20300102T030000Z[-LABEL].dump
case ${KIND} in
	postgres) readonly ending=dump ;;
	mongodb) readonly ending=archive.gz ;;
	*)
		log error "'${KIND}' is neither postgres nor mongodb."
		exit 2
		;;
esac

# The finished backups, oldest first.
list_backups() {
	local file
	for file in "${backups}/${DATABASE}"-[0-9]*T[0-9]*Z*."${ending}"; do
		[[ ! -s ${file} ]] || printf '%s\n' "${file##*/}"
	done
}

# made_at NAME: seconds since 1970, from its name: a copy has another time of change.
made_at() {
	local stamp=${1#"${DATABASE}-"}
	stamp=${stamp:0:16}
	[[ ${stamp} =~ ^([0-9]{8})T([0-9]{2})([0-9]{2})([0-9]{2})Z$ ]] || return 1
	date --utc --date "${BASH_REMATCH[1]} ${BASH_REMATCH[2]}:${BASH_REMATCH[3]}:${BASH_REMATCH[4]}" +%s
}

# shellcheck source=/dev/null
source "$(dirname -- "${BASH_SOURCE[0]}")/${KIND}.sh"
