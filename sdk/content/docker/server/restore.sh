#!/usr/bin/env bash
# Written by Deploy.Sdk; the same for every app. Puts a backup in the place of the data that is there.
#
#   restore.sh FILE              says what would be done, and does nothing
#   restore.sh FILE --yes        stops what uses the database, saves the data as they are, restores, starts again
#   restore.sh FILE --yes --without-safety-backup     when the data that are there cannot be read any more
#
# FILE is below backups/, as in backup.sh --list: backups/postgres/shop-20300102T030000Z.dump. One from elsewhere is copied there first.
# Exit code: 0 restored, 1 failed (PostgreSQL: the data are as before), 2 wrong call or not confirmed, 3 no compose.
# shellcheck disable=SC2154,SC2310,SC2312  # the variables are those of lib.sh; what fails in a condition is handled there
set -euo pipefail
# shellcheck source=/dev/null
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

file='' confirmed=no safety=yes
for argument in "$@"; do
	case ${argument} in
		--yes) confirmed=yes ;;
		--without-safety-backup) safety=no ;;
		-*)
			sed -n '4,9s/^# *//p' "${BASH_SOURCE[0]}" >&2
			exit 2
			;;
		*)
			[[ -z ${file} ]] || fail 2 'one file at a time.'
			file=${argument}
			;;
	esac
done
[[ -n ${file} ]] || fail 2 'which file? backup.sh --list says which there are.'

name=${file##*/}
database=''
for candidate in "${folder}"/backups/*/"${name}"; do
	[[ -f ${candidate} ]] || continue
	# A path says which; a name alone must be there once.
	[[ ${file} != */* || ${candidate} == */"${file#"${folder}/"}" || ${candidate} -ef ${file} ]] || continue
	[[ -z ${database} ]] || fail 2 "${name} is there twice; name its folder too."
	database=${candidate%/*}
	database=${database##*/}
done
[[ -n ${database} ]] || fail 2 "there is no backups/*/${name} in ${folder}."
readonly service=${database}-backup

in_backup() { compose exec -T --user 999:999 "${service}" "$@" </dev/null; }

in_backup bash /backup/restore.sh --check "${name}" || fail 1 "${name} cannot be read, or ${service} does not run (compose.sh ps)."
users=$(in_backup printenv CLIENTS)
running=$(compose ps --services --filter status=running)
stopped=()
for user in ${users}; do
	! grep -qx -- "${user}" <<<"${running}" || stopped+=("${user}")
done

say "backup:   ${name}"
say "database: ${database}, of $(setting COMPOSE_PROJECT_NAME || true) in ${folder}"
say "stopped while it takes: ${stopped[*]:-nothing runs}"
if [[ ${confirmed} == no ]]; then
	say 'All that was written since then is replaced. Nothing is done yet: repeat it with --yes.'
	exit 2
fi

start_again() {
	local status=$?
	trap - EXIT
	if ((${#stopped[@]} > 0 && status == 0)); then
		# The backup may be older than the schema that the app expects: 'up' runs the migrations before it.
		compose up --detach --no-recreate "${stopped[@]}" || status=1
	elif ((${#stopped[@]} > 0)); then
		compose start "${stopped[@]}" || status=1
	fi
	exit "${status}"
}
trap start_again EXIT
trap 'exit 1' INT TERM

((${#stopped[@]} == 0)) || compose stop "${stopped[@]}"
if [[ ${safety} == yes ]]; then
	in_backup bash /backup/backup.sh --label before-restore || fail 1 'the data that are there could not be saved; nothing was restored.'
fi
in_backup bash /backup/restore.sh "${name}" || fail 1 "${name} was not restored."
say "Restored ${name}."
