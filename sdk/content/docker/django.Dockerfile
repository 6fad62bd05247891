# Written by Deploy.Sdk; the same for every Django app. What differs are the arguments; compose.yaml hands them over.
# docker build -f obj/deploy/docker/Dockerfile -t NAME:TAG .     (from the root of the repository)
#
#   APP_DIR           folder of manage.py, from the root of the repository
#   DOCKER_DIR        folder of this file, likewise
#   WSGI_MODULE       module with the WSGI application; found (the one */wsgi.py) if empty
#   SYSTEM_PACKAGES   Debian packages that the app needs while it runs
#   BUILD_PACKAGES    Debian packages that its requirements need to be compiled

FROM python:3.12.11-slim-bookworm AS base
ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    VIRTUAL_ENV=/venv \
    PATH=/venv/bin:$PATH
WORKDIR /app

FROM base AS build
ARG BUILD_PACKAGES=
RUN --mount=type=cache,id=apt-cache,target=/var/cache/apt,sharing=locked \
    --mount=type=cache,id=apt-lists,target=/var/lib/apt/lists,sharing=locked \
    rm -f /etc/apt/apt.conf.d/docker-clean \
    && apt-get update \
    && apt-get install -y --no-install-recommends build-essential libpq-dev pkg-config $BUILD_PACKAGES

# Only what names the requirements: while these files stay the same, this layer does.
ARG APP_DIR=.
COPY ${APP_DIR}/requirements*.txt ${APP_DIR}/pyproject.tom[l] ${APP_DIR}/uv.loc[k] ${APP_DIR}/constraints*.txt /requirements/
# Installed into the image as the app names it; what it does not name and the command below needs comes in the version given here.
ARG GUNICORN=gunicorn==23.0.0
# Reads uv.lock.
ARG UV=uv==0.8.0
RUN --mount=type=cache,id=pip,target=/root/.cache/pip \
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
    && { python -c 'import gunicorn' 2> /dev/null || pip install --disable-pip-version-check "$GUNICORN"; }

COPY ${APP_DIR} /app
# The settings are read here with values that only this step sees; what else they take from the environment needs a default.
RUN export DJANGO_SECRET_KEY=build SECRET_KEY=build DATABASE_URL=sqlite:////tmp/build.sqlite3 \
    && python manage.py diffsettings > /tmp/settings \
    && if grep -q '^STATIC_ROOT = ' /tmp/settings; then python manage.py collectstatic --noinput; fi \
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

# Gunicorn reads its settings, and the number of its processes (WEB_CONCURRENCY), from the environment. Idle connections stay longer than
# any load balancer keeps them (60 s as a rule): one that was closed just as a request came is a 502.
ARG WSGI_MODULE=
ARG PORT=8000
ARG HEALTH_PATH=/health
ENV WSGI_MODULE=$WSGI_MODULE \
    PORT=$PORT \
    HEALTH_PATH=$HEALTH_PATH \
    WEB_CONCURRENCY=2 \
    GUNICORN_CMD_ARGS="--threads=4 --worker-tmp-dir=/dev/shm --timeout=60 --keep-alive=75 --graceful-timeout=25 --max-requests=5000 --max-requests-jitter=500 --access-logfile=- --forwarded-allow-ips=*"
EXPOSE $PORT
USER 10001:10001
STOPSIGNAL SIGTERM
# As the proxy asks: for a host that the app knows (HEALTH_HOST), and as if by https.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(r.Request('http://127.0.0.1:' + os.environ['PORT'] + os.environ['HEALTH_PATH'], headers={'Host': os.environ.get('HEALTH_HOST', 'localhost'), 'X-Forwarded-Proto': 'https'}), timeout=4)"]
ENTRYPOINT ["/bin/sh", "/entrypoint.sh"]
CMD ["sh", "-c", "set -- */wsgi.py; exec gunicorn --bind \"0.0.0.0:$PORT\" \"${WSGI_MODULE:-${1%/wsgi.py}.wsgi}\""]

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
      org.opencontainers.image.base.name="python:3.12.11-slim-bookworm"
