#!/usr/bin/env bash
# A Docker engine of the tests' own: data, sockets and client settings under artifacts/engine, gone again after `stop`.
#
#   engine.sh start     needs root and dockerd; refuses if another engine runs on this machine (they would share the firewall)
#   engine.sh stop      ends it by its process id, and gives the firewall back as it was
#   engine.sh env       prints the exports that point a client to it
#   engine.sh status    exit code 0 if it runs
# Not -e: what may fail is handled where it stands.
set -uo pipefail
# shellcheck source=tests/engine/lib.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

readonly pid_file=${work}/dockerd.pid

# Its process id, or nothing. The number alone is not trusted: another process may have it by now.
running() {
	local pid
	[[ -s ${pid_file} ]] || return 0
	pid=$(<"${pid_file}")
	if [[ -r /proc/${pid}/cmdline ]] && tr '\0' ' ' <"/proc/${pid}/cmdline" | grep -qF -- "${pid_file}"; then
		printf '%s' "${pid}"
	fi
}

start() {
	local pid
	pid=$(running)
	if [[ -n ${pid} ]]; then
		printf 'The engine runs already (process %s).\n' "${pid}"
		return
	fi
	[[ ${EUID} -eq 0 ]] || { printf 'engine.sh: needs root.\n' >&2; exit 2; }
	type -P dockerd >/dev/null || { printf 'engine.sh: there is no dockerd.\n' >&2; exit 2; }
	pid=$(pgrep -x dockerd || true)
	[[ -z ${pid} ]] || { printf 'engine.sh: another engine runs (process %s); it is left alone.\n' "${pid//$'\n'/, }" >&2; exit 3; }
	((${#work} <= 60)) || { printf 'engine.sh: set ENGINE_WORK to a shorter path; sockets cannot be that deep.\n' >&2; exit 2; }

	mkdir -p "${work}/data" "${work}/exec" "${work}/before"
	remember
	# Not below the caller's terminal, and deaf to its signals.
	setsid dockerd --data-root "${work}/data" --exec-root "${work}/exec" --pidfile "${pid_file}" \
		--host "unix://${work}/docker.sock" --config-file "${work}/daemon.json" --log-level warn \
		>"${work}/dockerd.log" 2>&1 </dev/null &
	use_engine
	if ! within 60 answers; then
		printf 'engine.sh: the engine does not answer; its last words:\n' >&2
		tail -n 20 "${work}/dockerd.log" >&2
		stop
		exit 1
	fi
	docker info --format 'The engine runs: {{.ServerVersion}}, {{.Driver}}, cgroup {{.CgroupVersion}}'
}

answers() { docker version >/dev/null 2>&1; }

# What dockerd changes on the machine. (`{}` also keeps it from reading the machine's own daemon.json.)
remember() {
	printf '{}\n' >"${work}/daemon.json"
	iptables -S FORWARD 2>/dev/null | head -n 1 >"${work}/before/forward" || true
	cp /proc/sys/net/ipv4/ip_forward "${work}/before/ip_forward"
	: >"${work}/before/links"
	[[ ! -e /sys/class/net/docker0 ]] || printf 'docker0\n' >"${work}/before/links"
}

give_back() {
	local link policy
	for link in /sys/class/net/docker0 /sys/class/net/br-????????????; do
		link=${link##*/}
		[[ -e /sys/class/net/${link} ]] || continue
		grep -qx "${link}" "${work}/before/links" || ip link delete "${link}" || true
	done
	if type -P iptables-save >/dev/null; then
		iptables-save | grep -vE 'DOCKER|docker0|br-[0-9a-f]{12}' | iptables-restore || true
		read -r _ _ policy <"${work}/before/forward" || true
		[[ -z ${policy:-} ]] || iptables -P FORWARD "${policy}"
	fi
	cat "${work}/before/ip_forward" >/proc/sys/net/ipv4/ip_forward
}

stop() {
	local pid place
	pid=$(running)
	if [[ -n ${pid} ]]; then
		use_engine
		docker ps -q | xargs -r "${docker_client}" kill >/dev/null
		kill -TERM "${pid}"
		within 30 gone "${pid}" || kill -KILL "${pid}"
	fi
	if [[ -d ${work}/before ]]; then
		give_back
		rm -rf "${work}/before"
	fi
	# Deepest first.
	awk -v work="${work}/" 'index($2, work) == 1 { print $2 }' /proc/mounts | sort -r | while IFS= read -r place; do
		umount "${place}" || umount --lazy "${place}"
	done
	rm -f "${pid_file}" "${work}/docker.sock"
	printf 'The engine is stopped.\n'
}

gone() { [[ ! -e /proc/$1 ]]; }

case ${1:-} in
	start) start ;;
	stop) stop ;;
	env)
		use_engine
		printf 'export DOCKER_HOST=%q DOCKER_CONFIG=%q DOCKER_BUILDKIT=1 BUILDKIT_PROGRESS=plain\n' "${DOCKER_HOST}" "${DOCKER_CONFIG}"
		;;
	status)
		pid=$(running)
		[[ -n ${pid} ]]
		;;
	*)
		sed -n '4,7s/^# *//p' "${BASH_SOURCE[0]}" >&2
		exit 2
		;;
esac
