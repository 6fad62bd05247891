# shellcheck shell=bash
# Read by the scripts beside it: where things are, and how a step reports.

engine_tests=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd -- "${engine_tests}/../.." && pwd)
# Nothing is written outside of this folder, and all of it may be deleted while the engine is stopped.
work=${ENGINE_WORK:-${repository}/artifacts/engine}
readonly engine_tests repository work

# The distribution's client: it has BuildKit inside, where newer ones need the buildx plugin.
docker_client=${DOCKER_CLIENT:-/usr/bin/docker}
[[ -x ${docker_client} ]] || docker_client=docker

# The engine that engine.sh starts, and no settings of the user's.
use_engine() {
	export DOCKER_HOST=unix://${work}/docker.sock DOCKER_CONFIG=${work}/client DOCKER_BUILDKIT=1 BUILDKIT_PROGRESS=plain
	mkdir -p "${DOCKER_CONFIG}"
}

docker() { command "${docker_client}" "$@"; }

failures=0

ok() { printf 'ok - %s\n' "$*"; }

not_ok() {
	printf 'not ok - %s\n' "$*"
	failures=$((failures + 1))
}

# check WHAT COMMAND…: one step. What the command prints is shown only if it fails. Not in a subshell: a step may leave variables.
check() {
	local what=$1 status=0 output=${work}/output-$$.txt start=${SECONDS}
	shift
	"$@" >"${output}" 2>&1 || status=$?
	if ((status == 0)); then
		ok "${what} ($((SECONDS - start)) s)"
	else
		not_ok "${what} (exit code ${status})"
		tail -n 40 "${output}" | sed 's/^/#   /' || true
	fi
	rm -f "${output}"
}

# within SECONDS COMMAND…: repeats the command until it succeeds; what it printed the last time is what counts.
within() {
	local end=$((SECONDS + $1)) status output
	shift
	while :; do
		status=0
		output=$("$@" 2>&1) || status=$?
		if ((status == 0 || SECONDS >= end)); then
			printf '%s\n' "${output}"
			return "${status}"
		fi
		sleep 0.2
	done
}

finish() {
	printf '# %s\n' "$1: ${failures} failed, ${SECONDS} s"
	exit "$((failures > 0 ? 1 : 0))"
}
