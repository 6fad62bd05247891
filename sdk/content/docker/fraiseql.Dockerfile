# Written by Deploy.Sdk; the same for every FraiseQL app. What differs are the arguments; compose.yaml hands them over.
# docker build -f obj/deploy/docker/Dockerfile -t NAME:TAG .     (from the root of the repository)
#
#   APP_DIR           folder of pyproject.toml or requirements.txt, from the root of the repository
#   DOCKER_DIR        folder of this file, likewise
#   ASGI_MODULE       module and name of the ASGI application
#   SYSTEM_PACKAGES   Debian packages that the app needs while it runs
#   BUILD_PACKAGES    Debian packages that its requirements need to be compiled

FROM python:3.13.7-slim-bookworm AS base
ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    VIRTUAL_ENV=/venv \
    PATH=/venv/bin:$PATH
WORKDIR /app

# Compiles what is written in Rust: requirements without a wheel for this platform, and the app's own crate.
FROM rust:1.89.0-slim-bookworm AS rust

FROM base AS build
COPY --from=rust /usr/local/rustup /usr/local/rustup
COPY --from=rust /usr/local/cargo /usr/local/cargo
ENV RUSTUP_HOME=/usr/local/rustup \
    CARGO_HOME=/usr/local/cargo \
    CARGO_TARGET_DIR=/target \
    PATH=/venv/bin:/usr/local/cargo/bin:$PATH
ARG BUILD_PACKAGES=
RUN --mount=type=cache,id=apt-cache,target=/var/cache/apt,sharing=locked \
    --mount=type=cache,id=apt-lists,target=/var/lib/apt/lists,sharing=locked \
    rm -f /etc/apt/apt.conf.d/docker-clean \
    && apt-get update \
    && apt-get install -y --no-install-recommends build-essential libpq-dev pkg-config $BUILD_PACKAGES

# Only what names the requirements: while these files stay the same, this layer does.
ARG APP_DIR=.
COPY ${APP_DIR}/requirements*.txt ${APP_DIR}/pyproject.tom[l] ${APP_DIR}/uv.loc[k] ${APP_DIR}/constraints*.txt /requirements/
# What the app does not name and the commands below need comes in the versions given here.
ARG MATURIN=maturin==1.9.4
ARG UVICORN=uvicorn==0.35.0
# Reads uv.lock.
ARG UV=uv==0.8.0
RUN --mount=type=cache,id=pip,target=/root/.cache/pip \
    --mount=type=cache,id=cargo-registry,target=/usr/local/cargo/registry \
    --mount=type=cache,id=cargo-target-requirements,target=/target,sharing=locked \
    --mount=type=secret,id=pip,target=/etc/pip.conf \
    python -m venv /venv \
    && mkdir -p /requirements \
    && cd /requirements \
    && if [ -f requirements.txt ]; then \
        pip install --disable-pip-version-check -r requirements.txt; \
    elif [ -f uv.lock ]; then \
        python -m venv /uv \
        && /uv/bin/pip install --disable-pip-version-check "$UV" \
        && /uv/bin/uv export --quiet --frozen --no-dev --no-emit-project --output-file /tmp/requirements.txt \
        && pip install --disable-pip-version-check -r /tmp/requirements.txt; \
    elif [ -f pyproject.toml ] && python -c 'import tomllib; print("\n".join(tomllib.load(open("pyproject.toml", "rb"))["project"]["dependencies"]))' > /tmp/requirements.txt 2> /dev/null; then \
        pip install --disable-pip-version-check -r /tmp/requirements.txt; \
    else \
        echo 'No requirements: give the app a requirements.txt, a uv.lock, or a pyproject.toml with [project] dependencies. (Poetry: poetry export -o requirements.txt; Pipenv: pipenv requirements > requirements.txt)' >&2; \
        exit 1; \
    fi \
    && { python -c 'import uvicorn' 2> /dev/null || pip install --disable-pip-version-check "$UVICORN"; }

COPY ${APP_DIR} /app
RUN --mount=type=cache,id=pip,target=/root/.cache/pip \
    --mount=type=cache,id=cargo-registry,target=/usr/local/cargo/registry \
    --mount=type=cache,id=cargo-target,target=/target,sharing=locked \
    --mount=type=secret,id=pip,target=/etc/pip.conf \
    if [ -f Cargo.toml ]; then \
        python -m venv /maturin \
        && /maturin/bin/pip install --disable-pip-version-check "$MATURIN" \
        && /maturin/bin/maturin build --release --locked --interpreter /venv/bin/python --out /wheels \
        && pip install --disable-pip-version-check --no-deps /wheels/*.whl; \
    fi \
    && rm -rf /app/obj \
    && python -m compileall -q /app

FROM base
ARG SYSTEM_PACKAGES=
RUN --mount=type=cache,id=apt-cache,target=/var/cache/apt,sharing=locked \
    --mount=type=cache,id=apt-lists,target=/var/lib/apt/lists,sharing=locked \
    rm -f /etc/apt/apt.conf.d/docker-clean \
    && apt-get update \
    && apt-get install -y --no-install-recommends libpq5 $SYSTEM_PACKAGES \
    && useradd --uid 10001 --user-group --no-create-home --home-dir /tmp --shell /usr/sbin/nologin app

# Owned by root: the app cannot change its own code.
COPY --from=build /venv /venv
COPY --from=build /app /app
ARG DOCKER_DIR=obj/deploy/docker
COPY ${DOCKER_DIR}/entrypoint.sh /entrypoint.sh

# Uvicorn reads the number of its processes (WEB_CONCURRENCY), whom it believes about the client (FORWARDED_ALLOW_IPS) and each of
# its options (UVICORN_…) from the environment. Idle connections stay longer than any load balancer keeps them (60 s as a rule): one that
# was closed just as a request came is a 502.
ARG ASGI_MODULE=app.main:app
ARG PORT=8000
ARG HEALTH_PATH=/health
ENV ASGI_MODULE=$ASGI_MODULE \
    PORT=$PORT \
    HEALTH_PATH=$HEALTH_PATH \
    WEB_CONCURRENCY=2 \
    FORWARDED_ALLOW_IPS=* \
    UVICORN_TIMEOUT_GRACEFUL_SHUTDOWN=25 \
    UVICORN_TIMEOUT_KEEP_ALIVE=75
EXPOSE $PORT
USER 10001:10001
STOPSIGNAL SIGTERM
# As the proxy asks: for a host that the app knows (HEALTH_HOST), and as if by https.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(r.Request('http://127.0.0.1:' + os.environ['PORT'] + os.environ['HEALTH_PATH'], headers={'Host': os.environ.get('HEALTH_HOST', 'localhost'), 'X-Forwarded-Proto': 'https'}), timeout=4)"]
ENTRYPOINT ["/bin/sh", "/entrypoint.sh"]
CMD ["sh", "-c", "exec uvicorn --host 0.0.0.0 --port \"$PORT\" \"$ASGI_MODULE\""]

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
      org.opencontainers.image.base.name="python:3.13.7-slim-bookworm"
