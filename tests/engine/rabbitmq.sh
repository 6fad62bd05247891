#!/usr/bin/env bash
# services.rabbitmq on a real engine, as compose.production.yaml runs it: the app's user may do what it should and nobody else anything,
# messages outlive a crash and a removed container, and a changed password takes a restart.
#
#   rabbitmq.sh     takes artifacts/packages/Deploy.Sdk.*.nupkg
#
# Needs the engine of engine.sh and the images of bases.sh. One line per step, "ok - …" or "not ok - …"; exit code 1 if any failed.
# shellcheck disable=SC2310,SC2312,SC2317 # Steps are called by name, through `check`.
# Not -e: a step that fails is counted, and the next ones still tell something.
set -uo pipefail
# shellcheck source=tests/engine/lib.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"
use_engine

readonly scratch=${work}/rabbitmq app=${work}/rabbitmq/mail server=${work}/rabbitmq/server
export COMPOSE_PROJECT_NAME=deploy-engine-rabbitmq NUGET_PACKAGES=${work}/packages/rabbitmq MSBUILDDISABLENODEREUSE=1

compose() { (cd "${server}" && docker-compose -f compose.production.yaml "$@"); }

node() { docker ps --all --quiet --filter "label=com.docker.compose.project=${COMPOSE_PROJECT_NAME}" --filter label=com.docker.compose.service=rabbitmq; }

remove_all() { [[ ! -d ${server} ]] || compose down --volumes --remove-orphans >/dev/null 2>&1; }

generate() {
	rm -rf "${scratch}" "${NUGET_PACKAGES}/deploy.sdk"
	mkdir -p "${app}/.git" "${app}/feed"
	printf 'ref: refs/heads/main\n' >"${app}/.git/HEAD"
	cp "${repository}"/artifacts/packages/Deploy.Sdk.[0-9]*.nupkg "${app}/feed/" || return
	local version
	version=$(basename "${app}"/feed/*.nupkg .nupkg)
	cp "${repository}/global.json" "${app}/"
	tee "${app}/Directory.Build.props" "${app}/Directory.Build.targets" "${app}/Directory.Packages.props" <<<'<Project />' >/dev/null
	printf '<configuration><packageSources><clear /><add key="feed" value="feed" /></packageSources></configuration>\n' >"${app}/NuGet.config"
	printf '<Project Sdk="Deploy.Sdk/%s" />\n' "${version#Deploy.Sdk.}" >"${app}/deploy.proj"
	printf 'deployment: { framework: django, name: mail, image: example/mail }\nservices: { rabbitmq: {} }\n' >"${app}/deployment.yaml"
	dotnet build "${app}" -nodeReuse:false && cp -r "${app}/obj/deploy/docker" "${server}" && (cd "${server}" && ./init-secrets.sh)
}

healthy() { [[ $(docker inspect --format '{{.State.Health.Status}}' "$(node)") == healthy ]]; }

# client COMMAND: a program with an AMQP client beside the app, with the address that the app gets.
client() {
	docker run --rm --interactive --network "${COMPOSE_PROJECT_NAME}_data" --volume "${server}/secrets:/secrets:ro" deploy-engine/wheels:bookworm python3 - "$@" <<-'END'
		import sys
		from kombu import Connection, Queue
		address = open("/secrets/RABBITMQ_URL").read()
		if len(sys.argv) > 2:
		    address = address.replace(address.split(":")[2].split("@")[0], sys.argv[2])
		with Connection(address, connect_timeout=5) as connection:
		    queue = Queue("letters", durable=True, channel=connection.channel())
		    queue.declare()
		    if sys.argv[1] == "send":
		        connection.Producer().publish("a letter", routing_key="letters", delivery_mode=2)
		    else:
		        message = queue.get()
		        print(message.payload if message else "nothing")
	END
}

has_letter() { [[ $(client look) == 'a letter' ]]; }

refused() { ! client look "$1" 2>"${scratch}/refused" && grep -q 'ACCESS_REFUSED' "${scratch}/refused"; }

queue_is_quorum() { docker exec "$(node)" rabbitmqctl --quiet list_queues --vhost mail name type | grep -E '^letters[[:space:]]+quorum$'; }

# Its own user alone: none called guest, whose password everybody knows.
only_its_user() { [[ $(docker exec "$(node)" rabbitmqctl --quiet list_users --no-table-headers | awk '{ print $1 }') == mail ]]; }

hardened() {
	local id
	id=$(node)
	[[ $(docker inspect --format '{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.Config.User}} {{.HostConfig.PortBindings}}' "${id}") == 'true [ALL] 999:999 map[]' ]] &&
		! docker inspect "${id}" | grep -qF "$(<"${server}/secrets/RABBITMQ_PASSWORD")"
}

crash() {
	local id pid
	id=$(node)
	pid=$(docker inspect --format '{{.State.Pid}}' "${id}")
	# 0 while it does not run, and `kill 0` would mean this script.
	((pid > 1)) || return
	kill -KILL "${pid}" || return
	within 10 is_new "${id}" "${pid}" && within 120 healthy
}

is_new() {
	local pid
	pid=$(docker inspect --format '{{.State.Pid}}' "$1")
	[[ ${pid} != 0 && ${pid} != "$2" ]]
}

down_and_up() { compose down && compose up -d rabbitmq && within 120 healthy; }

change_password() {
	old=$(<"${server}/secrets/RABBITMQ_PASSWORD")
	rm "${server}/secrets/RABBITMQ_PASSWORD" "${server}/secrets/RABBITMQ_URL" && (cd "${server}" && ./init-secrets.sh) &&
		compose restart rabbitmq && within 120 healthy && client send
}

trap remove_all EXIT
old=''
check 'an app with services.rabbitmq is generated' generate
((failures == 0)) || finish rabbitmq
remove_all
check 'the node comes up' compose up -d rabbitmq
check 'it is healthy' within 120 healthy
check 'the app sends a message with the address that it is given' client send
check 'its queues are kept by a quorum' queue_is_quorum
check 'another password is refused' refused wrong
check 'there is no other user' only_its_user
check 'it is read-only, without capabilities, publishes nothing and shows no password' hardened
check 'it crashes and comes back by itself' crash
check 'the message is still there' has_letter
check 'another message is sent' client send
check 'the container is made anew' down_and_up
check 'the message is still there after that' has_letter
check 'a changed password takes a restart' change_password
check 'the old one is refused' refused "${old}"
finish rabbitmq
