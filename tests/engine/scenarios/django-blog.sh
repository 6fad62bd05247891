# shellcheck shell=bash disable=SC2034,SC2154 # Read by steps.sh, which has the rest.
# Django with PostgreSQL, and celery with Redis.
set -uo pipefail
# shellcheck source=tests/engine/steps-python.sh
source "${engine_tests}/steps-python.sh"
sample=samples/django-blog
domain=blog.example.com
http_port=18810 https_port=18811 laptop_port=18812
services=(app celery celery-beat postgres redis caddy)
users[celery]=10001 users[celery-beat]=10001
list_path=/posts
source_file=blog/urls.py
source_line='# changed: CHANGE'
in_image=(app/manage.py app/blog/views.py app/staticfiles/site.css venv/bin/gunicorn venv/bin/celery)
answers_to_secrets=(SECRET_KEY=a-key-that-no-text-holds-by-chance-0123456789)

post_id=''

# The sample names versions that the distribution does not have; the app runs with those it has as well.
prepare_sample() { printf '%s\n' django gunicorn psycopg2 celery redis whitenoise setuptools >"${context}/${sample}/requirements.txt"; }

create_data() {
	local made
	made=$(post /posts '{"title":"Tea","body":"Three short words"}')
	printf '%s\n' "${made}"
	post_id=$(grep -oE '^\{"id": [0-9]+' <<<"${made}" | tr -dc 0-9)
	[[ -n ${post_id} ]]
}

# By then a worker has counted the words.
data_is_there() {
	local got
	got=$(ask "/posts/${post_id}")
	printf '%s\n' "${got}"
	[[ ${got} == *'"title": "Tea"'*'"words": 3'* ]]
}

slow_request() { post_slowly /posts '{"title":"Slow","body":"Two words"}' | grep '"title": "Slow"'; }

own_steps() {
	check 'what is no post is refused' refuses
	check 'the page and its style sheet are there' has_pages
	check 'after a crash of the worker posts are counted again' counts_again
}

refuses() {
	status_is 400 /posts --header 'Content-Type: application/json' --data '{"title":""}' &&
		status_is 400 /posts --header 'Content-Type: application/json' --data 'no JSON' &&
		status_is 404 /posts/999999 && status_is 404 /static/none.css
}

has_pages() { ask / | grep -F 'href="/static/site.css"' && ask /static/site.css | grep -F max-width; }

# The post is made while nobody counts.
counts_again() {
	local id
	id=$(container celery)
	docker kill "${id}" && create_data && ! data_is_there && docker start "${id}" && within 60 data_is_there
}
