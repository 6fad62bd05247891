#!/usr/bin/env bash
# samples/shop on a real engine, as its user would run it: the image is built, the folder with the production compose file is
# copied to a "server" and brought up there, and then each of its promises is tried.
#
#   shop.sh                            the files in tests/engine/example, and a context made from samples/
#   shop.sh DOCKER_DIR CONTEXT_DIR     the files in DOCKER_DIR (…/obj/deploy/docker), built from CONTEXT_DIR
#
# Needs the engine of engine.sh and the images of bases.sh. One line per step, "ok - …" or "not ok - …"; exit code 1 if any failed.
# shellcheck disable=SC2317 # Steps are called by name, through `check`.
# Not -e: a step that fails is counted, and the next ones still tell something.
set -uo pipefail
# shellcheck source=tests/engine/lib.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"
use_engine

readonly http_port=${HTTP_PORT:-18080} https_port=${HTTPS_PORT:-18443} laptop_port=${LAPTOP_PORT:-18088}
readonly domain=shop.example.com
readonly scratch=${work}/shop server=${work}/shop/server
export COMPOSE_PROJECT_NAME=deploy-engine-shop

# --- Preparing ---------------------------------------------------------------------------------------------------------------

# A repository as the user has it. Without a package of Deploy.Sdk the sample is built without it.
make_context() {
	local context=$1 docker_dir=$1/samples/shop/obj/deploy/docker packages=${repository}/artifacts/packages
	mkdir -p "${context}/artifacts/packages"
	cp "${repository}/global.json" "${context}/"
	tar -C "${repository}" --exclude bin --exclude obj -c samples | tar -C "${context}" -x
	if compgen -G "${packages}/Deploy.Sdk.[0-9]*.nupkg" >/dev/null && [[ ${WITHOUT_SDK:-} != 1 ]]; then
		cp "${packages}"/*.nupkg "${context}/artifacts/packages/"
	else
		sed -i '/<Sdk Name="Deploy.Sdk"/d' "${context}"/samples/*/*.csproj
		cp "${engine_tests}/DeploySecrets.cs" "${context}/samples/shop/"
		: >"${context}/artifacts/packages/none"
	fi
	mkdir -p "${docker_dir}"
	cp "${repository}"/sdk/content/docker/{Caddyfile,Dockerfile.dockerignore,init-secrets.sh} "${docker_dir}/"
	cp "${engine_tests}"/example/{compose.yaml,compose.production.yaml,secrets.list,.env.example} "${docker_dir}/"
	cp "${engine_tests}/example/aspnet.Dockerfile" "${docker_dir}/Dockerfile"
	# What must not get into an image.
	mkdir -p "${docker_dir}/secrets" "${context}/samples/shop/bin/Debug"
	printf 'leaked' | tee "${docker_dir}/secrets/LEAK" "${context}/.env" "${context}/samples/shop/bin/Debug/stale.dll" >/dev/null
}

compose() { (cd "${server}" && docker-compose -f compose.production.yaml "$@"); }

laptop() { PORT=${laptop_port} COMPOSE_PROJECT_NAME=deploy-engine-shop-laptop docker-compose -f "${docker_dir}/compose.yaml" "$@"; }

container() { compose ps -q "$1"; }

# The image of the app, as the production file names it.
app_image() { compose config | awk '/^  app:/ { inside = 1 } inside && $1 == "image:" { print $2; exit }'; }

remove_all() {
	[[ ! -f ${server}/compose.production.yaml ]] || compose down --volumes --remove-orphans
	laptop down --volumes --remove-orphans
} >/dev/null 2>&1

# --- Asking ------------------------------------------------------------------------------------------------------------------

# Through Caddy, with its certificate checked.
ask() {
	local path=$1
	shift
	curl --silent --show-error --fail-with-body --max-time 40 --cacert "${scratch}/root.crt" \
		--resolve "${domain}:${https_port}:127.0.0.1" "$@" "https://${domain}:${https_port}${path}"
}

answers() { ask /health >/dev/null && ask /health/ready | grep -qx Healthy; }

take_root_certificate() {
	local id
	id=$(container caddy) && docker cp "${id}:/data/caddy/pki/authorities/local/root.crt" "${scratch}/root.crt"
}

status_is() {
	local want=$1 path=$2 got
	shift 2
	got=$(ask "${path}" --output /dev/null --write-out '%{http_code}' "$@" 2>/dev/null)
	[[ ${got} == "${want}" ]] || { printf '%s answered %s instead of %s\n' "${path}" "${got}" "${want}"; return 1; }
}

post() { ask "$1" --header 'Content-Type: application/json' --data "$2"; }

# --- Steps -------------------------------------------------------------------------------------------------------------------

build_image() { docker build --file "${docker_dir}/Dockerfile" --tag "${image}" "${context}"; }

# A builder that has the layers, but not the cache: every other machine of a pipeline.
build_without_cache_mount() {
	docker builder prune --force --filter type=exec.cachemount || return
	printf '// changed: %s\n' "${EPOCHREALTIME}" >>"${context}/samples/shop/Program.cs"
	build_image
}

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
	local pattern found
	for pattern in '^src/' '\.csproj$' '\.cs$' '(^|/)obj/' 'stale\.dll' 'LEAK' '(^|/)\.env' 'dotnet/sdk/' '(^|/)(ba)?sh$' 'root/\.nuget' '\.nupkg$'; do
		found=$(grep -E "${pattern}" "${scratch}/files")
		[[ -z ${found} ]] || { printf '%s: %s\n' "${pattern}" "${found}"; return 1; }
	done
	grep -qx 'app/Shop.dll' "${scratch}/files"
}

no_secret_in_history() {
	local history
	history=$(docker history --no-trunc "${image}") || return
	! grep -iE 'password|leaked' <<<"${history}"
}

prepare_server() {
	rm -rf "${server}"
	cp -r "${docker_dir}" "${server}" && rm -rf "${server}/secrets" || return
	# As the user does: copy, fill in. (The last value of a name counts; the project's name is this script's.)
	{
		grep -v '^COMPOSE_' "${server}/.env.example"
		printf '%s\n' TLS=internal "DOMAIN=${domain}" "HTTP_PORT=${http_port}" "HTTPS_PORT=${https_port}"
	} >"${server}/.env"
}

make_secrets() {
	(cd "${server}" && ! ./init-secrets.sh --check && ./init-secrets.sh && ./init-secrets.sh --check) || return
	local before after
	before=$(cat "${server}"/secrets/*)
	"${server}/init-secrets.sh" || return
	after=$(cat "${server}"/secrets/*)
	[[ ${before} == "${after}" ]]
}

# No value may be in what a container was made from, where everyone may read it who may ask the engine.
no_secret_in_inspect() {
	local service id text name value
	for service in app postgres redis caddy; do
		id=$(container "${service}")
		text=$(docker inspect "${id}") || return
		for name in POSTGRES_PASSWORD REDIS_PASSWORD; do
			value=$(<"${server}/secrets/${name}")
			[[ ${text} != *"${value}"* ]] || { printf '%s in %s\n' "${name}" "${service}"; return 1; }
		done
	done
}

no_secret_in_arguments() {
	local arguments name value
	arguments=$(pgrep -af 'redis-server|postgres|dotnet')
	for name in POSTGRES_PASSWORD REDIS_PASSWORD; do
		value=$(<"${server}/secrets/${name}")
		[[ ${arguments} == *redis-server* && ${arguments} != *"${value}"* ]] || { printf '%s\n' "${name}"; return 1; }
	done
}

hardened() {
	local service id got
	for service in app postgres redis caddy; do
		id=$(container "${service}")
		got=$(docker inspect --format '{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}} {{.HostConfig.RestartPolicy.Name}} {{.HostConfig.Memory}} {{.HostConfig.NanoCpus}} {{.HostConfig.PidsLimit}} {{index .HostConfig.LogConfig.Config "max-size"}}' "${id}")
		[[ ${got} =~ ^'true [ALL] [no-new-privileges:true] unless-stopped '[1-9][0-9]*' '[1-9][0-9]*' '[1-9][0-9]*' 10m'$ ]] || { printf '%s: %s\n' "${service}" "${got}"; return 1; }
	done
}

# Of the process itself, as the kernel sees it: user, capabilities, and whether it may gain any.
process_is() {
	local service=$1 uid=$2 capabilities=$3 id pid got
	id=$(container "${service}")
	pid=$(docker inspect --format '{{.State.Pid}}' "${id}")
	got=$(awk '$1 == "Uid:" { u = $2 } $1 == "CapEff:" { e = $2 } $1 == "CapBnd:" { b = $2 } $1 == "NoNewPrivs:" { n = $2 } END { print u, e, b, n }' "/proc/${pid}/status")
	[[ ${got} == "${uid} ${capabilities} ${capabilities} 1" ]] || { printf '%s: %s\n' "${service}" "${got}"; return 1; }
}

none_is_root() {
	process_is app 1654 0000000000000000 && process_is postgres 999 0000000000000000 && process_is redis 999 0000000000000000 &&
		process_is caddy 0 0000000000000400
}

# From outside, by the paths that the app sees: there is no shell inside to try it with. Even root is refused.
cannot_write() {
	local id pid root owner
	id=$(container app)
	pid=$(docker inspect --format '{{.State.Pid}}' "${id}")
	root=/proc/${pid}/root
	! touch "${root}/app/written" "${root}/home/app/written" 2>/dev/null || return
	touch "${root}/tmp/written" || return
	owner=$(stat --format %u "${root}/home/app/.aspnet/DataProtection-Keys")
	[[ ${owner} == 1654 ]] || { printf 'the keys belong to user %s\n' "${owner}"; return 1; }
}

# Only Caddy listens on the machine; it does not see the databases, and they have no way out.
only_caddy_is_public() {
	local service id got
	for service in app postgres redis; do
		id=$(container "${service}")
		got=$(docker port "${id}")
		[[ -z ${got} ]] || { printf '%s: %s\n' "${service}" "${got}"; return 1; }
	done
	id=$(container caddy)
	got=$(docker inspect --format '{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}' "${id}")
	[[ ${got} == "${COMPOSE_PROJECT_NAME}_edge " ]] || { printf 'caddy is in %s\n' "${got}"; return 1; }
	id=$(container postgres)
	! docker exec "${id}" timeout 3 bash -c 'exec 3<>/dev/tcp/192.0.2.1/80' 2>/dev/null
}

database_asks_for_password() {
	local id
	id=$(container postgres)
	! docker exec "${id}" psql --no-password --host postgres --username shop --dbname shop -c 'SELECT 1' >/dev/null 2>&1 || return
	id=$(container redis)
	docker exec "${id}" redis-cli ping 2>&1 | grep -q NOAUTH
}

# id JSON: the number of what was made.
id() { grep -oE '^\{"id":[0-9]+' <<<"$1" | tr -dc 0-9; }

create_data() {
	local product order
	product=$(post /products '{"name":"Tea","price":4.50,"stock":10}')
	printf '%s\n' "${product}"
	product_id=$(id "${product}") || return
	order=$(post /orders "{\"lines\":[{\"productId\":${product_id},\"quantity\":3}]}")
	printf '%s\n' "${order}"
	order_id=$(id "${order}") || return
	[[ ${order} == *'"total":13.50'* ]]
}

data_is_there() {
	local product order
	product=$(ask "/products/${product_id}")
	order=$(ask "/orders/${order_id}")
	printf '%s\n%s\n' "${product}" "${order}"
	[[ ${product} == *'"stock":7'* && ${order} == *'"quantity":3'* ]]
}

refuses() {
	status_is 409 /orders --header 'Content-Type: application/json' --data "{\"lines\":[{\"productId\":${product_id},\"quantity\":99}]}" &&
		status_is 400 /products --header 'Content-Type: application/json' --data '{"name":""}' &&
		status_is 404 /products/999999 && data_is_there
}

reads_through_cache() {
	ask "/products/${product_id}" >/dev/null || return
	local id
	id=$(container redis)
	docker exec "${id}" sh -c "REDISCLI_AUTH=\$(cat /run/secrets/REDIS_PASSWORD) redis-cli get product:${product_id}" | grep -q Tea
}

has_headers() {
	local headers name
	headers=$(ask /products --output /dev/null --dump-header - --compressed)
	for name in strict-transport-security x-content-type-options x-frame-options referrer-policy alt-svc; do
		grep -qi "^${name}:" <<<"${headers}" || { printf 'no %s in:\n%s\n' "${name}" "${headers}"; return 1; }
	done
	! grep -qi '^server: kestrel' <<<"${headers}"
}

redirects_to_https() {
	curl --silent --max-time 10 --header "Host: ${domain}" --output /dev/null --write-out '%{http_code} %{redirect_url}' "http://127.0.0.1:${http_port}/products" |
		grep -q "^308 https://${domain}/products"
}

# The app counts, and does not tell the public.
counts_requests() {
	local id
	status_is 404 /metrics || return
	id=$(container caddy)
	docker exec "${id}" wget -q -O - http://app:8080/metrics >"${scratch}/metrics" || return
	cat "${scratch}/metrics"
	grep -q '^http_server_request_duration_seconds_bucket{.*http_route="/products/".*le="0.1"}' "${scratch}/metrics" &&
		grep -q '^shop_orders_placed_total 1$' "${scratch}/metrics"
}

# The names are those of .NET's own meters, as every exporter of them writes them; three of them end as the count of a histogram does. Anything
# else that is found is a mistake of the sample.
metrics_are_valid() {
	local findings
	findings=$(promtool check metrics <"${scratch}/metrics" 2>&1) && return 0
	findings=$(grep -vE '^dotnet_(assembly|process_cpu|timer)_count non-histogram' <<<"${findings}" || true)
	[[ -z ${findings} ]] && return 0
	printf '%s\n' "${findings}"
	return 1
}

# Its main process is ended the hard way, from outside: `docker kill` would count as the user's wish, and nothing would restart it.
crash() {
	local service=$1 id pid
	id=$(container "${service}")
	pid=$(docker inspect --format '{{.State.Pid}}' "${id}")
	# 0 while it does not run, and `kill 0` would mean this script.
	((pid > 1)) || return
	kill -KILL "${pid}" || return
	within 5 restarted "${id}" "${pid}" && within 45 answers && data_is_there
}

restarted() {
	local pid
	pid=$(docker inspect --format '{{.State.Pid}}' "$1")
	[[ ${pid} != 0 && ${pid} != "$2" ]]
}

killed_and_up() {
	local id
	id=$(container "$1")
	docker kill "${id}" && compose up -d && within 45 answers && data_is_there
}

# The sender takes three seconds over its request, the app is told to stop after one.
request_in_flight_finishes() {
	local id result=${scratch}/in-flight
	id=$(container app)
	{ printf '{"name":"Slow"'; sleep 3; printf ',"price":1,"stock":1}'; } |
		ask /products --request POST --header 'Content-Type: application/json' --header 'Transfer-Encoding: chunked' --upload-file - >"${result}" 2>&1 &
	local sender=$!
	sleep 1
	docker stop --time 30 "${id}" >/dev/null || return
	local stopped=${EPOCHREALTIME}
	wait "${sender}" || { cat "${result}"; return 1; }
	grep -q '"name":"Slow"' "${result}" || return
	local code
	code=$(docker inspect --format '{{.State.ExitCode}}' "${id}")
	printf 'stopped at %s with exit code %s\n' "${stopped}" "${code}"
	docker start "${id}" >/dev/null
	[[ ${code} == 0 ]] && within 30 answers
}

# Requests one after another, while the app is restarted: each has to succeed.
restart_loses_none() {
	local id reader lost=${scratch}/lost
	: >"${lost}"
	id=$(container app)
	(while [[ ! -e ${scratch}/enough ]]; do ask /products >/dev/null 2>>"${lost}" || printf 'lost\n' >>"${lost}"; printf . >>"${scratch}/sent"; done) &
	reader=$!
	sleep 1
	docker restart --time 30 "${id}" >/dev/null
	sleep 3
	: >"${scratch}/enough"
	wait "${reader}"
	wc -c "${scratch}/sent"
	! grep . "${lost}"
}

down_up_keeps_data() { compose down && compose up -d && within 90 answers && data_is_there; }

stops_in_time() {
	local start=${SECONDS}
	compose stop || return
	((SECONDS - start < 20)) || { printf '%s s\n' "$((SECONDS - start))"; return 1; }
	local service id code
	for service in caddy app postgres redis; do
		id=$(compose ps -q -a "${service}" 2>/dev/null || docker ps -aqf "label=com.docker.compose.service=${service}" -f "label=com.docker.compose.project=${COMPOSE_PROJECT_NAME}")
		code=$(docker inspect --format '{{.State.ExitCode}}' "${id}")
		[[ ${code} == 0 ]] || { printf '%s ended with %s\n' "${service}" "${code}"; return 1; }
	done
}

on_laptop() {
	laptop up -d --no-build && within 60 curl --silent --fail --max-time 5 --output /dev/null "http://127.0.0.1:${laptop_port}/health/ready" &&
		curl --silent --fail --max-time 5 --json '{"name":"Cup","price":2,"stock":1}' "http://127.0.0.1:${laptop_port}/products"
}

# --- The run -----------------------------------------------------------------------------------------------------------------

rm -rf "${scratch}"
mkdir -p "${scratch}"
if (($# == 2)); then
	docker_dir=$(cd -- "$1" && pwd) && context=$(cd -- "$2" && pwd) || exit 2
else
	context=${scratch}/context docker_dir=${scratch}/context/samples/shop/obj/deploy/docker
	make_context "${context}"
fi
readonly docker_dir context
product_id='' order_id=''
trap remove_all EXIT

check 'the folder is copied to a server and filled in' prepare_server
check 'docker-compose accepts compose.production.yaml' compose config --quiet
check 'docker-compose accepts compose.yaml' laptop config --quiet
image=$(app_image)
readonly image

check "docker build makes ${image}" build_image
(($# == 2)) || check 'it is built again where the layers are and the package cache is not' build_without_cache_mount
check 'the image runs as user 1654' image_is '{{.Config.User}}' 1654:1654
check 'the image is told to stop by SIGTERM' image_is '{{.Config.StopSignal}}' SIGTERM
check 'the image is labelled' image_is '{{index .Config.Labels "org.opencontainers.image.version"}}' "${image##*:}"
check 'the files of the image can be listed' list_image
check 'no source, build output, SDK, shell or secret is in the image' not_in_image
check 'no secret is in its history' no_secret_in_history
size=$(docker image inspect --format '{{.Size}}' "${image}")
printf '# image: %s MB\n' "$((size / 1000000))"

check 'the secrets are made once and never again' make_secrets
check 'docker-compose up' compose up -d
check 'Caddy makes a certificate' within 30 take_root_certificate
check 'the app answers through Caddy by https, on both health paths' within 60 answers
if ((failures > 0)); then
	compose ps
	compose logs --tail 20 app
	finish shop
fi
check 'every container is read-only, limited, restarted, and without capabilities' hardened
check 'no process has rights: users 1654 and 999, and Caddy no capability but to listen on port 443' none_is_root
check 'the root file system of the app is read-only' cannot_write
check 'only Caddy is reachable; the databases reach nothing' only_caddy_is_public
check 'the databases ask for their passwords' database_asks_for_password
check 'no secret is in docker inspect' no_secret_in_inspect
check 'no secret is in the list of processes' no_secret_in_arguments
check 'products and orders are made' create_data
check 'what cannot be is refused, and changes nothing' refuses
check 'products are read through Redis' reads_through_cache
check 'Caddy adds the security headers and takes away the rest' has_headers
check 'http is redirected to https' redirects_to_https
check 'requests are counted, and the numbers are not public' counts_requests
! type -P promtool >/dev/null || check 'promtool accepts the numbers' metrics_are_valid
for service in app postgres redis caddy; do
	check "${service} crashes, comes back by itself, and nothing is lost" crash "${service}"
done
for service in app postgres redis caddy; do
	check "${service} is killed, comes back by up, and nothing is lost" killed_and_up "${service}"
done
check 'a request in flight finishes while the app stops' request_in_flight_finishes
check 'no request is lost while the app restarts' restart_loses_none
check 'down and up keep the data' down_up_keeps_data
check 'all stop in time, and by themselves' stops_in_time
check 'the laptop compose file answers, without any secret' on_laptop
finish shop
