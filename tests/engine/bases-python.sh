# shellcheck shell=bash disable=SC2154 # Variables of bases.sh.
# Read by bases.sh: Python and Rust, and a place where pip finds wheels.
set -euo pipefail

# Debian has one Python, and both names stand for it.
make_python() {
	build "$1" "${cache}" <<-EOF
		FROM ${debian}
		RUN apt-get update && apt-get install -y --no-install-recommends python3 python3-venv python3-pip && rm -rf /var/lib/apt/lists/* \\
		    && ln -s /usr/bin/python3 /usr/local/bin/python
	EOF
}

# No crate can be fetched, so none is compiled: the folders that a Dockerfile copies are there.
make_rust() {
	build "$1" "${cache}" <<-EOF
		FROM ${debian}
		RUN mkdir -p /usr/local/rustup /usr/local/cargo/bin
	EOF
}

# A package index for pip (find-links): wheels of what the distribution has, in its versions.
make_wheels() {
	rm -rf "${cache}/wheels"
	mkdir -p "${cache}/wheels"
	cp "${engine_tests}/wheels.py" "${cache}/wheels/"
	build "$1" "${cache}/wheels" <<-EOF
		FROM ${debian}
		RUN apt-get update && apt-get install -y --no-install-recommends python3-django gunicorn python3-psycopg2 python3-celery python3-redis \\
		        python3-fastapi python3-uvicorn python3-graphql-core python3-psycopg python3-psycopg-pool python3-setuptools \\
		    && rm -rf /var/lib/apt/lists/*
		COPY wheels.py /
		RUN python3 /wheels.py /wheels django gunicorn psycopg2 celery redis fastapi uvicorn graphql-core psycopg psycopg-pool setuptools
		WORKDIR /wheels
		CMD ["python3", "-m", "http.server", "80"]
	EOF
	rm -rf "${cache}/wheels"
}

base python:3.12.11-slim-bookworm make_python
base python:3.13.7-slim-bookworm make_python
base rust:1.89.0-slim-bookworm make_rust
base deploy-engine/wheels:bookworm make_wheels
