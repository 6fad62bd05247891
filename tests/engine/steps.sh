# shellcheck shell=bash disable=SC2034,SC2154 # Variables of run.sh and of the scenario.
# Read by run.sh: the steps that every sample goes through, up to its image. Those of the server are in the two files beside it.
set -uo pipefail
# shellcheck source=tests/engine/steps-server.sh
source "${engine_tests:?}/steps-server.sh"
# shellcheck source=tests/engine/steps-survival.sh
source "${engine_tests}/steps-survival.sh"

# What a scenario says of itself (scenarios/README.md), with what holds for most.
sample='' domain='' list_path=/ liveness=/health readiness=/health/ready
http_port='' https_port='' laptop_port='' cache_holds_packages=no
services=() build_options=() not_in_image_patterns=() in_image=() answers_to_secrets=()
declare -A users=([postgres]=999 [redis]=999 [caddy]=0) exit_codes=()
prepare_sample() { :; }
prepare_build() { :; }
own_steps() { :; }

load_scenario() {
	# shellcheck source=/dev/null
	source "${engine_tests}/scenarios/$1.sh"
	http_port=${HTTP_PORT:-${http_port}} https_port=${HTTPS_PORT:-${https_port}} laptop_port=${LAPTOP_PORT:-${laptop_port}}
	scratch=${ENGINE_SCRATCH:-${work}/scenarios}/$1 server=${ENGINE_SCRATCH:-${work}/scenarios}/$1/server
	export COMPOSE_PROJECT_NAME=${ENGINE_PROJECT:-deploy-engine}-$1
	readonly scratch server sample domain http_port https_port laptop_port
	rm -rf "${scratch}"
	mkdir -p "${scratch}"
}

# A git repository as a user has it, with the samples, the package in a local feed, and what must not get into an image.
build_sample() {
	mkdir -p "${context}/.git" "${context}/artifacts/packages"
	printf 'ref: refs/heads/main\n' >"${context}/.git/HEAD"
	cp "${repository}/global.json" "${context}/"
	cp "${repository}"/artifacts/packages/Deploy.Sdk.[0-9]*.nupkg "${context}/artifacts/packages/" || return
	tar -C "${repository}" --exclude bin --exclude obj -c samples | tar -C "${context}" -x || return
	prepare_sample || return
	# The version of the package stays while its content changes: what was unpacked of the last one is not taken.
	local packages=${work}/packages/${scenario:?}
	rm -rf "${packages}/deploy.sdk"
	NUGET_PACKAGES=${packages} dotnet build "${context}/${sample}" -nodeReuse:false || return
	mkdir -p "${docker_dir}/secrets" "${context}/${sample}/bin/Debug" "${context}/${sample}/__pycache__"
	printf 'leaked' | tee "${docker_dir}/secrets/LEAK" "${context}/.env" "${context}/${sample}/.env" \
		"${context}/${sample}/bin/Debug/stale.dll" "${context}/${sample}/__pycache__/stale.pyc" >/dev/null
}

# --- The image ---------------------------------------------------------------------------------------------------------------

# As the production file names it.
app_image() { compose config | awk '/^  app:/ { inside = 1 } inside && $1 == "image:" { print $2; exit }'; }

# What compose.yaml hands to the Dockerfile, as docker build takes it: of the one service that builds the image, the app or its migrations.
# (docker-compose 1.29 cannot hand over a build secret.)
build_arguments() {
	laptop config | awk '
		!/^        / { arguments = 0 }
		arguments { sub(/^ +/, ""); name = $0; sub(/:.*/, "", name); value = $0; sub(/^[^:]*: */, "", value); gsub(/^['\''"]|['\''"]$/, "", value); print "--build-arg"; print name "=" value }
		/^      args:/ { arguments = 1 }'
}

# build_image OPTION…: options for docker build, beside those of the scenario.
# shellcheck disable=SC2120 # Given by image-times.sh.
build_image() {
	local arguments
	arguments=$(build_arguments)
	[[ -n ${arguments} ]] && mapfile -t arguments <<<"${arguments}" || arguments=()
	docker build --file "${docker_dir}/Dockerfile" --tag "${image}" "${build_options[@]}" "${arguments[@]}" "$@" "${context}"
}

# A builder that has the layers, but not the cache: every other machine of a pipeline.
# shellcheck disable=SC2119
build_without_package_cache() {
	docker builder prune --force --filter type=exec.cachemount && change_source "${EPOCHREALTIME}" && build_image
}

# One line of the app.
change_source() { printf '%s\n' "${source_line//CHANGE/$1}" >>"${context}/${sample}/${source_file:?}"; }

image_is() {
	local got
	got=$(docker image inspect --format "$1" "${image}")
	[[ ${got} == "$2" ]] || { printf '%s is %s instead of %s\n' "$1" "${got}" "$2"; return 1; }
}

list_image() {
	local id status=0
	id=$(docker create "${image}") || return
	docker export "${id}" | tar -t >"${scratch}/files" || status=$?
	docker rm "${id}" >/dev/null
	return "${status}"
}

not_in_image() {
	local pattern found file
	for pattern in '^src/' '^app/(.*/)?obj/' 'stale\.' 'LEAK' '(^|/)\.env$' '\.nupkg$' '(^|/)root/\.(nuget|cache)/.' \
		'^etc/pip\.conf$' '(^|/)(gcc|cargo|make)$' "${not_in_image_patterns[@]}"; do
		found=$(grep -E "${pattern}" "${scratch}/files")
		[[ -z ${found} ]] || { printf '%s: %s\n' "${pattern}" "${found}"; return 1; }
	done
	for file in "${in_image[@]}"; do
		grep -qx "${file}" "${scratch}/files" || { printf 'no %s\n' "${file}"; return 1; }
	done
}

no_secret_in_history() {
	local history
	history=$(docker history --no-trunc "${image}") || return
	! grep -iE 'password|leaked' <<<"${history}"
}
