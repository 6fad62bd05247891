# shellcheck shell=bash disable=SC2034,SC2154 # Variables of steps.sh and of the scenario.
# Read by the scenarios of Python apps: packages come from an index of the tests' own, by pip's settings, as from any private index.
set -uo pipefail

build_options=(--secret "id=pip,src=${ENGINE_SCRATCH:-${work}/scenarios}/${scenario}/pip.conf")
users[app]=10001
not_in_image_patterns=('(^|/)pip/cache/' '^(app|venv|root)/.*\.whl$' '^requirements/' '^target/' '^tmp/.')

# Its address is that of a container: only builds on this engine can reach it.
prepare_build() {
	local id address
	id=$(docker run --detach --label "com.docker.compose.project=${COMPOSE_PROJECT_NAME}-build" deploy-engine/wheels:bookworm) || return
	address=$(docker inspect --format '{{.NetworkSettings.IPAddress}}' "${id}")
	printf '[global]\nno-index = true\nfind-links = http://%s/\ntrusted-host = %s\n' "${address}" "${address}" >"${scratch}/pip.conf"
	within 10 curl --silent --fail --output /dev/null "http://${address}/"
}
