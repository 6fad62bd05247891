# shellcheck shell=bash disable=SC2154 # Variables of bases.sh.
# Read by bases.sh: Ruby, and a place where Bundler finds gems.
set -euo pipefail

# Debian has one Ruby.
make_ruby() {
	build "$1" "${cache}" <<-EOF
		FROM ${debian}
		RUN apt-get update && apt-get install -y --no-install-recommends ruby bundler && rm -rf /var/lib/apt/lists/*
	EOF
}

# For vendor/cache: Rails 6.1 and what is used with it, as the distribution has them, and the Bundler that resolves them.
make_gems() {
	rm -rf "${cache}/gems"
	mkdir -p "${cache}/gems"
	cp "${engine_tests}/gems.rb" "${cache}/gems/"
	build "$1" "${cache}/gems" <<-EOF
		FROM ${debian} AS packages
		RUN apt-get update && apt-get install -y --no-install-recommends ruby ruby-rails ruby-pg puma ruby-sidekiq ruby-bootsnap && rm -rf /var/lib/apt/lists/*
		COPY gems.rb /
		RUN ruby /gems.rb /gems rails pg puma sidekiq bootsnap
		FROM ruby:3.2.9-slim-bookworm
		COPY --from=packages /gems /gems
	EOF
	rm -rf "${cache}/gems"
}

base ruby:3.2.9-slim-bookworm make_ruby
base deploy-engine/gems:bookworm make_gems
