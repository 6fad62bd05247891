#!/usr/bin/env bash
# One server on a real engine, as its administrator meets it: install.sh into a scratch folder, backups by the container, data destroyed and
# restored, and requests moved from blue to green while they come in.
#
#   server.sh                 the golden case server-in-two-colours
#   server.sh DOCKER_DIR      the files in DOCKER_DIR, whose image is there
#
# Needs the engine of engine.sh, the images of bases.sh and ghcr.io/acme/shop:1.0.0 (shop.sh builds it). One line per step, "ok - …" or
# "not ok - …"; exit code 1 if any failed.
# shellcheck disable=SC2016,SC2312,SC2317 # Steps are called by name, through `check`; what fails in them fails the step.
# Not -e: a step that fails is counted, and the next ones still tell something.
set -uo pipefail
# shellcheck source=tests/engine/lib.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"
use_engine

readonly http_port=${HTTP_PORT:-18480} https_port=${HTTPS_PORT:-18443} domain=shop.example.com
readonly scratch=${SCRATCH:-${work}/server}
readonly prefix=${scratch}/opt/shop
readonly project=${PROJECT:-dt-server-shop}
readonly case_folder=${repository}/tests/cases/server-in-two-colours/expected/docker

prepare() {
	rm -rf "${scratch}"
	mkdir -p "${scratch}/bin" "${scratch}/units" "${scratch}/docker" || return
	if [[ -n ${1:-} ]]; then
		cp -r "$1/." "${scratch}/docker/"
	else
		cp -r "${case_folder}/." "${scratch}/docker/" && cp -r "${repository}"/sdk/content/docker/{Caddyfile,init-secrets.sh,backup,server} "${scratch}/docker/" || return
		cp "${case_folder}"/server/* "${scratch}/docker/server/"
	fi
	# The project's name is this script's, and the ports are free ones.
	sed -i "s/^COMPOSE_PROJECT_NAME=.*/COMPOSE_PROJECT_NAME=${project}/; s/^TLS=.*/TLS=internal/; s/^HTTP_PORT=.*/HTTP_PORT=${http_port}/; s/^HTTPS_PORT=.*/HTTPS_PORT=${https_port}/" "${scratch}/docker/.env.example"
	mv "${scratch}/docker/server/shop.service" "${scratch}/docker/server/${project}.service"
	sed -i "s|/opt/shop|/opt/${project}|g" "${scratch}/docker/server/${project}.service"
	# As an object store hands them over.
	find "${scratch}/docker" -name '*.sh' -exec chmod 0644 {} +
	# Remembers what it is asked, and starts what the unit says.
	cat >"${scratch}/bin/systemctl" <<-END
		#!/usr/bin/env bash
		printf '%s\n' "\$*" >>"${scratch}/systemctl"
		case \$1 in
			reload-or-restart) eval "\$(sed -n 's/^ExecStart=//p' "${scratch}/units/\$2")" ;;
			*) ;;
		esac
	END
	# The engine's own client first, as on a server.
	ln -s "$(type -P "${docker_client}")" "${scratch}/bin/docker"
	chmod 0755 "${scratch}/bin/systemctl"
}

install_here() { PATH=${scratch}/bin:${PATH} SYSTEMD_UNIT_FOLDER=${scratch}/units bash "${scratch}/docker/server/install.sh" --prefix "${prefix}" --wait 120 "$@"; }

on_server() {
	local script=$1
	shift
	PATH=${scratch}/bin:${PATH} bash "${prefix}/server/${script}" "$@"
}

compose() { on_server compose.sh "$@"; }

remove_all() {
	[[ ! -d ${prefix} ]] || compose --profile green down --volumes --remove-orphans
} >/dev/null 2>&1

ask() {
	local path=$1
	shift
	curl --silent --show-error --fail --max-time 40 --cacert "${scratch}/root.crt" --resolve "${domain}:${https_port}:127.0.0.1" "$@" "https://${domain}:${https_port}${path}"
}

take_root_certificate() {
	local id
	id=$(compose ps -q caddy) && docker cp "${id}:/data/caddy/pki/authorities/local/root.crt" "${scratch}/root.crt"
}

# --- Steps -------------------------------------------------------------------------------------------------------------------

dry_run_changes_nothing() { install_here --dry-run && [[ ! -e ${prefix} ]] && ! grep -qE "^(enable|daemon-reload|reload)" "${scratch}/systemctl"; }

installed() {
	[[ $(stat --format %a "${prefix}/secrets") == 700 && $(stat --format %a "${prefix}/.env") == 600 && -x ${prefix}/init-secrets.sh ]] || return
	grep -q "^WorkingDirectory=${prefix}$" "${scratch}/units/${project}.service" && grep -q "^enable.*${project}.service" "${scratch}/systemctl"
}

# What the server has of its own stays; what is new in the example comes.
installs_again() {
	local before after ids
	sed -i '/^MAX_BODY=/d; s/^TAG_GREEN=.*/TAG_GREEN=mine/' "${prefix}/.env"
	: >"${prefix}/compose.override.yaml.kept"
	before=$(cat "${prefix}"/secrets/*)
	ids=$(compose ps -q | sort)
	install_here || return
	after=$(cat "${prefix}"/secrets/*)
	[[ ${before} == "${after}" && ${ids} == "$(compose ps -q | sort)" ]] || { printf 'secrets or containers are new\n'; return 1; }
	grep -qx 'TAG_GREEN=mine' "${prefix}/.env" && grep -qx 'MAX_BODY=10MB' "${prefix}/.env" || { cat "${prefix}/.env"; return 1; }
	sed -i 's/^TAG_GREEN=.*/TAG_GREEN=1.0.0/' "${prefix}/.env"
}

create_data() { ask /products --header 'Content-Type: application/json' --data '{"name":"Tea","price":4.50,"stock":10}' | tee "${scratch}/product" && id=$(grep -oE '"id":[0-9]+' "${scratch}/product" | head -n 1 | tr -dc 0-9); }

first_backup() { on_server backup.sh --list | tee "${scratch}/backups" && grep -q '^shop-.*Z\.dump$' "${scratch}/backups"; }

backup_container() { docker inspect --format "$1" "$(compose ps -q postgres-backup)"; }

is_hardened() {
	local pid got
	[[ $(backup_container '{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.CapAdd}}') == 'true [ALL] [CHOWN SETGID SETUID]' ]] || { backup_container '{{json .HostConfig}}'; return 1; }
	pid=$(backup_container '{{.State.Pid}}')
	got=$(awk '$1 == "Uid:" { u = $2 } $1 == "CapEff:" { e = $2 } END { print u, e }' "/proc/${pid}/status")
	[[ ${got} == '999 0000000000000000' ]] || { printf '%s\n' "${got}"; return 1; }
}

healthy() { [[ $(backup_container '{{.State.Health.Status}}') == healthy ]]; }

labelled_backup() { on_server backup.sh --label test && newest=$(find "${prefix}/backups/postgres" -name '*-test.dump' | sort | tail -n 1) && [[ -s ${newest} ]]; }

destroy() {
	compose exec -T postgres psql -U shop -d shop -v ON_ERROR_STOP=1 -c 'DO $$ DECLARE t text; BEGIN FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = $q$public$q$ LOOP EXECUTE format($q$DROP TABLE %I CASCADE$q$, t); END LOOP; END $$; CREATE TABLE leftover(n int);' </dev/null &&
		! ask "/products/${id}" --output /dev/null
}

refuses_unconfirmed() { ! on_server restore.sh "${newest}" && ! ask "/products/${id}" --output /dev/null; }

restored() {
	on_server restore.sh "${newest}" --yes && within 60 ask "/products/${id}" || return
	! compose exec -T postgres psql -U shop -d shop -c 'SELECT * FROM leftover' </dev/null 2>/dev/null || { printf 'a table of later is left\n'; return 1; }
	find "${prefix}/backups/postgres" -name '*-before-restore.dump' | grep -q .
}

broken_is_refused() {
	head -c 300 "${newest}" >"${prefix}/backups/postgres/shop-20200101T000000Z.dump"
	chown 999:999 "${prefix}/backups/postgres/shop-20200101T000000Z.dump"
	! on_server restore.sh shop-20200101T000000Z.dump --yes && ask "/products/${id}"
}

prunes() {
	local left
	cp -p "${newest}" "${prefix}/backups/postgres/shop-20200102T000000Z.dump"
	on_server backup.sh || return
	left=$(find "${prefix}/backups/postgres" -name 'shop-2020*')
	[[ -z ${left} && -s ${newest} ]] || { printf '%s\n' "${left}"; return 1; }
}

# With the server gone none can be made; the ones that are there stay.
failure_keeps_all() {
	local before after
	before=$(ls "${prefix}/backups/postgres")
	compose stop postgres && ! on_server backup.sh
	after=$(ls "${prefix}/backups/postgres")
	compose start postgres && [[ ${before} == "${after}" ]] || { printf '%s\n--\n%s\n' "${before}" "${after}"; return 1; }
	within 60 ask /health/ready
}

every_minute() {
	local minute status=0
	sed 's/15 2 \* \* \*/* * * * */' "${prefix}/compose.production.yaml" >"${scratch}/every-minute.yaml"
	cp "${prefix}/compose.production.yaml" "${scratch}/as-it-was.yaml"
	cp "${scratch}/every-minute.yaml" "${prefix}/compose.production.yaml"
	compose up -d --no-deps postgres-backup || return
	minute=$(date --utc +%Y%m%dT%H%M)
	within 120 made_after "${minute}" || status=$?
	cp "${scratch}/as-it-was.yaml" "${prefix}/compose.production.yaml"
	return "${status}"
}

# One of this minute may be what a scheduler makes up for when it starts.
made_after() { find "${prefix}/backups/postgres" -name 'shop-*.dump' -printf '%f\n' | cut -c 6-18 | sort | tail -n 1 | awk -v minute="$1" '{ exit !($0 > minute) }'; }

backup_stops() {
	local start=${SECONDS} container
	container=$(compose ps -q postgres-backup)
	docker stop --time 30 "${container}" >/dev/null && ((SECONDS - start < 10)) && [[ $(docker inspect --format '{{.State.ExitCode}}' "${container}") == 0 ]]
}

colour_is() {
	local status
	status=$(on_server switch.sh --status) && printf '%s\n' "${status}" && [[ ${status%%$'\n'*} == "requests go to: $1" ]]
}

# Requests by several senders, each on a connection of its own, while the colours change twice.
switch_loses_none() {
	local lost=${scratch}/lost sender senders=()
	: >"${lost}"
	rm -f "${scratch}/enough" "${scratch}/sent"
	for sender in 1 2 3; do
		(while [[ ! -e ${scratch}/enough ]]; do ask /products >/dev/null 2>>"${lost}" || printf 'lost by %s\n' "${sender}" >>"${lost}"; printf . >>"${scratch}/sent"; sleep 0.1; done) &
		senders+=("$!")
	done
	sleep 1
	on_server switch.sh green --tag 1.0.0 && sleep 2 && on_server switch.sh blue && sleep 2 && on_server switch.sh green
	local status=$?
	sleep 2
	: >"${scratch}/enough"
	wait "${senders[@]}"
	printf '%s requests\n' "$(wc -c <"${scratch}/sent")"
	! grep . "${lost}" && return "${status}"
}

# The old colour is away, so whatever answers is the new one.
green_alone_answers() { compose stop app-blue && ask /health/ready; }

caddy_comes_back_green() {
	local container pid
	container=$(compose ps -q caddy)
	pid=$(docker inspect --format '{{.State.Pid}}' "${container}")
	((pid > 1)) && kill -KILL "${pid}" && sleep 2 && within 45 ask /health/ready && colour_is green
}

all_comes_back_green() { compose --profile green down && PATH=${scratch}/bin:${PATH} bash "${prefix}/server/compose.sh" up -d && compose stop app-blue && within 90 ask /health/ready; }

# And the next start of the unit does not fail for it.
dead_colour_is_refused() {
	! WAIT_SECONDS=5 on_server switch.sh blue --tag no-such-version || return
	colour_is green && ask /health/ready && grep -qx 'TAG_BLUE=1.0.0' "${prefix}/.env" && compose up -d
}

colour_that_does_not_answer_is_refused() {
	compose pause postgres || return
	compose stop app-blue
	local status=0
	WAIT_SECONDS=5 on_server switch.sh blue && status=1
	compose unpause postgres
	((status == 0)) && [[ -z $(docker ps -q --filter "label=com.docker.compose.project=${project}" --filter label=com.docker.compose.service=app-blue) ]] && colour_is green && within 60 ask /health/ready
}

# --- The run -----------------------------------------------------------------------------------------------------------------

id='' newest=''
check 'the folder is copied to a server' prepare "${1:-}"
trap remove_all EXIT
check 'a dry run changes nothing' dry_run_changes_nothing
check 'install.sh installs, starts and waits until all is healthy' install_here
check 'folders, modes and unit are right' installed
check 'Caddy makes a certificate' within 30 take_root_certificate
check 'the app answers through Caddy' within 60 ask /health/ready
if ((failures > 0)); then
	compose ps
	compose logs --tail 20
	finish server
fi
check 'install.sh again keeps secrets, settings and containers, and brings new settings' installs_again
check 'data are made' create_data
check 'the container has made a backup by itself' within 30 first_backup
check 'it is read-only and without rights, as user 999' is_hardened
check 'it is healthy' within 90 healthy
check 'a backup is made by hand' labelled_backup
check 'all tables are destroyed' destroy
check 'restore.sh does nothing without --yes' refuses_unconfirmed
check 'restore.sh brings all back, nothing else, and saves what was there before' restored
check 'a broken backup is refused, and nothing stops' broken_is_refused
check 'backups that are too old are removed' prunes
check 'a backup that fails removes none' failure_keeps_all
check 'the schedule is kept' every_minute
check 'the scheduler stops at once' backup_stops
check 'blue gets the requests' colour_is blue
check 'no request is lost while the colours change' switch_loses_none
check 'green alone answers' green_alone_answers
check 'Caddy crashes and comes back on green' caddy_comes_back_green
check 'down and up come back on green' all_comes_back_green
check 'a colour without an image gets no requests, and is forgotten' dead_colour_is_refused
check 'a colour that does not answer gets no requests, and is stopped' colour_that_does_not_answer_is_refused
finish server
