# Written by Deploy.Sdk; the same for every Rails app. What differs are the arguments; compose.yaml hands them over.
# docker build -f obj/deploy/docker/Dockerfile -t NAME:TAG .     (from the root of the repository)
#
#   APP_DIR           folder of the Gemfile, from the root of the repository
#   DOCKER_DIR        folder of this file, likewise
#   SYSTEM_PACKAGES   Debian packages that the app needs while it runs (libvips for Active Storage), and so while its assets are compiled
#   BUILD_PACKAGES    Debian packages that its gems need to be compiled, or its assets (nodejs)
#   BUNDLE_WITHOUT    groups of gems that are left out; compose.watch.yaml leaves out those of the tests alone

FROM ruby:3.2.9-slim-bookworm AS base
ARG BUNDLE_WITHOUT=development:test
ENV RAILS_ENV=production \
    RACK_ENV=production \
    BUNDLE_DEPLOYMENT=1 \
    BUNDLE_WITHOUT=$BUNDLE_WITHOUT \
    BUNDLE_PATH=/usr/local/bundle \
    BOOTSNAP_CACHE_DIR=/bootsnap
WORKDIR /app

FROM base AS build
ARG SYSTEM_PACKAGES=
ARG BUILD_PACKAGES=
RUN --mount=type=cache,id=apt-cache,target=/var/cache/apt,sharing=locked \
    --mount=type=cache,id=apt-lists,target=/var/lib/apt/lists,sharing=locked \
    rm -f /etc/apt/apt.conf.d/docker-clean \
    && apt-get update \
    && apt-get install -y --no-install-recommends build-essential git libpq-dev libyaml-dev pkg-config $SYSTEM_PACKAGES $BUILD_PACKAGES

# Only what names the gems: while these files stay the same, this layer does. A vendored cache is used if there is one.
ARG APP_DIR=.
COPY ${APP_DIR}/Gemfile ${APP_DIR}/Gemfile.loc[k] ${APP_DIR}/.ruby-versio[n] ./
COPY ${APP_DIR}/vendor/cach[e] ./vendor/cache/
# The Ruby of this image counts, so one that .ruby-version does not mean is no surprise of the first request.
RUN if [ ! -f Gemfile.lock ]; then \
        echo 'No Gemfile.lock: run "bundle lock --add-platform x86_64-linux aarch64-linux" and commit it.' >&2; \
        exit 1; \
    fi \
    && if [ -f .ruby-version ] && ! ruby -e 'exit File.read(".ruby-version").strip.delete_prefix("ruby-").start_with?(RUBY_VERSION[/^[0-9]+[.][0-9]+/])'; then \
        echo ".ruby-version says $(cat .ruby-version), this image has Ruby $(ruby -e 'print RUBY_VERSION'): change it, or bring a Dockerfile of your own (deployment.build.dockerfile)." >&2; \
        exit 1; \
    fi
RUN --mount=type=cache,id=bundler,target=/root/.bundle/cache \
    --mount=type=secret,id=bundle,target=/root/.bundle/config \
    BUNDLE_GLOBAL_GEM_CACHE=true bundle install --jobs 4 --retry 3 \
    && rm -rf "$BUNDLE_PATH"/ruby/*/cache "$BUNDLE_PATH"/ruby/*/bundler/gems/*/.git

COPY ${APP_DIR} ./
# Compiled once, here, so that the app starts fast from a file system it cannot write to. tmp/ and log/ point to the one place it can.
# An app that cannot tell its tasks fails here, rather than start without its assets.
RUN mkdir -p /bootsnap \
    && if bundle exec bootsnap --version > /dev/null 2>&1; then bundle exec bootsnap precompile --gemfile app/ lib/; fi \
    && export SECRET_KEY_BASE=build SECRET_KEY_BASE_DUMMY=1 \
    && tasks=$(bundle exec rails --tasks) \
    && case $tasks in *assets:precompile*) bundle exec rails assets:precompile ;; esac \
    && rm -rf vendor/cache node_modules obj tmp log deployment.yaml ./*.proj \
    && ln -s /tmp tmp \
    && ln -s /tmp log

FROM base
ARG SYSTEM_PACKAGES=
RUN --mount=type=cache,id=apt-cache,target=/var/cache/apt,sharing=locked \
    --mount=type=cache,id=apt-lists,target=/var/lib/apt/lists,sharing=locked \
    rm -f /etc/apt/apt.conf.d/docker-clean \
    && apt-get update \
    && apt-get install -y --no-install-recommends libjemalloc2 libpq5 libyaml-0-2 $SYSTEM_PACKAGES \
    && ln -s "/usr/lib/$(uname -m)-linux-gnu/libjemalloc.so.2" /usr/local/lib/libjemalloc.so \
    && useradd --uid 10001 --user-group --no-create-home --home-dir /tmp --shell /usr/sbin/nologin app

# Owned by root: the app cannot change its own code.
COPY --from=build /usr/local/bundle /usr/local/bundle
COPY --from=build /bootsnap /bootsnap
COPY --from=build /app /app
ARG DOCKER_DIR=obj/deploy/docker
COPY ${DOCKER_DIR}/entrypoint.sh /entrypoint.sh

ARG PORT=3000
ARG HEALTH_PATH=/health
ENV PORT=$PORT \
    HEALTH_PATH=$HEALTH_PATH \
    PIDFILE=/tmp/server.pid \
    BOOTSNAP_READONLY=true \
    RAILS_LOG_TO_STDOUT=1 \
    RAILS_SERVE_STATIC_FILES=1 \
    WEB_CONCURRENCY=2 \
    RAILS_MAX_THREADS=3 \
    LD_PRELOAD=/usr/local/lib/libjemalloc.so
EXPOSE $PORT
USER 10001:10001
STOPSIGNAL SIGTERM
# As the proxy asks: for a host that the app knows (HEALTH_HOST), and as if by https.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["ruby", "-rnet/http", "-e", "exit Net::HTTP.start('127.0.0.1', ENV['PORT'].to_i, open_timeout: 2, read_timeout: 4) { |http| http.get(ENV['HEALTH_PATH'], 'Host' => ENV.fetch('HEALTH_HOST', 'localhost'), 'X-Forwarded-Proto' => 'https').is_a?(Net::HTTPSuccess) }"]
ENTRYPOINT ["/bin/sh", "/entrypoint.sh"]
CMD ["sh", "-c", "exec bundle exec puma --bind \"tcp://0.0.0.0:$PORT\""]

ARG NAME=
ARG DESCRIPTION=
ARG VERSION=
ARG REVISION=
ARG SOURCE=
LABEL org.opencontainers.image.title="$NAME" \
      org.opencontainers.image.description="$DESCRIPTION" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.source="$SOURCE" \
      org.opencontainers.image.base.name="ruby:3.2.9-slim-bookworm"
