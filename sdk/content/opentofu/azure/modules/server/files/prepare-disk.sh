#!/usr/bin/env bash
# Written by Deploy.Sdk; the same for every app.
# Mounts the data disk at /srv. Makes a file system only on a disk that has nothing at all.
set -euo pipefail

disk=''
# The disk is attached after the machine has started.
for _ in {1..120}; do
	for candidate in /dev/disk/azure/data/by-lun/0 /dev/disk/azure/scsi1/lun0; do
		if [[ -b ${candidate} ]]; then
			disk=$(readlink -f "${candidate}")
			break 2
		fi
	done
	sleep 5
done
if [[ -z ${disk} ]]; then
	echo 'prepare-disk: no data disk came within ten minutes' >&2
	exit 1
fi

# wipefs only lists here. A disk that cannot be read ends the script instead of passing for an empty one.
signatures=$(wipefs --no-act --noheadings --output TYPE "${disk}")
parts=$(lsblk --noheadings --output NAME "${disk}")
if [[ -z ${signatures} && ${parts} != *$'\n'* ]]; then
	mkfs.ext4 -q -L data "${disk}"
elif [[ ${signatures} != *ext4* ]]; then
	echo "prepare-disk: ${disk} holds something else (${signatures:-partitions}); not touched" >&2
	exit 1
fi

if ! grep -q '^LABEL=data ' /etc/fstab; then
	echo 'LABEL=data /srv ext4 defaults,noatime,nofail,x-systemd.device-timeout=120 0 2' >>/etc/fstab
	systemctl daemon-reload
fi
mountpoint -q /srv || mount /srv
# A larger disk shows after the next start.
resize2fs "${disk}" >/dev/null 2>&1 || true
install -d -m 0711 /srv/docker
install -d -m 0755 /srv/app
