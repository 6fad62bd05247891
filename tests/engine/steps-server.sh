# shellcheck shell=bash disable=SC2154 # Variables of run.sh and of the scenario.
# Read by steps.sh: the production compose file on a server, and what it promises while nothing goes wrong.
set -uo pipefail

compose() { (cd "${server:?}" && docker-compose -f compose.production.yaml "$@"); }

laptop() { PORT=${laptop_port} COMPOSE_PROJECT_NAME=${COMPOSE_PROJECT_NAME}-laptop docker-compose -f "${docker_dir:?}/compose.yaml" "$@"; }

# By the engine's labels: compose takes a second to answer, and does not list what has stopped.
container() {
	docker ps --all --quiet --no-trunc --filter "label=com.docker.compose.service=$1" --filter label=com.docker.compose.oneoff=False --filter "label=com.docker.compose.project=${COMPOSE_PROJECT_NAME}"
}

# By their labels: also what a compose file that is gone or broken has left.
remove_all() {
	local project kind
	for project in "${COMPOSE_PROJECT_NAME}" "${COMPOSE_PROJECT_NAME}-laptop" "${COMPOSE_PROJECT_NAME}-build"; do
		docker ps --all --quiet --filter "label=com.docker.compose.project=${project}" | xargs -r "${docker_client:?}" rm --force --volumes
		for kind in volume network; do
			docker "${kind}" ls --quiet --filter "label=com.docker.compose.project=${project}" | xargs -r "${docker_client}" "${kind}" rm
		done
	done
} >/dev/null 2>&1

# --- Asking ------------------------------------------------------------------------------------------------------------------

# ask PATH CURL_OPTION…: through Caddy, with its certificate checked; on the laptop, as the browser there does.
through=caddy
ask() {
	local path=$1
	shift
	if [[ ${through} == laptop ]]; then
		curl --silent --show-error --fail-with-body --max-time 40 "$@" "http://localhost:${laptop_port}${path}"
	else
		curl --silent --show-error --fail-with-body --max-time 40 --cacert "${scratch}/root.crt" \
			--resolve "${domain}:${https_port}:127.0.0.1" "$@" "https://${domain}:${https_port}${path}"
	fi
}

answers() { ask "${liveness}" >/dev/null && ask "${readiness}" >/dev/null; }

post() { ask "$1" --header 'Content-Type: application/json' --data "$2"; }

# post_slowly PATH JSON [HEADER]: the sender takes three seconds over its request.
post_slowly() {
	{ printf '%s' "${2:0:10}"; sleep 3; printf '%s' "${2:10}"; } |
		ask "$1" --request POST --header 'Content-Type: application/json' --header "${3:-Content-Length: ${#2}}" --upload-file -
}

status_is() {
	local want=$1 path=$2 got
	shift 2
	got=$(ask "${path}" --output /dev/null --write-out '%{http_code}' "$@" 2>/dev/null)
	[[ ${got} == "${want}" ]] || { printf '%s answered %s instead of %s\n' "${path}" "${got}" "${want}"; return 1; }
}

take_root_certificate() {
	local id
	id=$(container caddy) && docker cp "${id}:/data/caddy/pki/authorities/local/root.crt" "${scratch}/root.crt"
}

# --- Up ----------------------------------------------------------------------------------------------------------------------

prepare_server() {
	rm -rf "${server}"
	cp -r "${docker_dir}" "${server}" && rm -rf "${server}/secrets" || return
	# As the user does: copy, fill in. (The last value of a name counts; the project's name is this script's.)
	{
		grep -v '^COMPOSE_PROJECT_NAME=' "${server}/.env.example"
		printf '%s\n' TLS=internal "DOMAIN=${domain}" "HTTP_PORT=${http_port}" "HTTPS_PORT=${https_port}"
	} >"${server}/.env"
}

make_secrets() {
	(cd "${server}" && ! ./init-secrets.sh --check && env "${answers_to_secrets[@]}" ./init-secrets.sh </dev/null && ./init-secrets.sh --check) || return
	local before after
	before=$(cat "${server}"/secrets/*)
	"${server}/init-secrets.sh" || return
	after=$(cat "${server}"/secrets/*)
	[[ ${before} == "${after}" ]]
}

# --- Hardening ---------------------------------------------------------------------------------------------------------------

# no_secret_in WHAT TEXT
no_secret_in() {
	local file value
	for file in "${server}"/secrets/*; do
		value=$(<"${file}")
		[[ -n ${value} && $2 != *"${value}"* ]] || { printf '%s in %s\n' "${file##*/}" "$1"; return 1; }
	done
}

# No value may be in what a container was made from, where everyone may read it who may ask the engine.
no_secret_in_inspect() {
	local service id text
	for service in "${services[@]}"; do
		id=$(container "${service}")
		text=$(docker inspect "${id}") && no_secret_in "${service}" "${text}" || return
	done
}

no_secret_in_arguments() {
	local arguments
	arguments=$(pgrep -af .)
	[[ ${arguments} == *'caddy run'* ]] && no_secret_in 'the list of processes' "${arguments}"
}

hardened() {
	local service id got
	for service in "${services[@]}"; do
		id=$(container "${service}")
		got=$(docker inspect --format '{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}} {{.HostConfig.RestartPolicy.Name}} {{.HostConfig.Memory}} {{.HostConfig.NanoCpus}} {{.HostConfig.PidsLimit}} {{index .HostConfig.LogConfig.Config "max-size"}}' "${id}")
		[[ ${got} =~ ^'true [ALL] [no-new-privileges:true] unless-stopped '[1-9][0-9]*' '[1-9][0-9]*' '[1-9][0-9]*' 10m'$ ]] || { printf '%s: %s\n' "${service}" "${got}"; return 1; }
	done
}

# Of the process itself, as the kernel sees it: user, capabilities, and whether it may gain any.
none_is_root() {
	local service id pid got capabilities
	for service in "${services[@]}"; do
		id=$(container "${service}")
		pid=$(docker inspect --format '{{.State.Pid}}' "${id}")
		got=$(awk '$1 == "Uid:" { u = $2 } $1 == "CapEff:" { e = $2 } $1 == "CapBnd:" { b = $2 } $1 == "NoNewPrivs:" { n = $2 } END { print u, e, b, n }' "/proc/${pid}/status")
		capabilities=0000000000000000
		[[ ${service} != caddy ]] || capabilities=0000000000000400
		[[ ${got} == "${users[${service}]} ${capabilities} ${capabilities} 1" ]] || { printf '%s: %s\n' "${service}" "${got}"; return 1; }
	done
}

# app_root: the file system as the app sees it, from outside; in some images there is no shell to try it with.
app_root() {
	local id pid
	id=$(container app)
	pid=$(docker inspect --format '{{.State.Pid}}' "${id}")
	printf '/proc/%s/root' "${pid}"
}

# Even root is refused.
cannot_write() {
	local root
	root=$(app_root)
	[[ -d ${root}/app ]] && ! touch "${root}/app/written" "${root}/etc/written" 2>/dev/null && touch "${root}/tmp/written"
}

# Only Caddy listens on the machine; it does not see the databases, and they have no way out.
only_caddy_is_public() {
	local service id got
	for service in "${services[@]}"; do
		[[ ${service} != caddy ]] || continue
		id=$(container "${service}")
		got=$(docker port "${id}")
		[[ -z ${got} ]] || { printf '%s: %s\n' "${service}" "${got}"; return 1; }
	done
	id=$(container caddy)
	got=$(docker inspect --format '{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}' "${id}")
	[[ ${got} == "${COMPOSE_PROJECT_NAME}_edge " ]] || { printf 'caddy is in %s\n' "${got}"; return 1; }
	for service in postgres redis rabbitmq; do
		[[ " ${services[*]} " == *" ${service} "* ]] || continue
		id=$(container "${service}")
		! docker exec "${id}" timeout 3 bash -c 'exec 3<>/dev/tcp/192.0.2.1/80' 2>/dev/null || return
	done
}

databases_ask_for_password() {
	local id text
	if [[ " ${services[*]} " == *' postgres '* ]]; then
		id=$(container postgres)
		# shellcheck disable=SC2016 # of the container
		text=$(docker exec "${id}" sh -c 'psql --no-password --host postgres --username "${POSTGRES_USER}" --dbname "${POSTGRES_DB}" -c "SELECT 1" 2>&1')
		[[ ${text} == *'no password supplied'* ]] || { printf '%s\n' "${text}"; return 1; }
	fi
	if [[ " ${services[*]} " == *' redis '* ]]; then
		id=$(container redis)
		text=$(docker exec "${id}" redis-cli ping 2>&1)
		[[ ${text} == *NOAUTH* ]] || { printf '%s\n' "${text}"; return 1; }
	fi
}

has_headers() {
	local headers name
	headers=$(ask "${list_path}" --output /dev/null --dump-header - --compressed)
	for name in strict-transport-security x-content-type-options x-frame-options referrer-policy alt-svc; do
		grep -qi "^${name}:" <<<"${headers}" || { printf 'no %s in:\n%s\n' "${name}" "${headers}"; return 1; }
	done
	! grep -iE '^(server: (kestrel|gunicorn|uvicorn|puma)|x-powered-by:)' <<<"${headers}"
}

redirects_to_https() {
	curl --silent --max-time 10 --header "Host: ${domain}" --output /dev/null --write-out '%{http_code} %{redirect_url}' "http://127.0.0.1:${http_port}${list_path}" |
		grep -q "^308 https://${domain}${list_path}"
}
