#!/usr/bin/env bash
# Written by Deploy.Sdk; the same for every app. Makes one backup, proves that it can be read, and removes those that are too old.
#
#   bash /backup/backup.sh [--label WORD]     WORD ends the name: before-restore, say
#
# A file that is there is a whole and verified one. The newest three are never removed, and one with a label removes none. Exit code: 0 made, 1 failed, 2 wrong call, 3 another backup runs.
# shellcheck disable=SC2154,SC2310,SC2312  # the variables are those of lib.sh; what fails in a condition is handled there
set -euo pipefail
# shellcheck source=/dev/null
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

label=''
case ${1:-} in
	'') ;;
	--label)
		label=-${2:-}
		[[ ${label} =~ ^-[a-z0-9-]+$ ]] || { log error "a label has small letters, digits and '-'."; exit 2; }
		;;
	*)
		sed -n '4p' "${BASH_SOURCE[0]}" >&2
		exit 2
		;;
esac

umask 077
exec 9>"${backups}/.lock"
flock --nonblock 9 || { log error 'another backup runs.'; exit 3; }

# What an engine or a person has cut short.
rm -f -- "${backups}"/.*.partial
TZ=UTC printf -v stamp '%(%Y%m%dT%H%M%SZ)T' -1
name=${DATABASE}-${stamp}${label}.${ending}
partial=${backups}/.${name}.partial
trap 'rm -f -- "${partial}"' EXIT

log info "making ${name}"
started=${SECONDS}
if ! dump "${partial}" 9>&-; then
	log error "${name} could not be made; see above."
	exit 1
fi
if ! verify "${partial}" 9>&-; then
	log error "${name} cannot be read back, and is not kept."
	exit 1
fi
sync -- "${partial}"
mv -- "${partial}" "${backups}/${name}"
sync -- "${backups}"
size=$(stat --format %s -- "${backups}/${name}")
log info "made ${name}: ${size} bytes in $((SECONDS - started)) s"

# A labelled one is made before something is done with the others: restoring one of them, say.
[[ -z ${label} ]] || exit 0
mapfile -t kept < <(list_backups | tail -n 3)
limit=$(($(date +%s) - ${RETENTION_DAYS:?} * 86400))
while IFS= read -r old; do
	[[ " ${kept[*]} " != *" ${old} "* ]] || continue
	made=$(made_at "${old}") || continue
	((made < limit)) || continue
	rm -f -- "${backups}/${old}"
	log info "removed ${old}: older than ${RETENTION_DAYS} days"
done < <(list_backups)
