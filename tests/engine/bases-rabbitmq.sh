# shellcheck shell=bash disable=SC2154 # Variables of bases.sh.
# Read by bases.sh: RabbitMQ.
set -euo pipefail

# The distribution's, with the published image's user, folders and settings. Debian's wrappers, which want to be root, come behind the programs;
# those find their libraries from the folder they are called in, so it is not the one with links to them.
make_rabbitmq() {
	rm -rf "${cache}/rabbitmq"
	mkdir -p "${cache}/rabbitmq"
	cp "${engine_tests}/rabbitmq-entrypoint.sh" "${cache}/rabbitmq/docker-entrypoint.sh"
	build "$1" "${cache}/rabbitmq" <<-EOF
		FROM ${debian}
		RUN groupadd --system --gid 999 rabbitmq && useradd --system --gid 999 --uid 999 --home-dir /var/lib/rabbitmq rabbitmq \\
		    && printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d && chmod +x /usr/sbin/policy-rc.d \\
		    && apt-get update && apt-get install -y --no-install-recommends rabbitmq-server && rm -rf /var/lib/apt/lists/* /var/lib/rabbitmq \\
		    && install -d -o rabbitmq -g rabbitmq -m 1777 /var/lib/rabbitmq /etc/rabbitmq /var/log/rabbitmq
		RUN ln -s /usr/lib/rabbitmq/lib/rabbitmq_server-* /opt/rabbitmq
		COPY docker-entrypoint.sh /usr/local/bin/
		ENV HOME=/var/lib/rabbitmq RABBITMQ_DATA_DIR=/var/lib/rabbitmq RABBITMQ_LOGS=- LANG=C.UTF-8 \\
		    PATH=/opt/rabbitmq/sbin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
		VOLUME /var/lib/rabbitmq
		EXPOSE 4369 5671 5672 15691 15692 25672
		ENTRYPOINT ["docker-entrypoint.sh"]
		CMD ["rabbitmq-server"]
	EOF
	rm -rf "${cache}/rabbitmq"
}

base rabbitmq:3.13.7 make_rabbitmq
