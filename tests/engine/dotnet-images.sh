#!/usr/bin/env bash
# The Dockerfile of .NET apps on a real engine: each folder of tests/engine/dotnet is a repository as a user may have it. The packed SDK
# writes its Dockerfile; the image is built from it, run as the production compose file would run it, and looked into.
#
#   dotnet-images.sh [VARIANT…]      all of them if none is named
#   dotnet-images.sh --list          their names
#
# Needs the engine of engine.sh, the images of bases.sh, and the package of build/pack.sh. One line per step, "ok - …" or "not ok - …";
# a table of build times and sizes at the end. Exit code 1 if any step failed, 2 if something is missing.
# shellcheck disable=SC2317 # Steps are called by name, through `check`.
# Not -e: a step that fails is counted, and the next ones still tell something.
set -uo pipefail
# shellcheck source=tests/engine/lib.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

readonly variants=${engine_tests}/dotnet scratch=${work}/dotnet port=${DOTNET_PORT:-18091}
readonly repository_of_user=${scratch}/repositories

list() { find "${variants}" -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | sort; }

# --- Preparing ---------------------------------------------------------------------------------------------------------------

# Sealed off from what lies above: MSBuild takes the nearest file of these names.
make_repositories() {
	local name package
	package=$(find "${repository}/artifacts/packages" -name 'Deploy.Sdk.[0-9]*.nupkg' | head -n 1)
	rm -rf "${repository_of_user}" "${scratch}/packages/deploy.sdk"
	mkdir -p "${repository_of_user}/feed"
	cp "${package}" "${repository_of_user}/feed/"
	cp "${variants}/NuGet.config" "${repository_of_user}/"
	printf '<Project />\n' | tee "${repository_of_user}"/Directory.{Build.props,Build.targets,Packages.props} >/dev/null
	printf '<Solution>\n' >"${repository_of_user}/all.slnx"
	for name in "$@"; do
		cp -r "${variants}/${name}" "${repository_of_user}/"
		mkdir "${repository_of_user}/${name}/.git" "${repository_of_user}/${name}/feed"
		printf 'ref: refs/heads/main\n' >"${repository_of_user}/${name}/.git/HEAD"
		cp "${package}" "${repository_of_user}/${name}/feed/"
		cp "${variants}/NuGet.config" "${repository_of_user}/${name}/"
		project_of "${name}" | sed -e 's/&/\&amp;/g' -e 's|.*|  <Project Path="&" />|' >>"${repository_of_user}/all.slnx"
	done
	printf '</Solution>\n' >>"${repository_of_user}/all.slnx"
}

# The deployed project, from the folder of all repositories.
project_of() {
	local folder
	folder=$(cd "${repository_of_user}" && find "$1" -name deployment.yaml -printf '%h\n')
	(cd "${repository_of_user}" && find "${folder}" -maxdepth 1 -name '*.*proj')
}

# All in one run, which takes a third of the time; one that cannot be restored would stop them all, hence the second try.
generate() {
	local project
	sdk_build all.slnx || find "${repository_of_user}" -name deployment.yaml -printf '%P\n' | while IFS= read -r project; do
		project=$(project_of "${project%%/*}")
		sdk_build "${project}" || printf '%s cannot be built\n' "${project}"
	done
}

sdk_build() { NUGET_PACKAGES=${scratch}/packages dotnet build "${repository_of_user}/$1" -nodeReuse:false -nologo; }

# The version of the package stays while its content changes, and builds keep what they unpacked of it.
forget_package() {
	docker build --quiet --no-cache - >/dev/null <<-EOF
		FROM deploy-engine/debian:bookworm
		RUN --mount=type=cache,id=nuget,target=/root/.nuget/packages,sharing=locked rm -rf /root/.nuget/packages/deploy.sdk
	EOF
}

find_dockerfile() {
	context=${repository_of_user}/$1
	dockerfile=$(find "${context}" -path '*/deploy/docker/Dockerfile')
	[[ -n ${dockerfile} ]]
}

# --- Steps -------------------------------------------------------------------------------------------------------------------

build() { docker build --file "${dockerfile}" --tag "${image}" "${context}" >"${scratch}/build.log" 2>&1 || { tail -n 60 "${scratch}/build.log"; return 1; }; }

# Other code than any build before had: what an engine still knows is not taken for what is tried here.
change_code() {
	local source
	source=$(find "${context}" -name Program.cs -o -name Program.fs | head -n 1)
	printf '// changed: %s\n' "${EPOCHREALTIME}" >>"${source}"
}

# Other code, same packages. (Up to the restore only: a second publish would take minutes for all of them, and tell nothing.)
restores_no_more() {
	local step
	change_code || return
	sed '/^COPY \. \.$/,$d' "${dockerfile}" >"${dockerfile}.restore"
	cp "${dockerfile}.dockerignore" "${dockerfile}.restore.dockerignore"
	docker build --file "${dockerfile}.restore" "${context}" >"${scratch}/build.log" 2>&1 || { tail -n 60 "${scratch}/build.log"; return 1; }
	step=$(awk '/ dotnet restore / && !found { sub(/^#/, "", $1); found = $1 } $1 == "#" found && $2 == "CACHED" { print $1 }' "${scratch}/build.log")
	[[ -n ${step} ]] || { grep -A3 'dotnet restore' "${scratch}/build.log"; return 1; }
}

run() {
	local -a publish=()
	! serves_http || publish=(--publish "127.0.0.1:${port}:8080")
	docker run --detach --name "${container}" --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges:true "${publish[@]}" "${image}"
}

serves_http() { grep -q '^EXPOSE 8080$' "${dockerfile}"; }

answers() {
	local text
	if serves_http; then
		curl --silent --show-error --fail --max-time 5 "http://127.0.0.1:${port}/health" || { docker logs --tail 20 "${container}"; return 1; }
		text=$(curl --silent --show-error --fail --max-time 5 "http://127.0.0.1:${port}/")
	else
		text=$(docker logs "${container}" 2>&1 | tr -d ' ' | grep -x ok)
	fi
	[[ ${text} == ok ]] || { printf 'answer: %s\n' "${text}"; return 1; }
}

runs_as_user() {
	local pid
	pid=$(docker inspect --format '{{.State.Pid}}' "${container}")
	[[ $(grep -cE $'^(Uid|Gid):(\t1654){4}$|^CapEff:\t0+$' "/proc/${pid}/status" || true) == 3 ]]
}

is_healthy() { [[ $(docker inspect --format '{{.State.Health.Status}}' "${container}" || true) == healthy ]]; }

stops() {
	local start=${SECONDS} code
	docker stop --time 20 "${container}" >/dev/null || return
	code=$(docker inspect --format '{{.State.ExitCode}}' "${container}")
	printf 'exit code %s after %s s\n' "${code}" "$((SECONDS - start))"
	((code == 0 && SECONDS - start < 6))
}

# Nothing of the build, and nothing but the app where it lies.
has_only_the_app() {
	local id
	id=$(docker create "${image}") || return
	docker export "${id}" | tar -t >"${scratch}/files"
	docker rm "${id}" >/dev/null
	! grep -E '^src/|\.(cs|fs|slnx?|nupkg|dbg|[a-z]*proj)$|(^|/)obj/|(^|/)feed/|dotnet/sdk/|root/\.nuget|packages\.lock\.json|global\.json|NuGet\.[cC]onfig|Directory\.(Build|Packages)\.|deployment\.yaml$|^app/.*Tests' "${scratch}/files" &&
		grep -q '^app/' "${scratch}/files"
}

cleanup() {
	docker rm --force "${container}"
	docker rmi --no-prune "${image}"
} >/dev/null 2>&1

variant() {
	local name=$1 before=${failures} image=deploy-engine-dotnet-$1:1.0.0 container=deploy-engine-dotnet-$1 start seconds size
	check "${name}: a Dockerfile is generated" find_dockerfile "${name}"
	((failures == before)) || return
	cleanup
	change_code
	start=${SECONDS}
	check "${name}: docker build" build
	seconds=$((SECONDS - start))
	if ((failures == before)); then
		check "${name}: other code does not restore again" restores_no_more
		check "${name}: nothing but the app in the image" has_only_the_app
		check "${name}: it starts, read-only and without capabilities" run
		check "${name}: it answers" within 20 answers
		check "${name}: it runs as user 1654" runs_as_user
		! grep -q '^HEALTHCHECK' "${dockerfile}" || check "${name}: its own health check agrees" within 30 is_healthy
		check "${name}: it stops when told, in seconds, with exit code 0" stops
		size=$(docker image inspect --format '{{.Size}}' "${image}")
		table+=$(printf '\n# %-18s %4s s %5s MB' "${name}" "${seconds}" "$((size / 1000000))")
	fi
	cleanup
}

case ${1:-} in
	--list) list && exit ;;
	--help | -h) sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" && exit ;;
	*) ;;
esac
use_engine
if (($# == 0)); then
	names=$(list)
	mapfile -t all <<<"${names}"
	set -- "${all[@]}"
fi
for name in "$@"; do
	[[ -d ${variants}/${name} ]] || { printf 'dotnet-images.sh: there is no variant %s.\n' "${name}" >&2; exit 2; }
done
compgen -G "${repository}/artifacts/packages/Deploy.Sdk.[0-9]*.nupkg" >/dev/null || { printf 'dotnet-images.sh: build/pack.sh first.\n' >&2; exit 2; }
mkdir -p "${scratch}"
table=''
check 'the repositories are made' make_repositories "$@"
check 'the SDK generates' generate
check 'builds take the package anew' forget_package
for name in "$@"; do
	variant "${name}"
done
printf '# %-18s %6s %8s%s\n' variant build image "${table}"
finish dotnet-images
