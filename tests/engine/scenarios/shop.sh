# shellcheck shell=bash disable=SC2034,SC2154 # Read by steps.sh, which has the rest.
# ASP.NET Core with PostgreSQL and Redis.
set -uo pipefail
sample=samples/shop
domain=shop.example.com
http_port=18800 https_port=18801 laptop_port=18802
services=(app postgres redis caddy)
users[app]=1654
list_path=/products
source_file=Program.cs
cache_holds_packages=yes
source_line='// changed: CHANGE'
# A chiseled base has no shell.
not_in_image_patterns=('\.csproj$' '\.cs$' '(^|/)obj/' 'dotnet/sdk/' '(^|/)(ba)?sh$')
in_image=(app/Shop.dll)

product_id='' order_id=''

# id JSON: the number of what was made.
id() { grep -oE '^\{"id":[0-9]+' <<<"$1" | tr -dc 0-9; }

create_data() {
	local product order
	product=$(post /products '{"name":"Tea","price":4.50,"stock":10}')
	printf '%s\n' "${product}"
	product_id=$(id "${product}") || return
	order=$(post /orders "{\"lines\":[{\"productId\":${product_id},\"quantity\":3}]}")
	printf '%s\n' "${order}"
	order_id=$(id "${order}") || return
	[[ ${order} == *'"total":13.50'* ]]
}

data_is_there() {
	local product order
	product=$(ask "/products/${product_id}")
	order=$(ask "/orders/${order_id}")
	printf '%s\n%s\n' "${product}" "${order}"
	[[ ${product} == *'"stock":7'* && ${order} == *'"quantity":3'* ]]
}

# Without a length. While it stops, Kestrel wakes up whoever waits for a body, and takes that back unless the reader has looked at bytes that it
# has not yet used (dotnet/aspnetcore#19476): then the reading counts as cancelled. .NET 10's reader of JSON looks ahead like this, so a body with
# a length of which half has come gets 500. Nothing that is generated has a say in it; a chunked one is read on.
slow_request() { post_slowly /products '{"name":"Slow","price":1,"stock":1}' 'Transfer-Encoding: chunked' | grep '"name":"Slow"'; }

own_steps() {
	check 'what cannot be is refused, and changes nothing' refuses
	check 'products are read through Redis' reads_through_cache
	check 'the keys of sessions are on a volume that the app may write' owns_its_keys
	check 'requests are counted, and the numbers are not public' counts_requests
	! type -P promtool >/dev/null || check 'promtool accepts the numbers' metrics_are_valid
}

refuses() {
	ask /health/ready | grep -qx Healthy &&
		status_is 409 /orders --header 'Content-Type: application/json' --data "{\"lines\":[{\"productId\":${product_id},\"quantity\":99}]}" &&
		status_is 400 /products --header 'Content-Type: application/json' --data '{"name":""}' &&
		status_is 404 /products/999999 && data_is_there
}

reads_through_cache() {
	ask "/products/${product_id}" >/dev/null || return
	local id
	id=$(container redis)
	docker exec "${id}" sh -c "REDISCLI_AUTH=\$(cat /run/secrets/REDIS_PASSWORD) redis-cli get product:${product_id}" | grep -q Tea
}

owns_its_keys() {
	local root owner
	root=$(app_root)
	owner=$(stat --format %u "${root}/home/app/.aspnet/DataProtection-Keys")
	[[ ${owner} == 1654 ]] && ! touch "${root}/home/app/written" 2>/dev/null
}

# The app counts, and does not tell the public.
counts_requests() {
	local id
	status_is 404 /metrics || return
	id=$(container caddy)
	docker exec "${id}" wget -q -O - http://app:8080/metrics >"${scratch:?}/metrics" || return
	cat "${scratch}/metrics"
	grep -q '^http_server_request_duration_seconds_bucket{.*http_route="/products/".*le="0.1"}' "${scratch}/metrics" &&
		grep -q '^shop_orders_placed_total 1$' "${scratch}/metrics"
}

# The names are those of .NET's own meters, as every exporter of them writes them; three of them end as the count of a histogram does. Anything
# else that is found is a mistake of the sample.
metrics_are_valid() {
	local findings
	findings=$(promtool check metrics <"${scratch}/metrics" 2>&1) && return 0
	findings=$(grep -vE '^dotnet_(assembly|process_cpu|timer)_count non-histogram' <<<"${findings}" || true)
	[[ -z ${findings} ]] && return 0
	printf '%s\n' "${findings}"
	return 1
}
