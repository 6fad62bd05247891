# shellcheck shell=bash disable=SC2154 # Variables of bases.sh.
# Read by bases.sh: the distribution's RabbitMQ, behind an entrypoint that does what the published image's does as far as
# rabbitmq-start.sh relies on it: started as user 999 it takes that user's place, and what it is called by is on the path.
set -euo pipefail

make_rabbitmq() {
	rm -rf "${cache}/rabbitmq"
	mkdir -p "${cache}/rabbitmq"
	printf '#!/bin/bash\nset -euo pipefail\nexec "$@"\n' >"${cache}/rabbitmq/docker-entrypoint.sh"
	chmod 0755 "${cache}/rabbitmq/docker-entrypoint.sh"
	# Started by the package, a node would stay behind in the layer. The distribution's wrappers insist on a user by name.
	build "$1" "${cache}/rabbitmq" <<-EOF
		FROM ${debian}
		RUN groupadd --system --gid 999 rabbitmq && useradd --system --gid 999 --uid 999 --home-dir /var/lib/rabbitmq rabbitmq \\
		    && printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d && chmod 0755 /usr/sbin/policy-rc.d \\
		    && apt-get update && apt-get install -y --no-install-recommends rabbitmq-server && rm -rf /var/lib/apt/lists/* /usr/sbin/policy-rc.d \\
		    && rm -rf /var/lib/rabbitmq /var/log/rabbitmq /etc/rabbitmq/* \\
		    && install -d -o rabbitmq -g rabbitmq -m 1777 /var/lib/rabbitmq /var/log/rabbitmq /etc/rabbitmq \\
		    && ln -s /usr/lib/rabbitmq/lib/rabbitmq_server-* /opt/rabbitmq
		COPY docker-entrypoint.sh /usr/local/bin/
		ENV HOME=/var/lib/rabbitmq RABBITMQ_DATA_DIR=/var/lib/rabbitmq RABBITMQ_LOGS=- LANG=C.UTF-8 \\
		    PATH=/opt/rabbitmq/sbin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
		VOLUME /var/lib/rabbitmq
		EXPOSE 4369 5672 25672
		ENTRYPOINT ["docker-entrypoint.sh"]
		CMD ["rabbitmq-server"]
	EOF
	rm -rf "${cache}/rabbitmq"
}

base rabbitmq:3.13.7 make_rabbitmq
