# shellcheck shell=bash
# Read by bases.sh and by the scenarios: Ruby under the published image's name, and gems for it. No index of gems is reached.

# The published image keeps gems outside of its system folders; here BUNDLE_PATH, which the Dockerfile sets, does the same.
make_ruby() {
	docker build --quiet --tag "$1" - <<-'EOT'
		FROM deploy-engine/debian:bookworm
		RUN apt-get update && apt-get install -y --no-install-recommends ruby bundler && rm -rf /var/lib/apt/lists/*
	EOT
}

# The distribution's Rails, PostgreSQL client, Puma and Sidekiq in /gems, with all they depend on, as files that Bundler installs.
make_gems() {
	rm -rf "${cache}/gems"
	mkdir -p "${cache}/gems"
	cp "${engine_tests}/gems.rb" "${cache}/gems/"
	docker build --quiet --tag "$1" --file - "${cache}/gems" <<-'EOT'
		FROM deploy-engine/debian:bookworm AS packages
		RUN apt-get update && apt-get install -y --no-install-recommends ruby ruby-rails ruby-pg puma ruby-sidekiq ruby-bootsnap
		COPY gems.rb /
		RUN ruby /gems.rb /gems rails pg puma sidekiq bootsnap
		FROM scratch
		COPY --from=packages /gems /gems
	EOT
	rm -rf "${cache}/gems"
}
