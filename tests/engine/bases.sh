#!/usr/bin/env bash
# Makes the images that generated files start from, under exactly their names and tags, for machines that reach no registry:
# the same users, paths, entrypoints and variables as the published ones as far as generated files rely on them, filled from
# this machine's .NET and the distribution's packages. An image that is there is left as it is (`bases.sh --again` makes all anew).
#
# Needs root (debootstrap), the engine of engine.sh, .NET, and caddy. The package mirror is the one this machine uses.
# Errors end the script: half an image is worse than none.
set -euo pipefail
# shellcheck source=tests/engine/lib.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"
use_engine

readonly debian=deploy-engine/debian:bookworm
readonly cache=${work}/cache
again=no
[[ ${1:-} != --again ]] || again=yes

# The certificate authorities of this machine: behind a proxy that opens TLS, the published ones do not do.
readonly authorities=/etc/ssl/certs/ca-certificates.crt

# A minimal Debian, made once and kept as a tar file.
make_debian() {
	local tar=${cache}/debian.tar root=${cache}/debian tool=debootstrap
	mkdir -p "${cache}"
	if [[ ! -s ${tar} ]]; then
		if ! type -P debootstrap >/dev/null; then
			# Not installed: unpacked beside, and gone with the cache.
			(cd "${cache}" && apt-get -q download debootstrap && dpkg-deb -x debootstrap_*.deb debootstrap)
			export DEBOOTSTRAP_DIR=${cache}/debootstrap/usr/share/debootstrap
			tool=${cache}/debootstrap/usr/sbin/debootstrap
		fi
		local mirror
		# shellcheck disable=SC2016 # apt-get's own notation
		mirror=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 'Created-By: Packages' | awk '$2 == "bookworm" { print $1; exit }')
		rm -rf "${root}"
		"${tool}" --variant=minbase --include=ca-certificates bookworm "${root}" "${mirror}"
		# Sources as on this machine, security updates included; nothing downloaded stays.
		rm -rf "${root}"/var/cache/apt/archives/*.deb "${root}"/var/lib/apt/lists/* "${root}/etc/apt/sources.list"
		cp /etc/apt/sources.list.d/debian.sources "${root}/etc/apt/sources.list.d/"
		cp "${authorities}" "${root}${authorities}"
		tar -C "${root}" --numeric-owner -cf "${tar}.new" .
		rm -rf "${root}"
		mv "${tar}.new" "${tar}"
	fi
	docker import --change "ENV SSL_CERT_FILE=${authorities}" "${tar}" "${debian}" >/dev/null
}

# build NAME FOLDER: the Dockerfile comes by standard input.
build() { docker build --quiet --tag "$1" --file - "$2" >/dev/null; }

make_sdk() {
	local dotnet
	dotnet=$(dotnet_root)
	# Hard links: nothing is copied before the engine does it.
	rm -rf "${cache}/sdk"
	mkdir -p "${cache}/sdk"
	cp -al "${dotnet}" "${cache}/sdk/dotnet" 2>/dev/null || cp -a "${dotnet}" "${cache}/sdk/dotnet"
	build "$1" "${cache}/sdk" <<-EOF
		FROM ${debian}
		RUN apt-get update && apt-get install -y --no-install-recommends libicu72 libssl3 libstdc++6 zlib1g tzdata && rm -rf /var/lib/apt/lists/*
		COPY dotnet /usr/share/dotnet
		RUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet && useradd --uid 1654 --user-group --create-home app
		ENV APP_UID=1654 ASPNETCORE_HTTP_PORTS=8080 DOTNET_RUNNING_IN_CONTAINER=true DOTNET_NOLOGO=true \\
		    DOTNET_USE_POLLING_FILE_WATCHER=true NUGET_XMLDOC_MODE=skip NUGET_CERT_REVOCATION_MODE=offline
		CMD ["bash"]
	EOF
	rm -rf "${cache}/sdk"
}

dotnet_root() {
	local path
	path=$(type -P dotnet)
	path=$(readlink -f "${path}")
	dirname "${path}"
}

# No shell, no package manager: the runtime, the libraries it loads, ICU, time zones, certificates, and two users.
make_chiseled() {
	local root=${cache}/chiseled dotnet needed library
	dotnet=$(dotnet_root)
	rm -rf "${root}"
	mkdir -p "${root}"/{etc/ssl/certs,usr/bin,usr/share/dotnet/host,home,tmp}
	chmod 1777 "${root}/tmp"
	cp -a "${dotnet}/dotnet" "${dotnet}/shared" "${root}/usr/share/dotnet/"
	cp -a "${dotnet}/host/fxr" "${root}/usr/share/dotnet/host/"
	ln -s /usr/share/dotnet/dotnet "${root}/usr/bin/dotnet"
	ln -s usr/lib "${root}/lib"
	ln -s usr/lib64 "${root}/lib64"
	mkdir -p "${root}/usr/lib64" "${root}/usr/lib/x86_64-linux-gnu"
	needed=$(libraries "${dotnet}")
	while IFS= read -r library; do
		library=$(readlink -f "${library}")
		install -D --mode 0755 "${library}" "${root}/usr/lib/x86_64-linux-gnu/${library##*/}"
	done <<<"${needed}"
	# The names by which they are asked for.
	ldconfig -r "${root}" /usr/lib/x86_64-linux-gnu
	ln -s ../lib/x86_64-linux-gnu/ld-linux-x86-64.so.2 "${root}/usr/lib64/ld-linux-x86-64.so.2"
	cp -a /usr/share/zoneinfo "${root}/usr/share/"
	cp "${authorities}" "${root}${authorities}"
	printf '%s\n' 'root:x:0:0:root:/root:/sbin/nologin' 'app:x:1654:1654::/home/app:/bin/false' >"${root}/etc/passwd"
	printf '%s\n' 'root:x:0:' 'app:x:1654:' >"${root}/etc/group"
	install -d --owner 1654 --group 1654 "${root}/home/app"
	tar -C "${root}" --numeric-owner -c . | docker import \
		--change 'ENV APP_UID=1654 ASPNETCORE_HTTP_PORTS=8080 DOTNET_RUNNING_IN_CONTAINER=true PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
		--change "ENV SSL_CERT_FILE=${authorities}" \
		--change 'USER 1654' - "$1" >/dev/null
	rm -rf "${root}"
}

# The shared libraries that the runtime needs, those it opens by name included.
libraries() {
	local file known
	known=$(ldconfig -p)
	{
		find "$1/dotnet" "$1/shared" "$1/host" -name '*.so' -o -name dotnet -type f | while IFS= read -r file; do
			ldd "${file}" 2>/dev/null || true
		done | awk '/=> \// { print $3 }'
		for file in libssl.so.3 libcrypto.so.3 libicuuc.so.72 libicui18n.so.72 libicudata.so.72 ld-linux-x86-64.so.2; do
			awk -v name="${file}" '$1 == name { print $NF; exit }' <<<"${known}"
		done
	} | grep -vE 'liblttng|libnuma' | sort -u
}

# The distribution's PostgreSQL, behind an entrypoint that does what the published image's does.
make_postgres() {
	rm -rf "${cache}/postgres"
	mkdir -p "${cache}/postgres"
	cp "${engine_tests}/postgres-entrypoint.sh" "${cache}/postgres/docker-entrypoint.sh"
	build "$1" "${cache}/postgres" <<-EOF
		FROM ${debian}
		RUN groupadd --system --gid 999 postgres && useradd --system --gid 999 --uid 999 --home-dir /var/lib/postgresql postgres \\
		    && apt-get update && apt-get install -y --no-install-recommends postgresql-common \\
		    && sed -i 's/#create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf \\
		    && apt-get install -y --no-install-recommends postgresql-15 && rm -rf /var/lib/apt/lists/* \\
		    && rm -rf /var/lib/postgresql /var/run/postgresql \\
		    && install -d -o postgres -g postgres -m 1777 /var/lib/postgresql /var/lib/postgresql/data \\
		    && install -d -o postgres -g postgres -m 3777 /var/run/postgresql
		COPY docker-entrypoint.sh /usr/local/bin/
		ENV PGDATA=/var/lib/postgresql/data PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/lib/postgresql/15/bin
		VOLUME /var/lib/postgresql/data
		STOPSIGNAL SIGINT
		EXPOSE 5432
		ENTRYPOINT ["docker-entrypoint.sh"]
		CMD ["postgres"]
	EOF
	rm -rf "${cache}/postgres"
}

make_redis() {
	rm -rf "${cache}/redis"
	mkdir -p "${cache}/redis"
	cp "${engine_tests}/redis-entrypoint.sh" "${cache}/redis/docker-entrypoint.sh"
	build "$1" "${cache}/redis" <<-EOF
		FROM ${debian}
		RUN groupadd --system --gid 999 redis && useradd --system --gid 999 --uid 999 redis \\
		    && apt-get update && apt-get install -y --no-install-recommends redis-server && rm -rf /var/lib/apt/lists/* \\
		    && install -d -o redis -g redis /data
		COPY docker-entrypoint.sh /usr/local/bin/
		VOLUME /data
		WORKDIR /data
		EXPOSE 6379
		ENTRYPOINT ["docker-entrypoint.sh"]
		CMD ["redis-server"]
	EOF
	rm -rf "${cache}/redis"
}

# With the file capability of the published image: without NET_BIND_SERVICE it cannot even be started.
make_caddy() {
	rm -rf "${cache}/caddy"
	mkdir -p "${cache}/caddy"
	local caddy
	caddy=$(type -P caddy)
	cp "${caddy}" "${cache}/caddy/caddy"
	build "$1" "${cache}/caddy" <<-EOF
		FROM ${debian}
		RUN apt-get update && apt-get install -y --no-install-recommends busybox libcap2-bin && rm -rf /var/lib/apt/lists/* \\
		    && ln -s /bin/busybox /usr/bin/wget && mkdir -p /config/caddy /data/caddy /etc/caddy /usr/share/caddy
		COPY caddy /usr/bin/caddy
		RUN setcap cap_net_bind_service=+ep /usr/bin/caddy
		ENV XDG_CONFIG_HOME=/config XDG_DATA_HOME=/data
		EXPOSE 80 443 443/udp 2019
		WORKDIR /srv
		CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"]
	EOF
	rm -rf "${cache}/caddy"
}

# shellcheck source=tests/engine/bases-dotnet.sh
source "${engine_tests}/bases-dotnet.sh"

there=$(docker image ls --format '{{.Repository}}:{{.Tag}}')
for image in "${debian}" mcr.microsoft.com/dotnet/sdk:10.0-noble mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra \
	"${dotnet_images[@]}" postgres:16.10-bookworm redis:7.4.5-bookworm caddy:2.10.2-alpine; do
	if [[ ${again} == no && $'\n'${there}$'\n' == *$'\n'"${image}"$'\n'* ]]; then
		ok "${image} is there"
		continue
	fi
	start=${SECONDS}
	case ${image} in
		"${debian}") make_debian ;;
		*/sdk:10.0-noble) make_sdk "${image}" ;;
		*/aspnet:10.0-noble-chiseled-extra) make_chiseled "${image}" ;;
		*/dotnet/*) make_dotnet "${image}" ;;
		postgres:*) make_postgres "${image}" ;;
		redis:*) make_redis "${image}" ;;
		caddy:*) make_caddy "${image}" ;;
		*) not_ok "${image}: nothing here makes it" ;;
	esac
	size=$(docker image inspect --format '{{.Size}}' "${image}")
	ok "${image} made, $((SECONDS - start)) s, $((size / 1000000)) MB"
done
finish bases
