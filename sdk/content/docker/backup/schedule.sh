#!/usr/bin/env bash
# Written by Deploy.Sdk; the same for every app. Process 1 of a backup container: makes a backup whenever SCHEDULE is due, and one at once if
# the last that was due is missing, because the server was off.
#
#   bash /backup/schedule.sh             runs until it is told to stop
#   bash /backup/schedule.sh --health    exit code 1 if the last attempt failed, or a backup that was due has not come
#   bash /backup/schedule.sh --next      prints when the next is due
#
# After a failure it tries again every RETRY_SECONDS (300). Exit code 2: a setting is wrong.
# shellcheck disable=SC2154,SC2310,SC2312  # the variables are those of lib.sh; what fails in a condition is handled there
set -euo pipefail
folder=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)

# The engine makes a folder that is missing as root. It becomes the database user's, and so does this process, for good.
if [[ ${EUID} -eq 0 ]]; then
	chown 999:999 "${BACKUPS:-/backups}"
	exec setpriv --reuid 999 --regid 999 --clear-groups -- bash "${BASH_SOURCE[0]}" "$@"
fi

# shellcheck source=/dev/null
source "${folder}/lib.sh"
# shellcheck source=/dev/null
source "${folder}/cron.sh"

# How long a backup that is due may take before it counts as missing.
readonly grace=$((6 * 3600))
readonly failed=${state}/backup-failed begun=${state}/backup-begun

if ! cron_read "${SCHEDULE:?}"; then
	log error "'${SCHEDULE}' is no schedule: minute hour day month weekday."
	exit 2
fi
now() { printf -v now '%(%s)T' -1; }
now
if ! cron_next "${now}"; then
	log error "'${SCHEDULE}' never comes."
	exit 2
fi

# Leaves the time of the newest backup in $newest, 0 without any.
find_newest() {
	local name at
	newest=0
	while IFS= read -r name; do
		at=$(made_at "${name}") || continue
		((at <= newest)) || newest=${at}
	done < <(list_backups)
}

health() {
	local since=0
	if [[ -e ${failed} ]]; then
		printf 'the last attempt failed: see the log\n'
		return 1
	fi
	[[ ! -s ${begun} ]] || since=$(<"${begun}")
	find_newest
	cron_previous "$((now - grace))" || return 0
	if ((newest < cron_time && since < cron_time)); then
		TZ=UTC printf 'no backup since %(%Y-%m-%dT%H:%M:%SZ)T\n' "${newest}"
		return 1
	fi
}

case ${1:-} in
	'') ;;
	--health)
		health
		exit
		;;
	--next)
		TZ=UTC printf '%(%Y-%m-%dT%H:%M:%SZ)T\n' "${cron_time}"
		exit
		;;
	*)
		sed -n '5,7s/^# *//p' "${BASH_SOURCE[0]}" >&2
		exit 2
		;;
esac

# Children are waited for in the background, so that a signal is heard at once.
child=''
stop() {
	log info 'told to stop'
	if [[ -n ${child} ]]; then
		# The backup and what it has started.
		kill -TERM -- "-${child}" 2>/dev/null || true
		wait "${child}" || true
	fi
	rm -f -- "${backups}"/.*.partial
	exit 0
}
trap stop TERM INT

# sleep_until TIME: a minute at most at a time, because the clock may be set.
sleep_until() {
	local rest
	while :; do
		now
		rest=$(($1 - now))
		((rest > 0)) || return 0
		((rest <= 60)) || rest=60
		sleep "${rest}" &
		wait "$!" || true
	done
}

run_backup() {
	local status=0
	setsid bash "${folder}/backup.sh" &
	child=$!
	wait "${child}" || status=$?
	child=''
	if ((status == 0)); then
		rm -f -- "${failed}"
	else
		: >"${failed}"
	fi
	return "${status}"
}

umask 077
[[ -s ${begun} ]] || printf '%s' "${now}" >"${begun}"
TZ=UTC printf -v due '%(%Y-%m-%dT%H:%M:%SZ)T' "${cron_time}"
log info "schedule '${SCHEDULE}', kept for ${RETENTION_DAYS:?} days; next at ${due}"

find_newest
if cron_previous "${now}" && ((newest < cron_time)); then
	log info 'the last one that was due is missing'
	next=${now}
else
	cron_next "${now}"
	next=${cron_time}
fi
while :; do
	sleep_until "${next}"
	now
	begin=${now}
	if run_backup; then
		cron_next "${begin}"
		next=${cron_time}
	else
		now
		cron_next "${now}"
		next=$((now + ${RETRY_SECONDS:-300}))
		((next < cron_time)) || next=${cron_time}
		log error "again in $((next - now)) s"
	fi
done
