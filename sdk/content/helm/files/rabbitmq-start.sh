#!/usr/bin/env bash
# Written by Deploy.Sdk; the same for every app.
# Starts a node of RabbitMQ. The app's user, its password and its virtual host are definitions, which the node takes in at each start: a changed
# password needs a restart and nothing else, and the queues of the virtual host have the type that is wanted.
#
#   APP_USER, APP_VHOST       the user, and the virtual host in which it may do everything
#   APP_PASSWORD[_FILE]       its password, or the file that holds it
#   QUEUE_TYPE                type of a queue that names none: quorum, classic, stream
#   SETTINGS                  lines for rabbitmq.conf
#   ERLANG_COOKIE, NODES      of a StatefulSet: what the nodes know each other by, and how many there are
set -euo pipefail
umask 077
readonly own=/tmp/rabbitmq cookie=${ERLANG_COOKIE:-} nodes=${NODES:-1} data=/var/lib/rabbitmq/mnesia
mkdir -p "${own}"

quoted() {
	local text=${1//\\/\\\\}
	printf '"%s"' "${text//\"/\\\"}"
}

write_definitions() {
	local user vhost password=${APP_PASSWORD:-}
	[[ -n ${password} ]] || password=$(<"${APP_PASSWORD_FILE:?}")
	user=$(quoted "${APP_USER:?}")
	vhost=$(quoted "${APP_VHOST:?}")
	password=$(quoted "${password}")
	cat >"${own}/definitions.json" <<-END
		{
		  "users": [{ "name": ${user}, "password": ${password}, "tags": [] }],
		  "vhosts": [{ "name": ${vhost}, "metadata": { "description": "", "tags": [], "default_queue_type": "${QUEUE_TYPE:?}" } }],
		  "permissions": [{ "user": ${user}, "vhost": ${vhost}, "configure": ".*", "write": ".*", "read": ".*" }]
		}
	END
}

# Only the first node may begin a cluster. The others, when they are new, wait for it: one that finds nobody would begin a cluster of its own.
write_cluster() {
	local number domain
	domain=${node#*.}
	printf 'cluster_partition_handling = pause_minority\ncluster_formation.peer_discovery_backend = classic_config\n'
	for ((number = 0; number < nodes; number++)); do
		printf 'cluster_formation.classic_config.nodes.%d = rabbit@%s-%d.%s\n' "$((number + 1))" "${set_name}" "${number}" "${domain}"
	done
}

await_first() {
	local first=rabbit@${set_name}-0.${node#*.}
	[[ ${node} != "${set_name}-0."* && ! -e ${data}/rabbit@${node} ]] || return 0
	printf 'Waiting for %s, which this new node joins.\n' "${first}"
	until rabbitmq-diagnostics --quiet --node "${first}" check_running >/dev/null 2>&1; do sleep 5; done
}

write_definitions
printf 'load_definitions = %s/definitions.json\n%s\n' "${own}" "${SETTINGS:-}" >"${own}/rabbitmq.conf"
if [[ -n ${cookie} ]]; then
	# The full name stands in the pod's own /etc/hosts, so a node finds itself before the DNS of the cluster knows it.
	node=$(hostname -f)
	set_name=${node%%.*}
	set_name=${set_name%-*}
	printf 'USE_LONGNAME=true\nNODENAME=rabbit@%s\n' "${node}" >"${RABBITMQ_CONF_ENV_FILE:?}"
	rm -f "${HOME}/.erlang.cookie"
	printf '%s' "${cookie}" >"${HOME}/.erlang.cookie"
	chmod 0400 "${HOME}/.erlang.cookie"
	if ((nodes > 1)); then
		write_cluster >>"${own}/rabbitmq.conf"
		await_first
	fi
fi
unset ERLANG_COOKIE APP_PASSWORD
# A node writes a log of its upgrades even where all others go to the terminal. A dump after a crash would fill the memory behind /tmp.
export RABBITMQ_CONFIG_FILE=${own}/rabbitmq.conf RABBITMQ_LOG_BASE=${own} ERL_CRASH_DUMP=/dev/null
exec docker-entrypoint.sh rabbitmq-server
