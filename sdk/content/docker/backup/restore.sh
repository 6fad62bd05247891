#!/usr/bin/env bash
# Written by Deploy.Sdk; the same for every app. Called by server/restore.sh, which stops the app before.
#
#   bash /backup/restore.sh --list           the backups, oldest first
#   bash /backup/restore.sh --check NAME     whether it can be read
#   bash /backup/restore.sh NAME             puts it in the place of what is there
#
# Exit code: 0 done, 1 failed (PostgreSQL: nothing was changed), 2 wrong call.
# shellcheck disable=SC2154,SC2310,SC2312  # the variables are those of lib.sh; what fails in a condition is handled there
set -euo pipefail
# shellcheck source=/dev/null
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

check=no
case ${1:-} in
	--list)
		list_backups
		exit
		;;
	--check)
		check=yes
		shift
		;;
	*) ;;
esac
name=${1:-}
if (($# != 1)) || [[ ${name} == */* || ${name} == -* || ! -s ${backups}/${name} ]]; then
	log error "there is no backup '${name}'; --list says which there are."
	exit 2
fi
if ! verify "${backups}/${name}"; then
	log error "${name} cannot be read."
	exit 1
fi
[[ ${check} == no ]] || exit 0
log info "restoring ${name}"
if ! restore "${backups}/${name}"; then
	log error "${name} could not be restored; see above."
	exit 1
fi
log info "restored ${name}"
