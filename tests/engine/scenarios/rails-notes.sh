# shellcheck shell=bash disable=SC2034,SC2154,SC2317 # Read by steps.sh, which has the rest; steps are called by name.
# Rails with PostgreSQL, Redis and a Sidekiq worker.
#
# The sample as published names gems of today. No index of gems is reached, so the scratch copy names the same gems without versions and gets
# what the distribution has (Rails 6.1, Sidekiq 6.4) in vendor/cache, which is Bundler's own way; its lock file is made of them.
set -uo pipefail
sample=samples/rails-notes
domain=notes.example.com
http_port=18980 https_port=18943 laptop_port=18988
services=(app sidekiq postgres redis caddy)
users[app]=10001 users[sidekiq]=10001
list_path=/notes
source_file=app/models/note.rb
source_line='# changed: CHANGE'
not_in_image_patterns=('^app/vendor/cache' '\.gem$' '\.proj$' '^app/(tmp|log)/')
in_image=(app/bin/rails app/tmp app/log)
answers_to_secrets=(SECRET_KEY_BASE=0b7fd2f95ba54c0f9c2f31b1d2f0e6a4c4c5ad2c6f284f9c8f2f3a1b5d6e7f80)

note_id=''

# Debian's nokogiri has no XML library inside, as the published one does.
prepare_sample() { sed -i 's/^deployment:$/&\n  build: { system_packages: [libxml2, libxslt1.1] }/' "${context:?}/${sample}/deployment.yaml"; }

prepare_build() {
	local app=${context:?}/${sample}
	# Rails' own bin/, not .NET's.
	cp -r "${repository:?}/${sample}/bin" "${app}/"
	sed -i -E 's/^(gem "[a-z]+"),.*/\1/' "${app}/Gemfile"
	rm "${app}/Gemfile.lock"
	# `bundle lock --local` would not look into vendor/cache. Bundler's notes of how it was called stay outside.
	docker run --rm --volume "${app}:/app" --workdir /app --env BUNDLE_APP_CONFIG=/tmp/bundle --env BUNDLE_PATH=/tmp/gems deploy-engine/gems:bookworm \
		sh -euc 'mkdir -p vendor/cache && cp /gems/*.gem vendor/cache/ && bundle install --local --quiet'
}

create_data() {
	local note
	note=$(post /notes '{"note":{"title":"Tea","body":"one two three four"}}')
	printf '%s\n' "${note}"
	note_id=$(grep -oE '"id":[0-9]+' <<<"${note}" | tr -dc 0-9)
	[[ -n ${note_id} ]]
}

# And the worker counts the words of a new one.
data_is_there() {
	local note new
	note=$(ask "/notes/${note_id}")
	printf '%s\n' "${note}"
	[[ ${note} == *'"title":"Tea"'*'"words":4,'* ]] || return
	new=$(post /notes '{"note":{"title":"New","body":"five words of a note"}}' | grep -oE '"id":[0-9]+' | tr -dc 0-9)
	# Rails takes its time to start.
	[[ -n ${new} ]] && within 30 counted "${new}" 5
}

counted() {
	local note
	note=$(ask "/notes/$1")
	printf '%s\n' "${note}"
	[[ ${note} == *"\"words\":$2,"* ]]
}

slow_request() { post_slowly /notes '{"note":{"title":"Slow","body":"one"}}' | grep '"title":"Slow"'; }

own_steps() {
	check 'what cannot be is refused' refuses
	check 'another host is refused, except for health checks' refuses_other_hosts
	check 'the health check of the app agrees, and the worker has none of the app' own_health
	check 'seeds may be sown twice' seeds
	check 'a worker ends when told to, and does what came in while it was away' worker_comes_back
}

refuses() { status_is 422 /notes --header 'Content-Type: application/json' --data '{"note":{"body":"untitled"}}' && status_is 404 /notes/999999; }

# Past Caddy, which would not answer for it.
refuses_other_hosts() {
	local id
	id=$(container caddy)
	docker exec "${id}" wget -q -O - --header 'Host: evil.example' --header 'X-Forwarded-Proto: https' http://app:3000/health &&
		! docker exec "${id}" wget -q -O - --header 'Host: evil.example' --header 'X-Forwarded-Proto: https' http://app:3000/notes
}

own_health() {
	local id got
	id=$(container app)
	within 30 is_healthy "${id}" || return
	id=$(container sidekiq)
	got=$(docker inspect --format '{{.State.Health}}' "${id}")
	[[ ${got} == '<nil>' ]] || { printf '%s\n' "${got}"; return 1; }
}

is_healthy() {
	docker inspect --format '{{json .State.Health}}' "$1"
	[[ $(docker inspect --format '{{.State.Health.Status}}' "$1" || true) == healthy ]]
}

seeds() {
	compose run --rm -T migrate bin/rails db:seed && compose run --rm -T migrate bin/rails db:seed || return
	local found
	found=$(ask /notes | grep -o '"title":"Welcome"')
	[[ ${found} == '"title":"Welcome"' ]]
}

worker_comes_back() {
	local id code start=${SECONDS} new
	id=$(container sidekiq)
	docker stop --time 60 "${id}" || return
	code=$(docker inspect --format '{{.State.ExitCode}}' "${id}")
	new=$(post /notes '{"note":{"title":"Later","body":"while nobody works"}}' | grep -oE '"id":[0-9]+' | tr -dc 0-9)
	docker start "${id}" || return
	printf 'exit code %s after %s s\n' "${code}" "$((SECONDS - start))"
	[[ ${code} == 0 && -n ${new} ]] && within 20 counted "${new}" 3
}
