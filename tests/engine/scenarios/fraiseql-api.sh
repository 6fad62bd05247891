# shellcheck shell=bash disable=SC2034,SC2154 # Read by steps.sh, which has the rest.
# FraiseQL with PostgreSQL. The package fraiseql is a stand-in (stand-ins/fraiseql), its requirements and the database are real.
set -uo pipefail
# shellcheck source=tests/engine/steps-python.sh
source "${engine_tests}/steps-python.sh"
sample=samples/fraiseql-api
domain=api.example.com
http_port=18820 https_port=18821 laptop_port=18822
services=(app postgres caddy)
list_path=/health
readiness=/health
source_file=app/main.py
source_line='# changed: CHANGE'
in_image=(app/app/main.py app/schema.sql venv/bin/uvicorn)
not_in_image_patterns+=('^usr/local/(rustup|cargo)/')

note_id=''

prepare_sample() {
	sed -i 's/^dependencies = .*/dependencies = ["fraiseql==0+stand.in", "psycopg", "uvicorn"]/' "${context}/${sample}/pyproject.toml"
}

# graphql TEXT, without quotation marks.
graphql() { post /graphql "{\"query\":\"$1\",\"variables\":{\"title\":\"Tea\",\"body\":\"Two minutes\"}}"; }

create_data() {
	local made
	# shellcheck disable=SC2016 # GraphQL's variables
	made=$(graphql 'mutation ($title: String!, $body: String!) { createNote(title: $title, body: $body) { id title } }')
	printf '%s\n' "${made}"
	note_id=$(grep -oE '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}' <<<"${made}")
	[[ -n ${note_id} && ${made} == *'"title":"Tea"'* ]]
}

data_is_there() {
	local got
	got=$(graphql '{ notes { id body } }')
	printf '%s\n' "${got}"
	[[ ${got} == *"{\"id\":\"${note_id}\",\"body\":\"Two minutes\"}"* ]]
}

slow_request() { post_slowly /graphql '{"query":"mutation { createNote(title: \"Slow\", body: \"-\") { title } }"}' | grep '"title":"Slow"'; }
