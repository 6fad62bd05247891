#!/usr/bin/env bash
# Written by Deploy.Sdk; the same for every app.
# Fetches the folder docker/ of the deployment and starts it. As often as you like:
#   az vm run-command invoke -g GROUP -n MACHINE --command-id RunShellScript --scripts /usr/local/sbin/deploy
set -euo pipefail

BUNDLE_URL='' VAULT_URI='' DOMAIN='' TLS=''
# shellcheck source=/dev/null
source /etc/deploy.env
readonly app=/srv/app
# run-command has none, and docker keeps its logins there.
export HOME=/root
exec 9>/run/deploy.lock
flock -n 9 || {
	echo 'deploy: another one is running' >&2
	exit 1
}

# token RESOURCE: a token of the machine's identity.
token() {
	curl -fsS --retry 5 --max-time 10 -H 'Metadata: true' \
		"http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=$1" | jq -er .access_token
}

# secret NAME: leaves the value in Key Vault in $value, or nothing where there is none. Any other answer ends it: with a vault that
# refuses, the app must not go on with an old value.
secret() {
	local name answer status
	name=$(printf %s "$1" | tr '[:upper:]' '[:lower:]' | sed -E 's/[^a-z0-9]+/-/g; s/^-|-$//g')
	# The token goes in by a pipe: a list of processes does not show it.
	answer=$(printf 'header = "Authorization: Bearer %s"\n' "${vault_token}" | curl -sS --retry 2 --max-time 20 --write-out '\n%{http_code}' --config - \
		"${VAULT_URI}secrets/${name}?api-version=7.4")
	status=${answer##*$'\n'}
	case ${status} in
	200) value=$(jq -r '.value // empty' <<<"${answer%$'\n'*}") ;;
	404) value='' ;;
	*)
		echo "deploy: Key Vault answers ${status} when asked for ${name} (may the machine read it?)" >&2
		exit 1
		;;
	esac
}

mountpoint -q /srv || {
	echo 'deploy: the data disk is not mounted' >&2
	exit 1
}

archive=$(mktemp)
trap 'rm -f "${archive}"' EXIT
storage_token=$(token 'https://storage.azure.com/')
if ! printf 'header = "Authorization: Bearer %s"\n' "${storage_token}" |
	curl -fsS --retry 3 --max-time 120 --config - -H 'x-ms-version: 2023-11-03' -o "${archive}" "${BUNDLE_URL}"; then
	echo "deploy: nothing to fetch at ${BUNDLE_URL} yet (README: upload, then deploy)" >&2
	exit 1
fi
tar -xzf "${archive}" -C "${app}" --no-same-owner
cd "${app}"

# .env is the machine's own, as it is where server/install.sh is used: server/switch.sh writes into it which colour runs with which tag. What
# is new in the example comes, profiles too. Of this release are the tag, the host, and the certificate when it is told of one.
[[ -e .env ]] || install -m 0600 .env.example .env

# setting NAME FILE
setting() { sed -n "s/^$1=//p" "$2" | tail -n 1; }

# set_setting NAME VALUE: changes the line in .env, or adds one; all or nothing.
set_setting() {
	local new
	new=$(mktemp .env.XXXXXX)
	NAME=$1 VALUE=$2 awk 'index($0, ENVIRON["NAME"] "=") == 1 { if (!done) print ENVIRON["NAME"] "=" ENVIRON["VALUE"]; done = 1; next }
		{ print } END { if (!done) print ENVIRON["NAME"] "=" ENVIRON["VALUE"] }' .env >"${new}"
	mv "${new}" .env
}

while IFS= read -r line || [[ -n ${line} ]]; do
	[[ ${line} =~ ^([A-Za-z_][A-Za-z0-9_]*)=(.*)$ ]] || continue
	grep -q "^${BASH_REMATCH[1]}=" .env || set_setting "${BASH_REMATCH[@]:1:2}"
done <.env.example
profiles=$(setting COMPOSE_PROFILES .env)
wanted=$(setting COMPOSE_PROFILES .env.example)
IFS=, read -ra wanted <<<"${wanted}"
for profile in "${wanted[@]}"; do
	[[ ,${profiles}, == *,${profile},* ]] || profiles=${profiles:+${profiles},}${profile}
done
[[ -z ${profiles} ]] || set_setting COMPOSE_PROFILES "${profiles}"
tag=$(setting TAG .env.example)
[[ -z ${tag} ]] || set_setting TAG "${tag}"
set_setting DOMAIN "${DOMAIN}"
[[ -z ${TLS} ]] || set_setting TLS "${TLS}"

vault_token=$(token 'https://vault.azure.net')
value=''
umask 077
mkdir -p secrets
if [[ -r secrets.list ]]; then
	while read -r name kind _; do
		[[ ${kind:-} == ask ]] || continue
		# A value that changed in the vault takes the place of the old one.
		secret "${name}"
		if [[ -n ${value} ]]; then
			printf %s "${value}" >"secrets/.${name}.new"
			chmod 0644 "secrets/.${name}.new"
			mv "secrets/.${name}.new" "secrets/${name}"
		fi
	done <secrets.list
	./init-secrets.sh </dev/null
fi
umask 022

# For an image that is not public: "server user password" in the secret registry-login.
secret registry-login
if [[ -n ${value} ]]; then
	read -r server user password <<<"${value}"
	printf %s "${password}" | docker login "${server}" --username "${user}" --password-stdin >/dev/null
fi

docker compose pull --quiet
docker compose up --detach --remove-orphans --wait --wait-timeout 300
docker image prune --force >/dev/null
docker compose ps
