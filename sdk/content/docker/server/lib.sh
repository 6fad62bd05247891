# shellcheck shell=bash disable=SC2034,SC2310,SC2312
# Written by Deploy.Sdk; the same for every app. Read by the scripts beside it, which run on the server.

server_folder=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# Where the compose files are, and .env says which of them is meant.
folder=${server_folder%/*}

say() { printf '%s\n' "$*"; }

fail() {
	local status=$1
	shift
	printf '%s: %s\n' "${0##*/}" "$*" >&2
	exit "${status}"
}

# setting NAME [FILE]: its value in .env, or nothing. The last line of a name counts, as in compose.
setting() {
	local file=${2:-${folder}/.env} value
	[[ -r ${file} ]] || return 0
	value=$(sed -n "s/^$1=//p" "${file}" | tail -n 1)
	value=${value%$'\r'}
	value=${value#[\"\']}
	printf '%s' "${value%[\"\']}"
}

# set_setting NAME VALUE: changes the line in .env, or adds one; all or nothing.
set_setting() {
	local file=${folder}/.env new
	new=$(mktemp "${folder}/.env.XXXXXX")
	NAME=$1 VALUE=$2 awk 'index($0, ENVIRON["NAME"] "=") == 1 { if (!done) print ENVIRON["NAME"] "=" ENVIRON["VALUE"]; done = 1; next }
		{ print } END { if (!done) print ENVIRON["NAME"] "=" ENVIRON["VALUE"] }' "${file}" >"${new}"
	chmod --reference "${file}" "${new}"
	mv -- "${new}" "${file}"
}

# find_compose: leaves the command in $compose_command: the plugin (v2), else docker-compose of 1.29 or later.
find_compose() {
	if docker compose version >/dev/null 2>&1; then
		compose_command=(docker compose)
	elif command -v docker-compose >/dev/null 2>&1; then
		compose_command=(docker-compose)
	else
		return 1
	fi
}

# compose ARGUMENTS…: in the folder, so that .env there is read.
compose() {
	[[ -v compose_command ]] || find_compose || fail 3 'neither "docker compose" nor docker-compose is installed.'
	(cd -- "${folder}" && "${compose_command[@]}" "$@")
}

# states: a line for each container: SERVICE STATE HEALTH EXITCODE RESTARTPOLICY.
states() {
	local ids
	ids=$(compose ps --all --quiet 2>/dev/null || compose ps --quiet)
	[[ -n ${ids} ]] || return 0
	# shellcheck disable=SC2086 # a list
	docker inspect --format '{{index .Config.Labels "com.docker.compose.service"}} {{.State.Status}} {{if .State.Health}}{{.State.Health.Status}}{{else}}-{{end}} {{.State.ExitCode}} {{.HostConfig.RestartPolicy.Name}}' ${ids}
}

# not_ready: a line for each container that is not what it should be: running and healthy, or ended well. One that would be started again and
# lies there all the same was stopped by a person, or its profile is off.
not_ready() {
	states | awk '$2 == "exited" && ($4 == 0 || $5 == "unless-stopped") { next } $2 == "running" && ($3 == "healthy" || $3 == "-") { next } { print "  " $1 ": " $2 ($3 == "-" ? "" : ", " $3) ($2 == "exited" ? ", exit code " $4 : "") }'
}

# wait_ready SECONDS: until all are; says which are not when the time is over.
wait_ready() {
	local end=$((SECONDS + $1)) waiting
	while :; do
		waiting=$(not_ready)
		[[ -n ${waiting} ]] || return 0
		if ((SECONDS >= end)); then
			printf 'After %s s these are not ready:\n%s\n' "$1" "${waiting}" >&2
			return 1
		fi
		sleep 2
	done
}

# answers SERVICE: whether the app answers on its health path, asked from Caddy's container and as Caddy asks. (The app's image need not have
# a shell. Not every wget of BusyBox has a limit of its own.)
answers() {
	# shellcheck disable=SC2016 # of the container
	compose exec -T caddy sh -c 'timeout 5 wget -q -O /dev/null --header "Host: ${DOMAIN}" --header "X-Forwarded-Proto: https" "http://$1:${APP_PORT}${HEALTH_PATH}"' sh "$1" </dev/null >/dev/null 2>&1
}
