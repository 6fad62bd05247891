#!/usr/bin/env bash
# A sample on a real engine, as its user would run it: the image is built, the folder with the production compose file is copied to
# a "server" and brought up there, and then each of its promises is tried.
#
#   run.sh SCENARIO                           the sample is built in a repository of its own, with the package in artifacts/packages
#   run.sh SCENARIO DOCKER_DIR CONTEXT_DIR    the files in DOCKER_DIR (…/obj/deploy/docker), built from CONTEXT_DIR
#
# SCENARIO is a file in scenarios/, by its name without .sh. What it defines stands in scenarios/README.md.
# Needs the engine of engine.sh and the images of bases.sh. One line per step, "ok - …" or "not ok - …".
# HTTP_PORT, HTTPS_PORT, LAPTOP_PORT: other ports than the scenario's. ENGINE_PROJECT: prefix of the compose projects, ENGINE_SCRATCH:
# folder to work in, for two runs at once. ENGINE_SHARED=1: others build with the engine, so its cache is left alone.
#
# Exit codes: 0 all steps passed · 1 any failed · 2 wrong arguments
# Not -e: a step that fails is counted, and the next ones still tell something.
set -uo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
readonly here

usage() { sed -n '2,13s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; }

case ${1:-} in
	-h | --help)
		usage
		exit 0
		;;
	*) ;;
esac
if [[ $# -ne 1 && $# -ne 3 ]] || [[ ! -f ${here}/scenarios/$1.sh ]]; then
	usage >&2
	exit 2
fi
readonly scenario=$1
# shellcheck source=tests/engine/lib.sh
source "${here}/lib.sh"
# shellcheck source=tests/engine/steps.sh
source "${here}/steps.sh"
use_engine
load_scenario "${scenario}"

trap remove_all EXIT
trap 'exit 130' INT TERM
remove_all

if (($# == 3)); then
	docker_dir=$(cd -- "$2" && pwd) && context=$(cd -- "$3" && pwd) || exit 2
else
	context=${scratch}/repository docker_dir=${scratch}/repository/${sample}/obj/deploy/docker
	check "${sample} is built with the packed SDK" build_sample
	((failures == 0)) || finish "${scenario}"
fi
readonly docker_dir context

check 'the folder is copied to a server and filled in' prepare_server
check 'docker-compose accepts compose.production.yaml' compose config --quiet
check 'docker-compose accepts compose.yaml' laptop config --quiet
image=$(app_image)
readonly image

check 'what the build needs is there' prepare_build
check "docker build makes ${image}" build_image
((failures == 0)) || finish "${scenario}"
[[ ${cache_holds_packages} == no || ${ENGINE_SHARED:-} == 1 ]] || check 'it is built again where the layers are and the package cache is not' build_without_package_cache
check "the image runs as user ${users[app]}" image_is '{{.Config.User}}' "${users[app]}:${users[app]}"
check 'the image is told to stop by SIGTERM' image_is '{{.Config.StopSignal}}' SIGTERM
check 'the image is labelled' image_is '{{index .Config.Labels "org.opencontainers.image.version"}}' "${image##*:}"
check 'the files of the image can be listed' list_image
check 'no source of the build, build output, tool or secret is in the image' not_in_image
check 'no secret is in its history' no_secret_in_history
size=$(docker image inspect --format '{{.Size}}' "${image}")
printf '# image: %s MB\n' "$((size / 1000000))"

check 'the secrets are made once and never again' make_secrets
before=${failures}
check 'docker-compose up' compose up -d
check 'Caddy makes a certificate' within 30 take_root_certificate
check 'the app answers through Caddy by https, on its health paths' within 60 answers
if ((failures > before)); then
	compose ps
	compose logs --tail 20 "${services[@]}"
	finish "${scenario}"
fi
check 'every container is read-only, limited, restarted, and without capabilities' hardened
check 'no process has rights, and Caddy no capability but to listen on port 443' none_is_root
check 'the root file system of the app is read-only' cannot_write
check 'only Caddy is reachable; the databases reach nothing' only_caddy_is_public
check 'the databases ask for their passwords' databases_ask_for_password
check 'no secret is in docker inspect' no_secret_in_inspect
check 'no secret is in the list of processes' no_secret_in_arguments
check 'Caddy adds the security headers and takes away the rest' has_headers
check 'http is redirected to https' redirects_to_https
check 'data is made' create_data
check 'it can be read again' within 60 data_is_there
own_steps
for service in "${services[@]}"; do
	check "${service} crashes, comes back by itself, and nothing is lost" crash "${service}"
done
for service in "${services[@]}"; do
	check "${service} is killed, comes back by up, and nothing is lost" killed_and_up "${service}"
done
check 'a request in flight finishes while the app stops' request_in_flight_finishes
check 'no request is lost while the app restarts' restart_loses_none
check 'down and up keep the data' down_up_keeps_data
check 'all stop in time, and by themselves' stops_in_time
check 'the laptop compose file answers, without any secret' on_laptop
finish "${scenario}"
