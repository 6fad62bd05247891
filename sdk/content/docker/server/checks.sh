# shellcheck shell=bash disable=SC2154,SC2310,SC2312
# Written by Deploy.Sdk; the same for every app. Read by install.sh: what the machine must have. What may be on purpose is a warning.

warn() { say "Warning: $*"; }

# at_least VERSION LEAST
at_least() {
	local lower
	lower=$(printf '%s\n%s\n' "$2" "$1" | sort --version-sort | head -n 1)
	[[ ${lower} == "$2" ]]
}

check_engine() {
	local version
	command -v docker >/dev/null || fail 3 'no Docker: apt-get install docker.io docker-compose-v2, or https://docs.docker.com/engine/install/'
	version=$(docker version --format '{{.Server.Version}}' 2>/dev/null) || fail 3 'the Docker engine does not answer: systemctl start docker'
	at_least "${version}" 20.10 || fail 3 "Docker ${version} is too old; 20.10 is needed."
	find_compose || fail 3 'no Compose: apt-get install docker-compose-v2 (or the package docker-compose-plugin of Docker itself)'
	version=$("${compose_command[@]}" version --short 2>/dev/null || true)
	at_least "${version#v}" 1.29 || fail 3 "Compose ${version} is too old; 1.29 or 2 is needed."
	systemctl is-enabled --quiet docker 2>/dev/null || [[ ${systemd} == no ]] || warn 'Docker is not started at boot: systemctl enable docker'
}

# The compose file that is or will be used.
compose_file() {
	local file=''
	[[ -z ${environment} ]] || file=compose.${environment}.yaml
	[[ -n ${file} ]] || file=$(setting COMPOSE_FILE)
	[[ -n ${file} ]] || file=$(setting COMPOSE_FILE "${source_folder}/.env.example")
	printf '%s' "${source_folder}/${file%%:*}"
}

check_machine() {
	local file needed has
	file=$(compose_file)
	[[ -r ${file} ]] || fail 2 "there is no ${file}."
	needed=$(awk '$1 == "mem_limit:" { n = $2; gsub(/"/, "", n); sum += n } END { print sum + 0 }' "${file}")
	has=$(awk '$1 == "MemTotal:" { print int($2 / 1024) }' /proc/meminfo)
	((has >= needed)) || warn "the limits of all containers are ${needed} MB together, the machine has ${has} MB: all that is free may be asked for at once."
	has=$(df --output=avail --block-size=1M "$(dirname -- "${prefix}")" 2>/dev/null | tail -n 1 || true)
	((${has:-99999} >= 2048)) || warn "only ${has} MB are free on the disk of ${prefix}."
}

# After .env is there.
check_settings() {
	local domain
	domain=$(setting DOMAIN)
	if [[ ${domain} == app.example.com ]]; then
		fail 4 "write the host name into ${prefix}/.env (DOMAIN), or give it: --domain NAME"
	fi
}

# Ports, unless they are our own; and whether the name leads here, because else there is no certificate.
check_address() {
	local port domain tls addresses own address
	domain=$(setting DOMAIN)
	[[ -n ${domain} ]] || return 0
	if ! { states 2>/dev/null || true; } | grep -q '^caddy running'; then
		for port in "$(setting HTTP_PORT)" "$(setting HTTPS_PORT)"; do
			[[ -n ${port} ]] || continue
			if command -v ss >/dev/null && [[ -n $(ss --no-header --listening --tcp --numeric "sport = :${port}" 2>/dev/null) ]]; then
				fail 3 "port ${port} is taken: ss -ltnp 'sport = :${port}' says by whom."
			fi
		done
	fi
	tls=$(setting TLS)
	[[ ${tls} != internal ]] || return 0
	addresses=$(getent ahosts "${domain}" | awk '{ print $1 }' | sort -u || true)
	if [[ -z ${addresses} ]]; then
		warn "${domain} has no address yet: Caddy gets no certificate until its DNS record points to this server."
		return 0
	fi
	own=$(hostname -I 2>/dev/null || true)
	for address in ${addresses}; do
		[[ " ${own} " != *" ${address} "* ]] || return 0
	done
	warn "${domain} leads to ${addresses//$'\n'/, }, and this machine has ${own:-no address that is known}. Behind NAT or a floating address that is right; else there is no certificate."
}
