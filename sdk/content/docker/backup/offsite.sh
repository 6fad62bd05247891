#!/bin/sh
# Written by Deploy.Sdk; the same for every app. Process 1 of an off-site container (rclone): copies finished backups from /backups to
# DESTINATION, looks for new ones every minute, and removes there what is older than RETENTION_DAYS.
#
#   DESTINATION   s3://bucket/path    secrets BACKUP_ACCESS_KEY_ID and BACKUP_SECRET_ACCESS_KEY; OFFSITE_REGION, and OFFSITE_ENDPOINT for
#                                     storage that is not Amazon's
#                 gs://bucket/path    secret BACKUP_SERVICE_ACCOUNT: the JSON key of a service account
#                 https://ACCOUNT.blob.core.windows.net/container/path    secret BACKUP_ACCOUNT_KEY
#
#   DATABASE, ENDING   what its files are called: DATABASE-20300102T030000Z.ENDING; no other is copied, and none but these is removed there
#
#   sh /backup/offsite.sh             runs until it is told to stop
#   sh /backup/offsite.sh --health    exit code 1 if the last copy failed or something waits for more than an hour
#   sh /backup/offsite.sh --list      what is there
#
# Nothing is removed there when nothing was copied: a server that lost its backups keeps those. Exit code 2: a setting is wrong.
# shellcheck disable=SC2310,SC2312  # what fails in a condition is handled there
set -eu

secrets=${SECRETS:-/run/secrets} backups=${BACKUPS:-/backups} state=${STATE:-/tmp}
address=${DESTINATION:?}

log() { printf '%s %s offsite: %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$1" "$2" >&2; }

# Set here and not in the container, where everyone could read them who may ask the engine.
case ${address} in
	s3://*)
		remote=offsite:${address#s3://}
		export RCLONE_CONFIG_OFFSITE_TYPE=s3 RCLONE_S3_NO_CHECK_BUCKET=true
		RCLONE_CONFIG_OFFSITE_ACCESS_KEY_ID=$(cat "${secrets}/BACKUP_ACCESS_KEY_ID")
		RCLONE_CONFIG_OFFSITE_SECRET_ACCESS_KEY=$(cat "${secrets}/BACKUP_SECRET_ACCESS_KEY")
		export RCLONE_CONFIG_OFFSITE_ACCESS_KEY_ID RCLONE_CONFIG_OFFSITE_SECRET_ACCESS_KEY
		[ -z "${OFFSITE_REGION:-}" ] || export RCLONE_CONFIG_OFFSITE_REGION="${OFFSITE_REGION}"
		if [ -n "${OFFSITE_ENDPOINT:-}" ]; then
			export RCLONE_CONFIG_OFFSITE_PROVIDER=Other RCLONE_CONFIG_OFFSITE_ENDPOINT="${OFFSITE_ENDPOINT}"
		else
			export RCLONE_CONFIG_OFFSITE_PROVIDER=AWS
		fi
		;;
	gs://*)
		remote=offsite:${address#gs://}
		export RCLONE_CONFIG_OFFSITE_TYPE='google cloud storage' RCLONE_CONFIG_OFFSITE_SERVICE_ACCOUNT_FILE="${secrets}/BACKUP_SERVICE_ACCOUNT" \
			RCLONE_CONFIG_OFFSITE_BUCKET_POLICY_ONLY=true
		;;
	https://*.blob.core.windows.net/*)
		address=${address#https://}
		remote=offsite:${address#*/}
		export RCLONE_CONFIG_OFFSITE_TYPE=azureblob RCLONE_CONFIG_OFFSITE_ACCOUNT="${address%%.*}"
		RCLONE_CONFIG_OFFSITE_KEY=$(cat "${secrets}/BACKUP_ACCOUNT_KEY")
		export RCLONE_CONFIG_OFFSITE_KEY
		;;
	*)
		log error "'${address}' is neither s3://, gs:// nor https://ACCOUNT.blob.core.windows.net/."
		exit 2
		;;
esac
# All of it comes from the environment; there is no file to read or write.
export RCLONE_CONFIG=/notfound

# Of this database, and made by backup.sh.
readonly pattern="${DATABASE:?}-[0-9]*T[0-9]*Z*.${ENDING:?}"

# The newest finished backup; names in one folder sort by time.
newest() { find "${backups}" -maxdepth 1 -type f -name "${pattern}" -exec basename {} \; | sort | tail -n 1; }

health() {
	[ ! -e "${state}/offsite-failed" ] || { printf 'the last copy failed: see the log\n'; return 1; }
	last=$(newest)
	[ -n "${last}" ] && [ "$(cat "${state}/offsite-done" 2>/dev/null || true)" != "${last}" ] || return 0
	[ -z "$(find "${backups}/${last}" -mmin +60)" ] || { printf '%s waits\n' "${last}"; return 1; }
}

case ${1:-} in
	'') ;;
	--health) health; exit ;;
	--list) rclone lsf --format tsp "${remote}"; exit ;;
	*) sed -n '12,14s/^# *//p' "$0" >&2; exit 2 ;;
esac

child=''
stop() {
	log info 'told to stop'
	[ -z "${child}" ] || kill -TERM "${child}" 2>/dev/null || true
	exit 0
}
trap stop TERM INT

run() {
	"$@" &
	child=$!
	status=0
	wait "${child}" || status=$?
	child=''
	return "${status}"
}

log info "copies ${backups} to ${address}, kept for ${RETENTION_DAYS:?} days"
while :; do
	last=$(newest)
	if [ -n "${last}" ] && [ "$(cat "${state}/offsite-done" 2>/dev/null || true)" != "${last}" ]; then
		if run rclone copy --max-depth 1 --include "/${DATABASE}-*Z*.${ENDING}" --retries 3 --timeout 5m "${backups}" "${remote}" && run rclone lsf "${remote}/${last}" >/dev/null; then
			log info "copied ${last}"
			printf '%s' "${last}" >"${state}/offsite-done"
			rm -f "${state}/offsite-failed"
			run rclone delete --max-depth 1 --include "/${DATABASE}-*Z*.${ENDING}" --min-age "${RETENTION_DAYS}d" "${remote}" || log error 'what is too old could not be removed there.'
		else
			log error "${last} could not be copied; again in a minute."
			: >"${state}/offsite-failed"
		fi
	fi
	run sleep 60 || true
done
