#!/usr/bin/env bash
# Written by Deploy.Sdk; the same for every app. A backup of each database now, besides those of the schedule.
#
#   backup.sh [--label WORD]     WORD ends the names: before-update, say
#   backup.sh --list             the backups that are there
#
# Exit code: 0 done, 1 a backup failed, 2 wrong call, 3 no compose.
# shellcheck disable=SC2154,SC2310,SC2312  # the variables are those of lib.sh; what fails in a condition is handled there
set -euo pipefail
# shellcheck source=/dev/null
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

arguments=(/backup/backup.sh)
case ${1:-} in
	'') ;;
	--list) arguments=(/backup/restore.sh --list) ;;
	--label) arguments+=(--label "${2:?--label needs a word}") ;;
	*)
		sed -n '4,7s/^# *//p' "${BASH_SOURCE[0]}" >&2
		exit 2
		;;
esac

services=$(compose config --services)
status=0 found=no
while IFS= read -r service; do
	[[ ${service} == *-backup ]] || continue
	found=yes
	[[ ${1:-} != --list ]] || say "backups/${service%-backup}:"
	# 999 is who runs the scheduler in there, and whose the files are.
	compose exec -T --user 999:999 "${service}" bash "${arguments[@]}" </dev/null || status=1
done <<<"${services}"
[[ ${found} == yes ]] || say 'No database of this deployment runs here.'
exit "${status}"
