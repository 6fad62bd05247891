#!/usr/bin/env bash
# Written by Deploy.Sdk; the same for every app.
# What failover.sh changes, in its order. Sourced, never run. Each step looks before it changes, so that a second run goes on.
# shellcheck disable=SC2016,SC2153,SC2154  # jq has its own $; the variables are those of all the files

# ---- stop: the old region must not write any more

# stop_region REGION: limits first, else autoscaling brings the tasks back.
stop_region() {
	local region=$1 name
	all_names
	describe "${region}" "${NAMES[@]}" || return 1
	local found=${CHECKED}
	for name in "${NAMES[@]}"; do
		jq -e --arg name "${name}" 'any(.[]; .serviceName == $name and .desiredCount > 0)' <<<"${found}" >/dev/null || continue
		limits "${region}" "${name}" || return 1
		if [[ -n ${LIMITS} ]]; then act "${region}" application-autoscaling register-scalable-target --service-namespace ecs --resource-id "service/${DEPLOY_ECS_CLUSTER}/${name}" \
			--scalable-dimension ecs:service:DesiredCount --min-capacity 0 --max-capacity 0 || return 1; fi
		act "${region}" ecs update-service --cluster "${DEPLOY_ECS_CLUSTER}" --service "${name}" --desired-count 0 || return 1
	done
}

# limits REGION SERVICE: "min max" of its autoscaling in LIMITS, empty without.
limits() {
	ask "$1" application-autoscaling describe-scalable-targets --service-namespace ecs --resource-ids "service/${DEPLOY_ECS_CLUSTER}/$2" || return 1
	LIMITS=$(field '.ScalableTargets[0] | select(. != null) | "\(.MinCapacity) \(.MaxCapacity)"')
}

is_stopped() { running "$1" && ((RUNNING == 0)); }

stop_before() {
	if ${PLANNED}; then
		# Aurora stops the writes itself; with RDS the writers have to go before the replica can have everything.
		[[ ${DEPLOY_DATABASE} == rds ]] || return 0
		if ${PROMOTED} || [[ -n ${STATE[stopped]:-} ]]; then return 0; fi
		local region moment
		for region in "${REGIONS[@]}"; do
			[[ ${region} != "${TO}" && (${region} == "${FROM}" || ${DEPLOY_STRATEGY} == active-active) ]] || continue
			stop_region "${region}" || die "${EXIT_ACTION}" "${region} cannot be stopped: ${ERROR}"
			wait_for "${WAIT}" "no task of ${DEPLOY_ECS_CLUSTER} runs in ${region}" is_stopped "${region}" || die "${EXIT_TIMEOUT}" "Tasks in ${region} do not end."
		done
		moment=$(now) && remember stopped "${moment}"
	elif ! stop_region "${FROM}"; then
		say warning "${FROM} cannot be stopped (${ERROR}). When it comes back its app writes into the old database: stop it then, FAILOVER_RUNBOOK.md."
	fi
}

stop_after() {
	${PLANNED} && [[ ${DEPLOY_STRATEGY} == active-passive && ${DEPLOY_DATABASE} != rds ]] || return 0
	stop_region "${FROM}" || say warning "${FROM} still runs: ${ERROR}"
}

# ---- database

promote() {
	if ${PROMOTED} || [[ ${DEPLOY_DATABASE} == none ]]; then
		say info "The database needs nothing."
		return 0
	fi
	promote_"${DEPLOY_DATABASE}"
	say info "The database of ${TO} is written from now on."
}

# Everything is there when the replica has replayed something that is younger than the last write: its lag cannot be 0 before that.
has_replayed() {
	LAG='' LAG_TIME=''
	lag && [[ -n ${LAG} ]] && ((LAG >= 0 && LAG_TIME - LAG >= STATE[stopped]))
}

is_promoted_rds() {
	ask "${TO}" rds describe-db-instances --db-instance-identifier "${DEPLOY_DATABASE_IDENTIFIER}" || return 1
	local status source
	status=$(field '.DBInstances[0].DBInstanceStatus')
	source=$(field '.DBInstances[0].ReadReplicaSourceDBInstanceIdentifier')
	case ${status} in
	failed | incompatible-* | inaccessible-* | storage-full | restore-error | stopped) die "${EXIT_ACTION}" "${DEPLOY_DATABASE_IDENTIFIER} in ${TO} is ${status}." ;;
	*) ;;
	esac
	[[ -z ${source} && ${status} == available ]]
}

promote_rds() {
	if ${PLANNED}; then
		# Up to five minutes: an idle PostgreSQL sends something only that often.
		wait_for "${WAIT}" "${TO} has replayed everything" has_replayed || die "${EXIT_TIMEOUT}" "${TO} is not level with ${FROM}. The app is stopped: go on later, or start ${FROM} again (FAILOVER_RUNBOOK.md)."
	fi
	if [[ -z ${STATE[promoting]:-} ]]; then
		remember asked rds
		must "${TO}" rds promote-read-replica --db-instance-identifier "${DEPLOY_DATABASE_IDENTIFIER}"
		remember promoting rds
	fi
	wait_for "${WAIT}" "${DEPLOY_DATABASE_IDENTIFIER} in ${TO} is promoted" is_promoted_rds || die "${EXIT_TIMEOUT}" "The promotion takes longer than ${WAIT} s."
}

is_promoted_aurora() {
	ask "${TO}" rds describe-global-clusters --global-cluster-identifier "${DEPLOY_GLOBAL_CLUSTER}" || return 1
	local member
	member=$(field '.GlobalClusters[0].GlobalClusterMembers[] | select(.DBClusterArn == $arn) | if .IsWriter then "writer" else "reader" end' --arg arn "${TARGET_ARN}")
	if [[ ${member} == writer ]]; then return 0; fi
	# Detached: no member any more, a cluster of its own.
	[[ -z ${member} && ${STATE[promoting]:-} == detach ]] || return 1
	ask "${TO}" rds describe-db-clusters --db-cluster-identifier "${DEPLOY_DATABASE_IDENTIFIER}" || return 1
	local status
	status=$(field '.DBClusters[0].Status')
	[[ ${status} == available ]]
}

promote_aurora() {
	local way=switchover
	if ! ${PLANNED}; then
		way=detach
		command_line "${TO}" rds failover-global-cluster --generate-cli-skeleton input
		if run_line && [[ ${OUT} == *AllowDataLoss* ]]; then way=failover; fi
	fi
	if [[ -z ${STATE[promoting]:-} ]]; then
		remember asked "${way}"
		case ${way} in
		# Without further options Aurora switches over, and refuses where that would lose anything.
		switchover) must "${TO}" rds failover-global-cluster --global-cluster-identifier "${DEPLOY_GLOBAL_CLUSTER}" --target-db-cluster-identifier "${TARGET_ARN}" ;;
		failover) must "${TO}" rds failover-global-cluster --global-cluster-identifier "${DEPLOY_GLOBAL_CLUSTER}" --target-db-cluster-identifier "${TARGET_ARN}" --allow-data-loss ;;
		*)
			say warning "This AWS CLI does not know --allow-data-loss: the cluster of ${TO} is detached from ${DEPLOY_GLOBAL_CLUSTER}."
			must "${TO}" rds remove-from-global-cluster --global-cluster-identifier "${DEPLOY_GLOBAL_CLUSTER}" --db-cluster-identifier "${TARGET_ARN}"
			;;
		esac
		remember promoting "${way}"
	fi
	wait_for "${WAIT}" "${TARGET_ARN} is the writer" is_promoted_aurora || die "${EXIT_TIMEOUT}" "The promotion takes longer than ${WAIT} s."
}

# ---- app

# live_colour: of the two services behind the load balancer the one that its listener sends to, in NAME.
live_colour() {
	local group colour
	check "${TO}" elbv2 describe-listeners --load-balancer-arn "${BALANCER_ARN}"
	group=$(field '[.Listeners[].DefaultActions[] | if .ForwardConfig then .ForwardConfig.TargetGroups[] else {TargetGroupArn, Weight: 1} end | select(.TargetGroupArn)] | max_by(.Weight // 1) | .TargetGroupArn')
	for colour in blue green; do
		NAME=${DEPLOY_ECS_CLUSTER}-$1-${colour}
		jq -e --arg name "${NAME}" --arg group "${group}" 'any(.[]; .serviceName == $name and any(.loadBalancers[]?; .targetGroupArn == $group))' <<<"${CHECKED}" >/dev/null && return 0
	done
	die "${EXIT_CHECK}" "The listener of ${DEPLOY_LOAD_BALANCER} in ${TO} sends to neither colour of $1."
}

# Everybody comes at once, to cold caches: where autoscaling can take tasks away again, the start is its maximum.
scale() {
	local service component min max current wanted index=0
	SCALED=()
	all_names
	describe "${TO}" "${NAMES[@]}" || die "${EXIT_CHECK}" "No answer: ${ERROR}"
	local found=${CHECKED}
	for service in "${SERVICES[@]}"; do
		IFS=: read -r component min max <<<"${service}"
		NAME=${DEPLOY_ECS_CLUSTER}-${component}
		if ((index++ == 0)) && [[ ${DEPLOY_COLOURS} == true ]]; then live_colour "${component}"; fi
		wanted=${min}
		limits "${TO}" "${NAME}" || die "${EXIT_CHECK}" "No answer: ${ERROR}"
		if [[ -n ${LIMITS} ]]; then
			wanted=${max}
			[[ ${LIMITS} == "${min} ${max}" ]] || must "${TO}" application-autoscaling register-scalable-target --service-namespace ecs \
				--resource-id "service/${DEPLOY_ECS_CLUSTER}/${NAME}" --scalable-dimension ecs:service:DesiredCount --min-capacity "${min}" --max-capacity "${max}"
		fi
		current=$(jq -r --arg name "${NAME}" '.[] | select(.serviceName == $name) | .desiredCount' <<<"${found}")
		((current >= wanted)) || must "${TO}" ecs update-service --cluster "${DEPLOY_ECS_CLUSTER}" --service "${NAME}" --desired-count "${wanted}"
		SCALED+=("${NAME}:${min}")
	done
	wait_for "${WAIT}" "the services run in ${TO}" is_running || die "${EXIT_TIMEOUT}" "The services of ${TO} do not start; look at their events: aws ecs describe-services."
}

is_running() {
	describe "${TO}" "${SCALED[@]%:*}" || return 1
	local service
	for service in "${SCALED[@]}"; do
		jq -e --arg name "${service%:*}" --argjson min "${service##*:}" 'any(.[]; .serviceName == $name and .runningCount >= $min)' <<<"${CHECKED}" >/dev/null || return 1
	done
}

# ---- dns

# set_health REGION out|in. Disabled and inverted: always unhealthy. Disabled alone would be always healthy.
set_health() {
	local region=$1 wanted=false
	local -a options=(--no-disabled --no-inverted)
	if [[ $2 == out ]]; then wanted=true options=(--disabled --inverted); fi
	health_check "${region}"
	[[ -n ${CHECK_ID} ]] || return 0
	check "${TO}" route53 get-health-check --health-check-id "${CHECK_ID}"
	if jq -e --argjson wanted "${wanted}" '.HealthCheck.HealthCheckConfig | ((.Disabled // false) == $wanted and (.Inverted // false) == $wanted)' <<<"${OUT}" >/dev/null; then
		say info "${region} is ${2} already."
		return 0
	fi
	act "${TO}" route53 update-health-check --health-check-id "${CHECK_ID}" "${options[@]}" ||
		die "${EXIT_ACTION}" "Failed: ${ERROR} Route 53 takes changes in us-east-1 only; with us-east-1 down try again later. A region that is unhealthy gets no traffic in any case."
}

move_traffic() {
	local region
	# The target first, so that there is always one that can be answered.
	set_health "${TO}" in
	for region in "${LEAVING[@]}"; do
		set_health "${region}" out
	done
}

# ---- verify

is_healthy() {
	local group healthy=0 groups min
	min=${SERVICES[0]#*:} && min=${min%%:*}
	ask "${TO}" elbv2 describe-target-groups --load-balancer-arn "${BALANCER_ARN}" || return 1
	groups=$(field '.TargetGroups[].TargetGroupArn')
	for group in ${groups}; do
		ask "${TO}" elbv2 describe-target-health --target-group-arn "${group}" || return 1
		healthy=$((healthy + $(jq '[.TargetHealthDescriptions[]? | select(.TargetHealth.State == "healthy")] | length' <<<"${OUT}" || true)))
	done
	((healthy >= (min > 0 ? min : 1)))
}

is_answering() {
	local -a line=(curl --fail --silent --show-error --output /dev/null --max-time 10 --connect-to "::${BALANCER_DNS}:" "${URL}")
	say command "${line[*]}"
	"${line[@]}" 2>/dev/null </dev/null
}

verify() {
	URL=${DEPLOY_VERIFY_URL:-https://${DEPLOY_DOMAIN}${DEPLOY_HEALTH_PATH}}
	wait_for "${WAIT}" "the load balancer of ${TO} has healthy targets" is_healthy || die "${EXIT_CHECK}" "The load balancer of ${TO} has too few healthy targets."
	wait_for 300 "${URL} answers through ${BALANCER_DNS}" is_answering || die "${EXIT_CHECK}" "${URL} does not answer through the load balancer of ${TO}."
	if ${DRY_RUN}; then return 0; fi
	if [[ ${DEPLOY_DATABASE} != none ]]; then is_promoted_"${DEPLOY_DATABASE}" || die "${EXIT_CHECK}" "The database of ${TO} is not the one that is written."; fi
	if [[ -n ${DEPLOY_VERIFY_COMMAND:-} ]]; then
		say command "${DEPLOY_VERIFY_COMMAND}"
		bash -c "${DEPLOY_VERIFY_COMMAND}" </dev/null >&2 || die "${EXIT_CHECK}" "DEPLOY_VERIFY_COMMAND failed."
	fi
}

report() {
	if ${DRY_RUN}; then
		say info "Nothing was changed. --execute does it."
		return 0
	fi
	local seconds
	seconds=$(now) && seconds=$((seconds - STATE[started]))
	rm -f -- "${STATE_FILE}"
	say info "${PREFIX} runs in ${TO}: ${seconds} s, the RTO is ${DEPLOY_RTO_SECONDS} s."
	((seconds <= DEPLOY_RTO_SECONDS)) || say warning "Longer than the RTO."
	say info "Clients keep old DNS answers for a minute or more. Now: no 'tofu apply' for ${FROM} or multiregion/global before FAILBACK_RUNBOOK.md has been read."
}
