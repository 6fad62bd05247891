#!/usr/bin/env bash
# Written by Deploy.Sdk; the same for every app.
# Makes a new Ubuntu the server of the app: the disk at /opt/app, Docker, the AWS command line, the app. Run it as often as you like.
set -euo pipefail

# shellcheck source=/dev/null
. /etc/app-server.env
readonly volume=${VOLUME:?}
# cloud-init has none, and Docker and snaps look for their settings there.
export HOME=/root

readonly folder=/opt/app
readonly disk=/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_${volume//-/}

# AWS attaches the disk only when the server runs.
wait_for_disk() {
	local second
	for ((second = 0; second < 600; second += 5)); do
		[[ ! -b ${disk} ]] || return 0
		sleep 5
	done
	printf 'set-up-server: %s does not come.\n' "${volume}" >&2
	return 1
}

# Status 2 means that there is nothing on it; any other failure must not end in formatting a disk with data.
format_if_new() {
	local status=0
	blkid --probe "${disk}" >/dev/null || status=$?
	((status != 2)) || mkfs.ext4 -q -m 1 "${disk}"
	((status == 0 || status == 2))
}

mount_disk() {
	mkdir -p "${folder}"
	if ! grep -q " ${folder} " /etc/fstab; then
		printf '%s %s ext4 defaults,nofail,x-systemd.growfs,x-systemd.device-timeout=120s 0 2\n' "${disk}" "${folder}" >>/etc/fstab
		systemctl daemon-reload
	fi
	mountpoint -q "${folder}" || mount "${folder}"
	mkdir -p "${folder}/data" "${folder}/docker"
}

install_packages() {
	export DEBIAN_FRONTEND=noninteractive
	apt-get -q -o DPkg::Lock::Timeout=600 update
	apt-get -q -y -o DPkg::Lock::Timeout=600 install docker.io docker-compose-v2 unattended-upgrades
	snap wait system seed.loaded
	snap list aws-cli >/dev/null 2>&1 || snap install aws-cli --classic
}

wait_for_disk
format_if_new
mount_disk
install_packages
/usr/local/sbin/deploy-app
