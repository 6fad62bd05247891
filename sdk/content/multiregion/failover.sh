#!/usr/bin/env bash
# Written by Deploy.Sdk; the same for every app.
# Moves the service to another region: database, app and workers, DNS; then proves that it works. FAILOVER_RUNBOOK.md says when.
#
#   ./failover.sh --to REGION --planned                        show what a switch without data loss would do
#   ./failover.sh --to REGION --planned --execute              do it
#   ./failover.sh --to REGION                                  show what a failover from a dead region would do
#   ./failover.sh --to REGION --confirm-data-loss --execute    do it: what was not replicated is lost
#
#   --from REGION         region that is left; default: the one that the database is written in
#   --accept-lag SECONDS  take a replica up to this far behind (or of unknown lag) instead of the RPO
#   --already-promoted    the database in REGION was promoted by hand and is the right one
#   --yes                 do not ask
#   --json                one JSON object a line
#   --config FILE         data; default failover.env beside this script
#   --help
#
# Without --execute nothing is changed. Every step shows its command; the first failed check ends it; the same command again goes on.
# Failing back is the same: --planned --to the old region, once its database is a replica again (FAILBACK_RUNBOOK.md).
#
# Exit codes: 0 done (or shown), 2 usage or data, 3 missing tool, 4 a check failed (nothing more was changed), 5 a change failed,
#             6 it took too long, 7 refused (not confirmed, locked, another failover unfinished), 130 interrupted
#
# failover.env:
#   DEPLOY_NAME, DEPLOY_ENVIRONMENT   what this is about
#   DEPLOY_ACCOUNT                    the only account to act in; empty: that of the credentials
#   DEPLOY_DOMAIN, DEPLOY_ZONE        name that users type; hosted zone that it lies in
#   DEPLOY_HEALTH_PATH                path that answers 2xx where the app can serve
#   DEPLOY_PRIMARY_REGION             where the service lives in quiet times
#   DEPLOY_REGIONS                    all regions, space separated, the primary first, then by failover priority
#   DEPLOY_STRATEGY                   active-passive or active-active
#   DEPLOY_DATABASE                   rds, aurora or none
#   DEPLOY_DATABASE_IDENTIFIER        instance (rds) or cluster (aurora), the same in each region
#   DEPLOY_GLOBAL_CLUSTER             Aurora's global cluster
#   DEPLOY_ECS_CLUSTER                cluster, the same in each region; services are <cluster>-<component>
#   DEPLOY_SERVICES                   component:min:max of the primary, space separated; the first one is behind the load balancer
#   DEPLOY_COLOURS                    true: the first one is two services, -blue and -green
#   DEPLOY_LOAD_BALANCER              load balancer, the same name in each region
#   DEPLOY_RPO_SECONDS, DEPLOY_RTO_SECONDS
# Optional, there or in the environment:
#   DEPLOY_STATE_FILE         what a broken run leaves for the next; default failover.state beside this script
#   DEPLOY_POLL_SECONDS       between two looks while waiting; default 15
#   DEPLOY_WAIT_SECONDS       limit of each wait; default 1800
#   DEPLOY_VERIFY_URL         asked in the end through the new region's load balancer; default https://DOMAIN HEALTH_PATH
#   DEPLOY_VERIFY_COMMAND     your own proof, e.g. a test that writes; must end with 0
#   DEPLOY_AWS_ENDPOINT_URL   for tests and private endpoints: --endpoint-url of every call
#
# Every call is known to AWS CLI 2.9 and to all since. Only Aurora's --allow-data-loss is newer (autumn 2023): an older CLI detaches the
# cluster instead (remove-from-global-cluster), which loses no more, but the global cluster has to be built again.
# shellcheck disable=SC2034,SC2154  # DEPLOY_* come from failover.env; the other files use what is set here
set -uo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd) || exit 1
readonly here
# shellcheck source=lib.sh disable=SC1091
. "${here}/lib.sh" || exit 1

CONFIG=${here}/failover.env
TO='' FROM='' PLANNED=false DATA_LOSS=false ACCEPT_LAG='' PROMOTED_BY_HAND=false YES=false

usage() { sed -n '3,22s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; }

# value OPTION [VALUE]
value() { [[ -n ${2:-} ]] || die "${EXIT_USAGE}" "$1 needs a value; see --help."; }

while (($#)); do
	case $1 in
	--to) value "$@" && TO=$2 && shift ;;
	--from) value "$@" && FROM=$2 && shift ;;
	--accept-lag) value "$@" && ACCEPT_LAG=$2 && shift ;;
	--config) value "$@" && CONFIG=$2 && shift ;;
	--planned) PLANNED=true ;;
	--confirm-data-loss) DATA_LOSS=true ;;
	--already-promoted) PROMOTED_BY_HAND=true ;;
	--execute) DRY_RUN=false ;;
	--yes) YES=true ;;
	--json) JSON=true ;;
	--help | -h) usage && exit 0 ;;
	*) die "${EXIT_USAGE}" "'$1' is no option; see --help." ;;
	esac
	shift
done

need_tools aws jq curl
[[ -r ${CONFIG} ]] || die "${EXIT_USAGE}" "${CONFIG} cannot be read."
# shellcheck source=/dev/null
. "${CONFIG}" || die "${EXIT_USAGE}" "${CONFIG} is no data for a shell."
need_variables DEPLOY_NAME DEPLOY_ENVIRONMENT DEPLOY_DOMAIN DEPLOY_ZONE DEPLOY_HEALTH_PATH DEPLOY_PRIMARY_REGION DEPLOY_REGIONS DEPLOY_STRATEGY \
	DEPLOY_DATABASE DEPLOY_ECS_CLUSTER DEPLOY_SERVICES DEPLOY_COLOURS DEPLOY_LOAD_BALANCER DEPLOY_RPO_SECONDS DEPLOY_RTO_SECONDS
[[ ${DEPLOY_DATABASE} == none ]] || need_variables DEPLOY_DATABASE_IDENTIFIER
[[ ${DEPLOY_DATABASE} != aurora ]] || need_variables DEPLOY_GLOBAL_CLUSTER
read -ra REGIONS <<<"${DEPLOY_REGIONS}"
read -ra SERVICES <<<"${DEPLOY_SERVICES}"
readonly PREFIX="${DEPLOY_NAME}-${DEPLOY_ENVIRONMENT}" WAIT=${DEPLOY_WAIT_SECONDS:-1800} REGIONS SERVICES
STATE_FILE=${DEPLOY_STATE_FILE:-${here}/failover.state}

[[ -n ${TO} ]] || die "${EXIT_USAGE}" "--to is missing: one of ${DEPLOY_REGIONS}."
[[ " ${DEPLOY_REGIONS} " == *" ${TO} "* ]] || die "${EXIT_USAGE}" "--to ${TO}: none of ${DEPLOY_REGIONS}."
[[ -z ${FROM} || " ${DEPLOY_REGIONS} " == *" ${FROM} "* ]] || die "${EXIT_USAGE}" "--from ${FROM}: none of ${DEPLOY_REGIONS}."
[[ -z ${ACCEPT_LAG} || ${ACCEPT_LAG} =~ ^[0-9]+$ ]] || die "${EXIT_USAGE}" "--accept-lag: whole seconds."
if ${PLANNED} && ${DATA_LOSS}; then die "${EXIT_USAGE}" "--planned loses nothing; --confirm-data-loss does not go with it."; fi
if ! ${DRY_RUN} && ! ${PLANNED} && ! ${DATA_LOSS}; then die "${EXIT_USAGE}" "Not --planned: what was not replicated will be lost. Say --confirm-data-loss."; fi
if ! ${DRY_RUN} && ! ${YES} && [[ ! -t 0 ]]; then die "${EXIT_USAGE}" "There is no terminal to ask at; say --yes."; fi
readonly TO PLANNED DATA_LOSS ACCEPT_LAG PROMOTED_BY_HAND YES JSON DRY_RUN CONFIG STATE_FILE

# shellcheck source=checks.sh disable=SC1091
. "${here}/checks.sh" || exit 1
# shellcheck source=steps.sh disable=SC1091
. "${here}/steps.sh" || exit 1

load_state
if [[ -n ${STATE[to]:-} && ${STATE[to]} != "${TO}" ]]; then
	die "${EXIT_REFUSED}" "A failover to ${STATE[to]} is unfinished. Finish it, or look what it did and remove ${STATE_FILE}."
fi
${DRY_RUN} || lock
trap 'say warning "Interrupted. The same command again goes on."; exit 130' INT TERM

STEP=preflight
preflight
STEP=confirm
confirm
[[ -n ${STATE[to]:-} ]] || { remember to "${TO}" && remember from "${FROM}" && now=$(now) && remember started "${now}"; }
STEP=stop
stop_before
STEP=database
promote
STEP=scale
scale
STEP=dns
move_traffic
STEP=stop
stop_after
STEP=verify
verify
STEP=report
report
