#!/usr/bin/env bash
# The Dockerfiles of the other frameworks on a real engine: built from a small app, run as the production compose file would run it.
#
#   frameworks.sh [django] [fraiseql] [rails]
#
# No package index of Python or Ruby is reached: wheels are made of the distribution's packages and handed over by pip's own
# settings, as the Dockerfiles allow for private indexes. For Rails, the gems `rails` and `puma` are stand-ins that do no more than
# the Dockerfile asks of them, and for FraiseQL no crate is compiled: both say that the Dockerfile works, not that a big app does.
# shellcheck disable=SC2317 # Steps are called by name, through `check`.
set -uo pipefail
# shellcheck source=tests/engine/lib.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"
use_engine

readonly scratch=${work}/frameworks content=${repository}/sdk/content/docker port=${FRAMEWORK_PORT:-18090}
declare -A port_inside=([django]=8000 [fraiseql]=8000 [rails]=3000)

make_python() {
	mkdir -p "${scratch}/python"
	cp "${engine_tests}/wheels.py" "${scratch}/python/"
	docker build --quiet --tag "$1" --file - "${scratch}/python" <<-'EOF'
		FROM deploy-engine/debian:bookworm AS wheels
		RUN apt-get update && apt-get install -y --no-install-recommends python3-django gunicorn python3-fastapi python3-uvicorn python3-setuptools
		COPY wheels.py /
		RUN python3 /wheels.py /wheels django gunicorn fastapi uvicorn setuptools
		FROM deploy-engine/debian:bookworm
		RUN apt-get update && apt-get install -y --no-install-recommends python3 python3-venv python3-pip && rm -rf /var/lib/apt/lists/* \
		    && ln -s /usr/bin/python3 /usr/local/bin/python
		COPY --from=wheels /wheels /wheels
	EOF
}

make_ruby() {
	docker build --quiet --tag "$1" - <<-'EOF'
		FROM deploy-engine/debian:bookworm
		RUN apt-get update && apt-get install -y --no-install-recommends ruby bundler && rm -rf /var/lib/apt/lists/*
	EOF
}

make_rust() { docker build --quiet --tag "$1" - <<<$'FROM deploy-engine/debian:bookworm\nRUN mkdir -p /usr/local/rustup /usr/local/cargo/bin'; }

# Stand-ins, packed into vendor/cache, from which Bundler takes them by itself.
make_gems() {
	docker run --rm --volume "$1:/app" --workdir /app ruby:3.2.9-slim-bookworm sh -euc '
		for name in rails puma; do
			mkdir -p /tmp/$name/exe
			printf "Gem::Specification.new do |s|\n s.name=%s\n s.version=%s\n s.summary=s.name\n s.authors=[s.name]\n s.files=Dir[%s]\n s.bindir=%s\n s.executables=[s.name]\nend\n" \
				"\"$name\"" "\"1.0.0\"" "\"exe/*\"" "\"exe\"" >/tmp/$name/$name.gemspec
			install /app/$name.rb /tmp/$name/exe/$name
			mkdir -p /app/vendor/cache
			(cd /tmp/$name && gem build $name.gemspec && mv ./*.gem /app/vendor/cache/)
		done
		rm /app/rails.rb /app/puma.rb'
}

prepare() {
	local name=$1
	rm -rf "${scratch:?}/${name}"
	cp -r "${engine_tests}/frameworks/${name}" "${scratch}/${name}"
	mkdir -p "${scratch}/${name}/obj/deploy/docker" "${scratch}/${name}/secrets"
	cp "${content}/${name}.Dockerfile" "${scratch}/${name}/obj/deploy/docker/Dockerfile"
	cp "${content}/Dockerfile.dockerignore" "${content}/entrypoint.sh" "${scratch}/${name}/obj/deploy/docker/"
	printf 'from-file\n' >"${scratch}/secrets/SECRET_KEY"
	printf '[global]\nno-index = true\nfind-links = /wheels\n' >"${scratch}/pip.conf"
	[[ ${name} != rails ]] || make_gems "${scratch}/${name}"
}

build() {
	docker build --file "${scratch}/$1/obj/deploy/docker/Dockerfile" --tag "deploy-engine-$1:1.0.0" --secret "id=pip,src=${scratch}/pip.conf" \
		--build-arg VERSION=1.0.0 --build-arg "NAME=$1" --build-arg UVICORN=uvicorn "${scratch}/$1"
}

run() {
	docker run --detach --name "deploy-engine-$1" --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges:true \
		--volume "${scratch}/secrets:/run/secrets:ro" --env DEPLOY_SECRETS_PATH=/run/secrets \
		--publish "127.0.0.1:${port}:${port_inside[$1]}" "deploy-engine-$1:1.0.0"
}

ask() { curl --silent --show-error --fail --max-time 5 --header 'Host: shop.example.com' --header 'X-Forwarded-Proto: https' "http://127.0.0.1:${port}$1"; }

answers() { within 30 ask /health; }

runs_as_it_should() {
	local text
	text=$(ask /whoami)
	printf '%s\n' "${text}"
	[[ ${text} == *'"uid":'*10001* && ${text} == *from-file* ]]
}

is_healthy() {
	[[ $(docker inspect --format '{{.State.Health.Status}}' "deploy-engine-$1" || true) == healthy ]] && return
	docker inspect --format '{{json .State.Health}}' "deploy-engine-$1"
	return 1
}

stops() {
	local start=${SECONDS} code
	docker stop --time 30 "deploy-engine-$1" || return
	code=$(docker inspect --format '{{.State.ExitCode}}' "deploy-engine-$1")
	printf 'exit code %s after %s s\n' "${code}" "$((SECONDS - start))"
	# Ruby ends by the signal itself.
	((SECONDS - start < 10)) && [[ ${code} == 0 || ${code} == 143 ]]
}

no_compiler() {
	local id
	id=$(docker create "deploy-engine-$1:1.0.0")
	docker export "${id}" | tar -t >"${scratch}/files"
	docker rm "${id}"
	! grep -E '(^|/)(gcc|cargo|make)$|\.whl$.*root|^app/obj/|pip\.conf$' "${scratch}/files"
}

cleanup() { docker rm --force "deploy-engine-$1" >/dev/null 2>&1 || true; }

mkdir -p "${scratch}/secrets"
(($# > 0)) || set -- django fraiseql rails
there=$(docker image ls --format '{{.Repository}}:{{.Tag}}')
for image in python:3.12.11-slim-bookworm python:3.13.7-slim-bookworm ruby:3.2.9-slim-bookworm rust:1.89.0-slim-bookworm; do
	if [[ $'\n'${there}$'\n' != *$'\n'"${image}"$'\n'* ]]; then
		check "${image} made" "make_${image%%:*}" "${image}"
	fi
done
# Without them the engine would look for a registry.
((failures == 0)) || finish frameworks
for name in "$@"; do
	cleanup "${name}"
	check "${name}: the app is prepared" prepare "${name}"
	before=${failures}
	check "${name}: docker build" build "${name}"
	((failures == before)) || continue
	check "${name}: no compiler, settings or build output in the image" no_compiler "${name}"
	check "${name}: it starts, read-only and without capabilities" run "${name}"
	check "${name}: it answers on its health path" answers
	check "${name}: it runs as user 10001 and has read its secret file" runs_as_it_should
	check "${name}: its own health check agrees" within 30 is_healthy "${name}"
	check "${name}: it stops when told" stops "${name}"
	size=$(docker image inspect --format '{{.Size}}' "deploy-engine-${name}:1.0.0")
	printf '# %s: %s MB\n' "${name}" "$((size / 1000000))"
	cleanup "${name}"
done
finish frameworks
