#!/usr/bin/env bash
# Written by Deploy.Sdk; the same for every app.
# Brings the folder docker/ as the last 'tofu apply' left it, and starts what it says: sudo deploy-app
# .env and secrets/ are the server's own and stay as they are.
set -euo pipefail

# shellcheck source=/dev/null
. /etc/app-server.env

cd /opt/app/docker
# Not 'sync', which leaves out a changed file of the same size.
/snap/bin/aws s3 cp "s3://${BUCKET:?}/docker/" . --recursive --only-show-errors --region "${REGION:?}"
find . -path ./secrets -prune -o -name '*.sh' -exec chmod 0755 {} +

if [[ ! -f .env ]]; then
	printf 'deploy-app: the files are in /opt/app/docker. Once, as root: cp .env.example .env, set DOMAIN in it, ./init-secrets.sh, deploy-app\n'
	exit 0
fi
# Only says what is missing: another environment has another list, and Docker refuses a secret that is not there.
if [[ -x init-secrets.sh ]]; then
	./init-secrets.sh --check || printf 'deploy-app: going on with the secrets that are there.\n' >&2
fi
docker compose up --detach
docker compose ps
