#!/usr/bin/env bash
# compose.watch.yaml of a .NET app on a real engine: the source is mounted, an edit changes the answer, and nothing is written into it.
#
#   watch.sh [CASE]     a golden case of a web project in one folder; "hello" unless given
#
# Needs the engine of engine.sh and the .NET SDK's image of bases.sh. One line per step; exit code 1 if any failed.
# shellcheck disable=SC2317 # Steps are called by name, through `check`.
# Not -e: a step that fails is counted, and the next ones still tell something.
set -uo pipefail
# shellcheck source=tests/engine/lib.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

if [[ ${1:-} == --help ]]; then
	sed -n '2,5s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
	exit 0
fi
use_engine

readonly scratch=${work}/watch case=${repository}/tests/cases/${1:-hello}/expected/docker
readonly source=${scratch}/src docker_dir=${scratch}/src/obj/deploy/docker
export COMPOSE_PROJECT_NAME=dt-laptop-watch PORT=${WATCH_PORT:-18502} COMPOSE_DOCKER_CLI_BUILD=1

# The client that docker-compose calls to build is the one with BuildKit.
client_folder=$(dirname -- "${docker_client}")
readonly client_folder
compose() { PATH=${client_folder}:${PATH} docker-compose -f "${docker_dir}/compose.yaml" -f "${docker_dir}/compose.watch.yaml" "$@"; }

prepare() {
	rm -rf "${scratch}"
	mkdir -p "${docker_dir}" "${source}/obj/Debug"
	cp "${case}"/compose{,.watch}.yaml "${repository}/sdk/content/docker/watch.Dockerfile" "${docker_dir}/" || return
	# Without a package of Deploy.Sdk: what is tried here is the mount.
	sed '/<Sdk Name="Deploy.Sdk"/d' "${repository}/samples/hello/Hello.csproj" >"${source}/hello.csproj"
	cp "${repository}/samples/hello/Program.cs" "${source}/"
	# What the host has compiled must not be compiled again.
	printf 'This is no C#.\n' >"${source}/obj/Debug/Host.cs"
}

answers() { curl --silent --show-error --fail --max-time 5 "http://127.0.0.1:${PORT}/" | grep -F -- "$1"; }

edit() { sed -i "s/$1/$2/" "${source}/Program.cs"; }

has_new_answer() {
	edit "$1" "$2"
	within "${WATCH_PATIENCE:-120}" answers "$2" && return
	compose logs --no-color --tail 30 app
	return 1
}

starts() {
	within "${WATCH_PATIENCE:-300}" answers 'Hello from' && return
	compose logs --no-color --tail 30 app
	return 1
}

container() { compose ps -q app; }

is_healthy() {
	local id state
	id=$(container) && state=$(docker inspect --format '{{.State.Health.Status}}' "${id}") && [[ ${state} == healthy ]]
}

source_is_clean() {
	local files
	files=$(cd "${source}" && find . -path ./obj/deploy -prune -o -type f -print | sort | tr '\n' ' ')
	printf '%s\n' "${files}"
	[[ ${files} == './Program.cs ./hello.csproj ./obj/Debug/Host.cs ' ]]
}

is_no_root() {
	local id user
	id=$(container) && user=$(docker exec "${id}" id -u) && [[ ${user} == 1654 ]]
}

stops() {
	local start=${SECONDS}
	compose stop || return
	((SECONDS - start < 25))
}

check 'the source and the two files are prepared' prepare
compose down --volumes >/dev/null 2>&1
check 'it starts: docker-compose up --build' compose up -d --build
check 'it answers' starts
check 'it does not run as root' is_no_root
check 'it is healthy' within 60 is_healthy
check 'an edit of a method changes the answer' has_new_answer 'Hello from' 'Edited in'
check 'nothing is written into the source' source_is_clean
check 'it stops when told' stops
compose down --volumes --rmi local >/dev/null 2>&1
finish watch
