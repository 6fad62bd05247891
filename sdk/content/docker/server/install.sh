#!/usr/bin/env bash
# Written by Deploy.Sdk; the same for every app. Makes a Linux server run what is in this folder, or brings a newer folder to it. Run it as often
# as you like: .env, secrets/, state/, backups/ and compose.override.yaml of the server stay as they are, but for settings that are new.
#
#   sudo bash server/install.sh [OPTIONS]
#     --prefix DIR         where it lives; /opt/NAME unless given (NAME: COMPOSE_PROJECT_NAME of .env.example)
#     --domain NAME        host name; written into .env
#     --tag TAG            version of the image; written into .env
#     --environment NAME   compose.NAME.yaml instead of compose.production.yaml; written into .env
#     --wait SECONDS       how long it may take until all is healthy; 300 unless given
#     --no-systemd         starts it once, without a unit that does so at boot
#     --dry-run            says what would be done, and changes nothing
#     --help
#
# Exit code: 0 runs and is healthy, 1 failed, 2 wrong call, 3 something is missing on this machine, 4 settings or secrets have to be filled in.
# shellcheck disable=SC2154,SC2310,SC2312  # the variables are those of lib.sh; what fails in a condition is handled there
set -euo pipefail
# shellcheck source=/dev/null
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"
# shellcheck source=/dev/null
source "${server_folder}/checks.sh"

readonly source_folder=${folder} unit_folder=${SYSTEMD_UNIT_FOLDER:-/etc/systemd/system}
prefix='' domain='' tag='' environment='' patience=300 systemd=yes dry=no

usage() { sed -n '5,14s/^# *//p' "${BASH_SOURCE[0]}"; }

while (($# > 0)); do
	case $1 in
		--prefix | --domain | --tag | --environment | --wait)
			[[ -n ${2:-} ]] || fail 2 "$1 needs a value."
			case $1 in
				--prefix) prefix=$2 ;;
				--domain) domain=$2 ;;
				--tag) tag=$2 ;;
				--environment) environment=$2 ;;
				*) patience=$2 ;;
			esac
			shift
			;;
		--no-systemd) systemd=no ;;
		--dry-run) dry=yes ;;
		--help)
			usage
			exit
			;;
		*)
			usage >&2
			exit 2
			;;
	esac
	shift
done
[[ ${patience} =~ ^[0-9]+$ ]] || fail 2 '--wait is a number of seconds.'
[[ -r ${source_folder}/.env.example ]] || fail 2 "there is no .env.example in ${source_folder}: copy the whole folder docker/."

name=$(setting COMPOSE_PROJECT_NAME "${source_folder}/.env.example")
[[ ${name} =~ ^[a-z0-9][a-z0-9_-]*$ ]] || fail 2 ".env.example names no project (COMPOSE_PROJECT_NAME)."
prefix=${prefix:-/opt/${name}}
[[ ${prefix} == /* && ${prefix} != / && ${prefix} != *[[:space:]]* ]] || fail 2 '--prefix is an absolute path without blanks.'
[[ -z ${environment} || -r ${source_folder}/compose.${environment}.yaml ]] || fail 2 "there is no compose.${environment}.yaml."
readonly unit=${name}.service
folder=${prefix}

# act WHAT COMMAND…
act() {
	local what=$1
	shift
	if [[ ${dry} == yes ]]; then
		say "would: ${what}"
	else
		say "${what}"
		"$@"
	fi
}

make_folders() {
	# The containers' users read the scripts and settings; the secrets and backups are for root alone.
	install -d -m 0755 "${prefix}" "${prefix}/state"
	install -d -m 0700 "${prefix}/secrets" "${prefix}/backups"
}

# All of the new folder over the old one, but for what belongs to the server.
copy_files() {
	[[ ! ${source_folder} -ef ${prefix} ]] || return 0
	# The containers' users read what is here; a workstation or root's umask may not let them.
	tar -C "${source_folder}" --mode='u+rwX,go+rX' --exclude ./.env --exclude ./secrets --exclude ./state --exclude ./backups --exclude './*.override.yaml' --exclude './*.override.yml' -c . |
		tar -C "${prefix}" --no-same-owner -x
	# What came by way of an object store or Windows has lost these.
	find "${prefix}" -type d \( -name secrets -o -name state -o -name backups \) -prune -o -name '*.sh' -exec chmod 0755 {} +
}

# A new .env is the example; one that is there gets what it lacks, with the comment that explains it.
complete_settings() {
	local line comment='' added=()
	if [[ ! -e ${prefix}/.env ]]; then
		install -m 0600 "${prefix}/.env.example" "${prefix}/.env"
		return
	fi
	while IFS= read -r line || [[ -n ${line} ]]; do
		line=${line%$'\r'}
		if [[ ${line} =~ ^([A-Za-z_][A-Za-z0-9_]*)= ]]; then
			if ! grep -q "^${BASH_REMATCH[1]}=" "${prefix}/.env"; then
				[[ -z $(tail -c 1 "${prefix}/.env") ]] || printf '\n' >>"${prefix}/.env"
				printf '\n%s%s\n' "${comment}" "${line}" >>"${prefix}/.env"
				added+=("${BASH_REMATCH[1]}")
			fi
			comment=''
		elif [[ ${line} == '#'* ]]; then
			comment+=${line}$'\n'
		else
			comment=''
		fi
	done <"${prefix}/.env.example"
	((${#added[@]} == 0)) || say "  new in .env: ${added[*]}"
	complete_profiles
}

# An app that has got workers since says so in the example; profiles of the server's own stay.
complete_profiles() {
	local profile profiles wanted
	profiles=$(setting COMPOSE_PROFILES)
	IFS=, read -ra wanted < <(setting COMPOSE_PROFILES "${prefix}/.env.example") || true
	for profile in "${wanted[@]}"; do
		[[ ,${profiles}, != *,${profile},* ]] || continue
		profiles=${profiles:+${profiles},}${profile}
		set_setting COMPOSE_PROFILES "${profiles}"
		say "  new in .env: profile ${profile}"
	done
}

apply_options() {
	[[ -z ${domain} ]] || set_setting DOMAIN "${domain}"
	[[ -z ${environment} ]] || set_setting COMPOSE_FILE "compose.${environment}.yaml"
	local file
	file=$(setting COMPOSE_FILE)
	# Named in COMPOSE_FILE, compose takes these files and no others.
	if [[ -f ${prefix}/compose.override.yaml && :${file}: != *:compose.override.yaml:* ]]; then
		set_setting COMPOSE_FILE "${file}:compose.override.yaml"
	fi
	[[ -n ${tag} ]] || return 0
	set_setting TAG "${tag}"
	# Of two colours each has a version of its own: the first to start gets this one, later switch.sh says which does.
	grep -q '^TAG_BLUE=' "${prefix}/.env" || return 0
	if [[ -s ${prefix}/state/upstream.caddy ]] || states 2>/dev/null | grep -q '^app-'; then
		say "  workers and migrations: ${tag}. The app: bash ${prefix}/server/switch.sh COLOUR --tag ${tag}"
	else
		set_setting TAG_BLUE "${tag}"
	fi
}

# The list of the compose file that is used.
make_secrets() {
	local file list
	file=$(setting COMPOSE_FILE)
	file=${file%%:*}
	list=${file#compose.}
	list=secrets.${list%.yaml}.list
	[[ -r ${prefix}/${list} ]] || list=secrets.list
	[[ -r ${prefix}/${list} ]] || return 0
	bash "${prefix}/init-secrets.sh" "${list}" || fail 4 "write the secrets that are missing (printf %s 'value' > ${prefix}/secrets/NAME), and run this again."
}

install_unit() {
	local new
	new=$(mktemp)
	sed "s|/opt/${name}\b|${prefix}|g" "${prefix}/server/${unit}" >"${new}"
	# Before 244 systemd refuses a unit of this kind that is to be started again.
	(($(systemctl --version | awk 'NR == 1 { print $2 + 0 }') >= 244)) || sed -i '/^Restart/d' "${new}"
	install -d "${unit_folder}"
	if ! cmp -s "${new}" "${unit_folder}/${unit}"; then
		install -m 0644 "${new}" "${unit_folder}/${unit}"
		systemctl daemon-reload
	fi
	rm -f "${new}"
	systemctl enable --quiet "${unit}"
}

start() {
	if [[ ${systemd} == yes ]]; then
		# 'reload' of one that runs is an 'up': what has not changed is not touched.
		systemctl reload-or-restart "${unit}" || fail 1 "it did not start: journalctl --unit ${unit}"
	else
		compose up --detach --remove-orphans || fail 1 'it did not start; see above.'
	fi
	! caddy_is_stale || compose up --detach --no-deps --force-recreate caddy
}

# A file that is mounted alone stays the old one in a container that goes on, whatever takes its place here.
caddy_is_stale() {
	local id from to
	id=$(compose ps --quiet caddy 2>/dev/null || true)
	[[ -n ${id} ]] || return 1
	while IFS='|' read -r from to; do
		[[ ! -f ${from} ]] || docker exec "${id}" cat "${to}" </dev/null 2>/dev/null | cmp -s - "${from}" || return 0
	done < <(docker inspect --format '{{range .Mounts}}{{if eq .Type "bind"}}{{.Source}}|{{.Destination}}{{println}}{{end}}{{end}}' "${id}")
	return 1
}

# --- The run -------------------------------------------------------------------------------------------------------------------

[[ ${dry} == yes || ${EUID} -eq 0 ]] || fail 3 'needs root: sudo bash server/install.sh'
if [[ ${systemd} == yes ]] && ! { command -v systemctl && systemctl show-environment; } >/dev/null 2>&1; then
	say 'Warning: no systemd here; nothing starts it at boot but the engine itself.'
	systemd=no
fi
if [[ -n ${tag} ]] && ! grep -q '^TAG=' "${source_folder}/.env.example"; then
	fail 2 "each service has a tag of its own; write it into ${prefix}/.env: $(sed -n 's/^\([A-Z0-9_]*_TAG\)=.*/\1/p' "${source_folder}/.env.example" | paste -sd ' ')"
fi
check_engine
check_machine

act "folders in ${prefix}" make_folders
act "files from ${source_folder}" copy_files
act "settings in ${prefix}/.env" complete_settings
act 'settings of the command line' apply_options
if [[ ${dry} == yes ]]; then
	say "would: secrets in ${prefix}/secrets"
	[[ ${systemd} == no ]] || say "would: unit ${unit_folder}/${unit}, enabled"
	say 'would: start, and wait until all is healthy'
	exit
fi
check_settings
check_address
act "secrets in ${prefix}/secrets" make_secrets
[[ ${systemd} == no ]] || act "unit ${unit_folder}/${unit}" install_unit
act 'start' start
wait_ready "${patience}" || fail 1 "look at: bash ${prefix}/server/compose.sh logs --tail 50"

say ''
say "${name} runs in ${prefix}."
domain=$(setting DOMAIN)
[[ -z ${domain} ]] || say "  ask:      curl -fsS https://${domain}/"
say "  look:     bash ${prefix}/server/compose.sh ps"
[[ ${systemd} == no ]] || say "  stop:     systemctl stop ${name}      start: systemctl start ${name}"
[[ ! -d ${prefix}/backup ]] || say "  backups:  bash ${prefix}/server/backup.sh --list"
example_tag=$(setting TAG "${prefix}/.env.example")
tag=$(setting TAG)
[[ -z ${example_tag} || ${tag} == "${example_tag}" ]] || say "  image:    TAG=${tag}, while these files were made with ${example_tag}: install.sh --tag ${example_tag}"
say "  next:     firewall, updates, copies elsewhere: ${prefix}/server/README.md"
