# shellcheck shell=bash disable=SC2034,SC2154 # Variables of run.sh and of the scenario.
# Read by steps.sh: what a server does to an app, and that nothing is lost by it.
set -uo pipefail

all_is_well() { within 45 answers && within 60 data_is_there; }

# Its main process is ended the hard way, from outside: `docker kill` would count as the user's wish, and nothing would restart it.
crash() {
	local service=$1 id pid
	id=$(container "${service}")
	pid=$(docker inspect --format '{{.State.Pid}}' "${id}")
	# 0 while it does not run, and `kill 0` would mean this script.
	((pid > 1)) || return
	kill -KILL "${pid}" || return
	within 5 restarted "${id}" "${pid}" && all_is_well
}

restarted() {
	local pid
	pid=$(docker inspect --format '{{.State.Pid}}' "$1")
	[[ ${pid} != 0 && ${pid} != "$2" ]]
}

killed_and_up() {
	local id
	id=$(container "$1")
	docker kill "${id}" && compose up -d && all_is_well
}

# The sender takes three seconds over its request, the app is told to stop after one.
request_in_flight_finishes() {
	local id result=${scratch:?}/in-flight
	id=$(container app)
	slow_request >"${result}" 2>&1 &
	local sender=$!
	sleep 1
	docker stop --time 30 "${id}" >/dev/null || return
	local stopped=${EPOCHREALTIME} status=0
	wait "${sender}" || status=$?
	cat "${result}"
	((status == 0)) || docker logs --tail 10 "${id}"
	local code
	code=$(docker inspect --format '{{.State.ExitCode}}' "${id}")
	printf 'stopped at %s with exit code %s\n' "${stopped}" "${code}"
	docker start "${id}" >/dev/null
	[[ ${status} == 0 && ${code} == "${exit_codes[app]:-0}" ]] && within 30 answers
}

# Requests one after another, while the app is restarted: each has to succeed.
restart_loses_none() {
	local id reader lost=${scratch}/lost
	: >"${lost}"
	id=$(container app)
	(while [[ ! -e ${scratch}/enough ]]; do ask "${list_path}" >/dev/null 2>>"${lost}" || printf 'lost\n' >>"${lost}"; printf . >>"${scratch}/sent"; done) &
	reader=$!
	sleep 1
	docker restart --time 30 "${id}" >/dev/null
	sleep 3
	: >"${scratch}/enough"
	wait "${reader}"
	wc -c "${scratch}/sent"
	! grep . "${lost}"
}

down_up_keeps_data() { compose down && compose up -d && within 90 answers && within 60 data_is_there; }

stops_in_time() {
	local start=${SECONDS}
	compose stop || return
	local service id code bad=no
	# Nothing is asked of them any more, so none needs the 30 seconds that it has; the rest is for a busy machine.
	((SECONDS - start < 45)) || bad=yes
	printf 'after %s s\n' "$((SECONDS - start))"
	for service in "${services[@]}"; do
		id=$(container "${service}")
		code=$(docker inspect --format '{{.State.ExitCode}}' "${id}")
		docker inspect --format "${service} ended with {{.State.ExitCode}} at {{.State.FinishedAt}}" "${id}"
		[[ ${code} == "${exit_codes[${service}]:-0}" ]] || bad=yes
	done
	[[ ${bad} == no ]]
}

on_laptop() {
	through=laptop
	laptop up -d --no-build && within 60 answers && create_data && within 60 data_is_there
	local status=$?
	through=caddy
	return "${status}"
}
