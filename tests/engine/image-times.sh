#!/usr/bin/env bash
# How long the images of the samples take to build, and how large they are; prints a table.
#
#   image-times.sh [SCENARIO…]      those of scenarios/, or these
#
# Cold: no layer and no package cache. Warm: one line of the app changed. Needs the engine of engine.sh, the images of bases.sh, and the
# package in artifacts/packages. Base images are there in both cases.
#
# Exit codes: 0 all were built · 1 one was not
set -uo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
readonly here

# One scenario, in a process of its own: scenarios share the names of their variables.
measure() {
	# shellcheck source=tests/engine/lib.sh
	source "${here}/lib.sh"
	scenario=$1
	# shellcheck source=tests/engine/steps.sh
	source "${here}/steps.sh"
	use_engine
	export ENGINE_PROJECT=deploy-engine-times ENGINE_SCRATCH=${work}/times
	load_scenario "${scenario}"
	trap remove_all EXIT
	context=${scratch}/repository docker_dir=${scratch}/repository/${sample}/obj/deploy/docker image=deploy-engine-times/${scenario}:1
	local log=${scratch}/log cold warm size
	{ build_sample && prepare_build; } >"${log}" 2>&1 || { tail -n 20 "${log}" >&2; return 1; }
	cold=$(seconds build_image --no-cache --build-arg "BUILDKIT_CACHE_MOUNT_NS=${EPOCHREALTIME}") || return
	# The layers of this build, with the cache that a machine has which builds it every day.
	seconds build_image >/dev/null || return
	change_source "${EPOCHREALTIME}" || return
	warm=$(seconds build_image) || return
	size=$(docker image inspect --format '{{.Size}}' "${image}")
	docker image rm "${image}" >/dev/null
	printf '%-16s %12s %12s %10s\n' "${scenario}" "${cold} s" "${warm} s" "$((size / 1000000)) MB"
}

# seconds COMMAND…: how long it took.
seconds() {
	local start=${EPOCHREALTIME/[.,]/} log=${scratch:?}/log
	"$@" >"${log}" 2>&1 || { tail -n 20 "${log}" >&2; return 1; }
	local end=${EPOCHREALTIME/[.,]/}
	awk -v microseconds="$((end - start))" 'BEGIN { printf "%.1f", microseconds / 1000000 }'
}

case ${1:-} in
	-h | --help)
		sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
		exit 0
		;;
	*) ;;
esac
if (($# == 0)); then
	set -- "${here}"/scenarios/*.sh
	set -- "${@##*/}"
	set -- "${@%.sh}"
fi
failed=0
printf '%-16s %12s %12s %10s\n' image 'build, cold' 'build, warm' size
for name in "$@"; do
	(measure "${name}") || { printf '%-16s failed\n' "${name}"; failed=1; }
done
exit "${failed}"
