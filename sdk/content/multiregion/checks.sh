#!/usr/bin/env bash
# Written by Deploy.Sdk; the same for every app.
# What failover.sh asks before it changes anything. Sourced, never run.
# shellcheck disable=SC2016,SC2034,SC2154  # jq has its own $; the variables are those of all the files

BALANCER_ARN='' BALANCER_DNS='' RECORDS='[]' CHECKED='[]' TARGET_ARN='' PROMOTED=false

# describe REGION SERVICE…: the services as a JSON array in CHECKED; false where ECS does not answer.
describe() {
	local region=$1 index
	shift
	CHECKED='[]'
	for ((index = 1; index <= $#; index += 10)); do
		ask "${region}" ecs describe-services --cluster "${DEPLOY_ECS_CLUSTER}" --services "${@:index:10}" || return 1
		CHECKED=$(jq -c --argjson before "${CHECKED}" '$before + [.services[]? | select(.status == "ACTIVE")]' <<<"${OUT}") || return 1
	done
}

# names: all ECS services of the app, both colours, in NAMES.
all_names() {
	NAMES=()
	local service component first=true
	for service in "${SERVICES[@]}"; do
		component=${service%%:*}
		if ${first} && [[ ${DEPLOY_COLOURS} == true ]]; then
			NAMES+=("${DEPLOY_ECS_CLUSTER}-${component}-blue" "${DEPLOY_ECS_CLUSTER}-${component}-green")
		else
			NAMES+=("${DEPLOY_ECS_CLUSTER}-${component}")
		fi
		first=false
	done
}

# running REGION: how many tasks of all services run, in RUNNING.
running() {
	all_names
	describe "$1" "${NAMES[@]}" || return 1
	RUNNING=$(jq '[.[].runningCount] | add // 0' <<<"${CHECKED}")
}

# ---- preflight: changes nothing

preflight() {
	check "${TO}" sts get-caller-identity
	local account
	account=$(field .Account)
	[[ -z ${DEPLOY_ACCOUNT:-} || ${account} == "${DEPLOY_ACCOUNT}" ]] || die "${EXIT_CHECK}" "These are credentials of ${account}, not of ${DEPLOY_ACCOUNT}."

	all_names
	describe "${TO}" "${NAMES[@]}" || die "${EXIT_CHECK}" "No answer: ${ERROR}"
	local name
	for name in "${NAMES[@]}"; do
		jq -e --arg name "${name}" 'any(.[]; .serviceName == $name)' <<<"${CHECKED}" >/dev/null || die "${EXIT_CHECK}" "${TO} has no ECS service ${name}."
	done

	check "${TO}" elbv2 describe-load-balancers --names "${DEPLOY_LOAD_BALANCER}"
	BALANCER_ARN=$(field '.LoadBalancers[0].LoadBalancerArn')
	BALANCER_DNS=$(field '.LoadBalancers[0].DNSName')
	[[ -n ${BALANCER_DNS} ]] || die "${EXIT_CHECK}" "${TO} has no load balancer ${DEPLOY_LOAD_BALANCER}."

	look_"${DEPLOY_DATABASE}"
	[[ -n ${FROM} ]] || FROM=${STATE[from]:-}
	[[ -n ${FROM} || ${TO} == "${DEPLOY_PRIMARY_REGION}" ]] || FROM=${DEPLOY_PRIMARY_REGION}
	[[ -n ${FROM} && ${FROM} != "${TO}" ]] || die "${EXIT_USAGE}" "Which region is left? Say --from."
	# Once the writes are stopped or the promotion has begun, the lag says nothing any more.
	if ! ${PROMOTED} && [[ ${DEPLOY_DATABASE} != none && -z ${STATE[stopped]:-}${STATE[promoting]:-} ]]; then check_lag; fi
	if ${PLANNED} && ! ${PROMOTED} && [[ -z ${STATE[to]:-} ]]; then
		running "${FROM}" || die "${EXIT_CHECK}" "A planned switch needs ${FROM} healthy, and it does not answer: ${ERROR}"
	fi

	check "${TO}" route53 list-hosted-zones-by-name --dns-name "${DEPLOY_ZONE}." --max-items 1
	local zone
	zone=$(field '.HostedZones[] | select(.Name == $zone) | .Id' --arg zone "${DEPLOY_ZONE}.")
	[[ -n ${zone} ]] || die "${EXIT_CHECK}" "There is no hosted zone ${DEPLOY_ZONE}."
	check "${TO}" route53 list-resource-record-sets --hosted-zone-id "${zone##*/}"
	RECORDS=${OUT}
	leaving
	local region
	for region in "${LEAVING[@]}"; do
		health_check "${region}"
		[[ -n ${CHECK_ID} ]] || die "${EXIT_CHECK}" "No record of ${DEPLOY_DOMAIN} has a health check for ${region}: traffic cannot be taken away from it."
	done
	say info "Checks passed: ${PREFIX} from ${FROM} to ${TO}."
}

# The database of the target: PROMOTED says whether it is written already, FROM who is written now.
look_none() { :; }

look_rds() {
	check "${TO}" rds describe-db-instances --db-instance-identifier "${DEPLOY_DATABASE_IDENTIFIER}"
	local source status
	source=$(field '.DBInstances[0].ReadReplicaSourceDBInstanceIdentifier')
	status=$(field '.DBInstances[0].DBInstanceStatus')
	if [[ -n ${source} ]]; then
		[[ -n ${FROM} || ${source} != arn:* ]] || FROM=$(cut -d: -f4 <<<"${source}")
	elif ${PROMOTED_BY_HAND} || [[ -n ${STATE[asked]:-} ]]; then
		# An answer that got lost: the promotion has begun all the same.
		STATE[promoting]=rds
		[[ ${status} != available ]] || PROMOTED=true
	else
		die "${EXIT_CHECK}" "${DEPLOY_DATABASE_IDENTIFIER} in ${TO} is no replica. If it is an old primary its data is old: FAILBACK_RUNBOOK.md. If it was promoted by hand: --already-promoted."
	fi
}

look_aurora() {
	check "${TO}" rds describe-global-clusters --global-cluster-identifier "${DEPLOY_GLOBAL_CLUSTER}"
	TARGET_ARN=$(field '.GlobalClusters[0].GlobalClusterMembers[].DBClusterArn | select(split(":")[3] == $to)' --arg to "${TO}")
	local writer
	writer=$(field '.GlobalClusters[0].GlobalClusterMembers[] | select(.IsWriter) | .DBClusterArn | split(":")[3]')
	if [[ ${writer} == "${TO}" ]]; then
		PROMOTED=true
	elif [[ -z ${TARGET_ARN} ]] && { ${PROMOTED_BY_HAND} || [[ -n ${STATE[asked]:-} ]]; }; then
		STATE[promoting]=detach
	elif [[ -z ${TARGET_ARN} ]]; then
		die "${EXIT_CHECK}" "${DEPLOY_GLOBAL_CLUSTER} has no cluster in ${TO}. If it was detached by hand and is the right one: --already-promoted."
	else
		[[ -n ${FROM} ]] || FROM=${writer}
	fi
}

# lag: seconds that the target is behind in LAG (empty: nobody knows), the moment of that in LAG_TIME.
lag() {
	local end start metric=ReplicaLag dimension=DBInstanceIdentifier unit=1 seconds
	if [[ ${DEPLOY_DATABASE} == aurora ]]; then metric=AuroraGlobalDBReplicationLag dimension=DBClusterIdentifier unit=1000; fi
	seconds=$(now)
	printf -v start '%(%Y-%m-%dT%H:%M:%SZ)T' "$((seconds - 900))"
	printf -v end '%(%Y-%m-%dT%H:%M:%SZ)T' "${seconds}"
	ask "${TO}" cloudwatch get-metric-statistics --namespace AWS/RDS --metric-name "${metric}" \
		--dimensions "Name=${dimension},Value=${DEPLOY_DATABASE_IDENTIFIER}" --start-time "${start}" --end-time "${end}" --period 60 --statistics Maximum || return 1
	read -r LAG LAG_TIME < <(jq -r --argjson unit "${unit}" \
		'def time: if type == "number" then floor else .[0:19] + "Z" | fromdate end; [.Datapoints[]? | {v: .Maximum, t: (.Timestamp | time)}] | sort_by(.t) | last // empty | "\(.v / $unit | ceil) \(.t)"' <<<"${OUT}" || true)
	return 0
}

check_lag() {
	LAG='' LAG_TIME=''
	lag || die "${EXIT_CHECK}" "No answer: ${ERROR}"
	local limit=${ACCEPT_LAG:-${DEPLOY_RPO_SECONDS}}
	if [[ -z ${LAG} || ${LAG} -lt 0 ]]; then
		if [[ -z ${ACCEPT_LAG} ]] || ${PLANNED}; then die "${EXIT_CHECK}" "Nobody knows how far ${TO} is behind: no lag was reported for 15 minutes, or replication has stopped. --accept-lag (not with --planned) goes on."; fi
		say warning "Nobody knows how far ${TO} is behind."
	elif ((LAG > limit)); then
		die "${EXIT_CHECK}" "${TO} is ${LAG} s behind, allowed are ${limit} s. With RDS this number grows while the primary is silent. --accept-lag SECONDS goes on all the same."
	else
		say info "${TO} is ${LAG} s behind (allowed: ${limit} s)."
	fi
}

# leaving: regions that must get no more traffic, in LEAVING. A chain: all before the target. Else only the one that is left, and none
# when it stays healthy. With RDS every other region has a database that is old from now on.
leaving() {
	LEAVING=()
	local region before=true
	for region in "${REGIONS[@]}"; do
		[[ ${region} != "${TO}" ]] || before=false
		[[ ${region} != "${TO}" ]] || continue
		if [[ ${DEPLOY_STRATEGY} == active-passive ]]; then
			if ${before}; then LEAVING+=("${region}"); fi
		elif [[ ${DEPLOY_DATABASE} == rds ]] || { [[ ${region} == "${FROM}" ]] && ! ${PLANNED}; }; then
			LEAVING+=("${region}")
		fi
	done
}

# health_check REGION: its id in CHECK_ID, as the records of the domain have it.
health_check() {
	CHECK_ID=$(jq -r --arg region "$1" --arg domain "${DEPLOY_DOMAIN}." \
		'[.ResourceRecordSets[] | select(.SetIdentifier == $region and .HealthCheckId != null and (.Name == $domain or (.Name | endswith("." + $domain)))) | .HealthCheckId][0] // empty' <<<"${RECORDS}")
}

confirm() {
	local kind="switched without loss of data"
	${PLANNED} || kind="failed over; what was not replicated is lost"
	say info "${PREFIX} will be ${kind}: ${FROM} to ${TO}. No more traffic: ${LEAVING[*]:-(no region)}."
	if ${DRY_RUN} || ${YES}; then return 0; fi
	local answer
	read -rp "Type ${TO} to go on: " answer || true
	[[ ${answer:-} == "${TO}" ]] || die "${EXIT_REFUSED}" "Not confirmed; nothing was changed."
}

