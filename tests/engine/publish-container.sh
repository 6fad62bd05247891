#!/usr/bin/env bash
# An app published by the .NET SDK itself (PublishContainer) into a real registry, pulled by the digest that stands in the generated
# compose file; and images.lock written by asking the engine.
#
#   publish-container.sh     needs the engine of engine.sh, the bases of bases.sh, the package of build/pack.sh, and docker-registry
#
# Exit code: 0 all steps passed, 1 a step failed, 2 something is missing.
# shellcheck disable=SC2317 # Steps are called by name, through `check`.
set -uo pipefail
# shellcheck source=tests/engine/lib.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"
case ${1:-} in
	'') ;;
	*)
		sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
		exit 2
		;;
esac
use_engine
# Nothing of what is pushed here is run: the smallest image stands for the base, and for Redis.
readonly small=mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
readonly redis=redis:7.4.5-bookworm
type -P docker-registry >/dev/null || { printf 'publish-container.sh: there is no docker-registry.\n' >&2; exit 2; }
docker image inspect "${small}" >/dev/null 2>&1 || { printf 'publish-container.sh: bases.sh has not made the base.\n' >&2; exit 2; }
compgen -G "${repository}/artifacts/packages/Deploy.Sdk.[0-9]*.nupkg" >/dev/null || { printf 'publish-container.sh: build/pack.sh first.\n' >&2; exit 2; }

scratch=$(mktemp -d)
readonly scratch
readonly out=${scratch}/app/obj/deploy
registry_process=
pushed=()
tidy_up() {
	[[ -z ${registry_process} ]] || kill "${registry_process}" 2>/dev/null
	((${#pushed[@]} == 0)) || docker image rm --force "${pushed[@]}" >/dev/null 2>&1
	rm -rf "${scratch}"
}
trap tidy_up EXIT

port=${REGISTRY_PORT:-5057}
registry=127.0.0.1:${port}
start_registry() {
	cat >"${scratch}/registry.yml" <<-END
		version: 0.1
		log: { level: warn }
		storage: { filesystem: { rootdirectory: ${scratch}/storage } }
		http: { addr: "${registry}" }
	END
	docker-registry serve "${scratch}/registry.yml" >"${scratch}/registry.log" 2>&1 &
	registry_process=$!
	# Another one may hold the port: then this one has ended.
	within 10 curl -fsS "http://${registry}/v2/" && sleep 0.5 && kill -0 "${registry_process}"
}

push() {
	docker tag "$1" "${registry}/$2" && docker push --quiet "${registry}/$2" && pushed+=("${registry}/$2")
}

write_app() {
	local app=${scratch}/app packages=${repository}/artifacts/packages found version
	mkdir -p "${app}"
	found=("${packages}"/Deploy.Sdk.[0-9]*.nupkg)
	version=$(basename -- "${found[0]}" .nupkg)
	version=${version#Deploy.Sdk.}
	cat >"${scratch}/NuGet.config" <<-END
		<configuration>
		  <packageSources><clear /><add key="local" value="${packages}" /></packageSources>
		  <config><add key="globalPackagesFolder" value="${scratch}/cache" /></config>
		</configuration>
	END
	printf '<Project />\n' | tee "${scratch}/Directory.Build.props" "${scratch}/Directory.Build.targets" >"${scratch}/Directory.Packages.props"
	cat >"${app}/stall.csproj" <<-END
		<Project Sdk="Microsoft.NET.Sdk.Web">
		  <Sdk Name="Deploy.Sdk" Version="${version}" />
		  <PropertyGroup>
		    <TargetFramework>net10.0</TargetFramework>
		    <ImplicitUsings>enable</ImplicitUsings>
		    <InvariantGlobalization>true</InvariantGlobalization>
		    <ContainerRegistry>${registry}</ContainerRegistry>
		    <ContainerRepository>acme/stall</ContainerRepository>
		    <ContainerBaseImage>${registry}/dotnet/aspnet:10.0-noble-chiseled</ContainerBaseImage>
		    <Version>1.4.0</Version>
		  </PropertyGroup>
		</Project>
	END
	printf 'var app = WebApplication.CreateBuilder(args).Build();\napp.MapGet("/", () => "Fresh fish");\napp.Run();\n' >"${app}/Program.cs"
	printf 'deployment:\n  pattern: kubernetes\n  domain: stall.example.com\nservices:\n  redis: {}\n' >"${app}/deployment.yaml"
}

# The SDK speaks plain http with registries of this list only; the engine does with every one of this machine.
in_app() { (cd "${scratch}/app" && MSBUILDDISABLENODEREUSE=1 DOTNET_CONTAINER_INSECURE_REGISTRIES=${registry} "$@"); }
publish() { in_app dotnet publish -c Release -t:PublishContainer "$@"; }

readonly manifests='application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json'

# digest_in_registry REPOSITORY TAG: sets ${digest}.
digest_in_registry() {
	local headers
	headers=$(curl -fsSI -H "Accept: ${manifests}" "http://${registry}/v2/$1/manifests/$2") || return
	digest=$(tr -d '\r' <<<"${headers}" | awk 'tolower($1) == "docker-content-digest:" { print $2 }')
	[[ ${digest} == sha256:* ]]
}

stands_in_files() {
	local digest
	digest_in_registry acme/stall 1.4.0 || return
	grep -F "${registry}/acme/stall:\${TAG:-1.4.0@${digest}}" "${out}/docker/compose.production.yaml" &&
		grep -F "TAG=1.4.0@${digest}" "${out}/docker/.env.example" && grep -F "${digest}" "${out}/helm/stall/values.yaml"
}

no_digest_on_laptop() { ! grep -F 'sha256' "${out}/docker/compose.yaml"; }

second_build_does_nothing() {
	local before after
	before=$(stat -c %Y.%n "${out}/docker/compose.production.yaml" "${scratch}/app/obj/stall.deploy.stamp" "${scratch}/app/obj/stall.deploy.inputs.cache")
	in_app dotnet build -c Release || return
	after=$(stat -c %Y.%n "${out}/docker/compose.production.yaml" "${scratch}/app/obj/stall.deploy.stamp" "${scratch}/app/obj/stall.deploy.inputs.cache")
	[[ ${before} == "${after}" ]]
}

pull_by_compose() {
	local image digest
	(cd "${out}/docker" && mkdir -p secrets && for name in REDIS_PASSWORD REDIS_URL ConnectionStrings__Redis; do printf 'x' >"secrets/${name}"; done &&
		docker-compose -p dt-digests -f compose.production.yaml pull app) || return
	digest_in_registry acme/stall 1.4.0 || return
	image=$(docker image inspect --format '{{index .RepoDigests 0}}' "${registry}/acme/stall@${digest}") || return
	pushed+=("${image}")
	printf '%s\n' "${image}"
}

another_tag_has_no_digest() {
	in_app dotnet build -c Release -p:Version=1.5.0 && grep -F "acme/stall:\${TAG:-1.5.0}" "${out}/docker/compose.production.yaml"
}

# Two platforms are an index of two images, and its digest is the one that every platform can use.
index_stands_in_files() {
	local digest
	publish -p:Version=1.6.0 -p:UseAppHost=false -p:SelfContained=false -p:EnableRuntimePackDownload=false -p:EnableAppHostPackDownload=false '-p:RuntimeIdentifiers="linux-x64;linux-arm64"' || return
	digest_in_registry acme/stall 1.6.0 || return
	curl -fsS -H "Accept: ${manifests}" -o "${scratch}/index.json" "http://${registry}/v2/acme/stall/manifests/1.6.0" && grep -F '"manifests"' "${scratch}/index.json" &&
		grep -F "1.6.0@${digest}" "${out}/docker/compose.production.yaml"
}

clean_forgets() { in_app dotnet clean -c Release && [[ ! -e ${scratch}/app/obj/stall.deploy.published ]]; }

# Stands between the task and the engine: what lies at Docker Hub comes from the registry here, and nothing else is there.
write_mirror() {
	cat >"${scratch}/mirror" <<-END
		#!/bin/bash
		set -euo pipefail
		image=\${!#}
		case \$1 in
			pull)
				[[ \${image} == redis:* ]] || { echo "\${image}: not found" >&2; exit 1; }
				exec "${docker_client}" pull --quiet "${registry}/library/\${image}"
				;;
			image) "${docker_client}" "\${@:1:\$#-1}" "${registry}/library/\${image}" | sed "s#${registry}/library/##" ;;
			*) exec "${docker_client}" "\$@" ;;
		esac
	END
	chmod +x "${scratch}/mirror"
}

# Of the images of this app only Redis is there; the others are an own file's, which names none.
pin() {
	local digest found
	mkdir -p "${scratch}/app/deploy"
	printf '# Approved.\n\n# Cache.\n%s sha256:%064d  # old\n' "${redis}" 0 >"${scratch}/app/deploy/images.lock"
	printf 'deployment:\n  build: { dockerfile: Own.Dockerfile }\nservices:\n  redis: {}\n' >"${scratch}/app/deployment.yaml"
	in_app dotnet build -c Release -t:DeployPinImages -p:DeployDocker="${scratch}/mirror" -p:DeployServesHttp=false || true
	digest_in_registry "library/${redis%%:*}" "${redis##*:}" || return
	cat "${scratch}/app/deploy/images.lock"
	found=$(<"${scratch}/app/deploy/images.lock")
	[[ ${found} == "# Approved."$'\n\n'"# Cache."$'\n'"${redis} ${digest}  # old" ]] || return
	in_app dotnet build -c Release && grep -F "image: ${redis}@${digest}" "${out}/docker/compose.production.yaml" && grep -F "image: ${redis}@${digest}" "${out}/docker/compose.yaml"
}

finds_no_image_that_is_missing() {
	! in_app dotnet build -c Release -t:DeployPinImages -p:DeployDocker="${scratch}/mirror" >"${scratch}/pin.log" 2>&1 &&
		grep -F DEPLOY0934 "${scratch}/pin.log" && [[ ! -e ${scratch}/app/deploy/images.lock ]]
}

says_that_there_is_no_engine() {
	! in_app dotnet build -c Release -t:DeployPinImages -p:DeployDocker=no-such-engine >"${scratch}/pin.log" 2>&1 && grep -F DEPLOY0933 "${scratch}/pin.log"
}

check 'a registry runs' start_registry
check 'the base is pushed into it' push "${small}" dotnet/aspnet:10.0-noble-chiseled
check 'an app takes in the package' write_app
check 'the SDK publishes it' publish
check 'the digest of the registry stands in what the same command has generated' stands_in_files
check 'the laptop builds by itself, without a digest' no_digest_on_laptop
check 'the build after it does nothing' second_build_does_nothing
check 'compose pulls by that digest' pull_by_compose
check 'another version is not taken for the published one' another_tag_has_no_digest
check 'clean forgets what was published' clean_forgets
check 'an image for two platforms has the digest of its index' index_stands_in_files
check 'a mirror stands before the engine' write_mirror
check 'without an engine it is said, and what to do' says_that_there_is_no_engine
check 'an image that cannot be fetched is said, and no lock is written' finds_no_image_that_is_missing
check 'Redis is pushed into the registry' push "${small}" "library/${redis}"
check 'the lock is written anew, with its comments, and the next build takes it in' pin
finish publish-container.sh
