#!/usr/bin/env bash
# Written by Deploy.Sdk; the same for every app. Which of the two app services gets the requests: the switch of a blue-green release.
#
#   switch.sh blue|green                starts the colour, waits until it answers, and then moves all requests to it
#   switch.sh green --tag 1.2.0         the same with another version of the image; the other colour keeps its own
#   switch.sh --status                  the colour that gets the requests, and what runs
#
# The old colour keeps running, so that going back takes a second: switch.sh with its name. Once it is not needed: compose.sh stop app-…
# The choice is kept in state/upstream.caddy; Caddy begins with it when it is started anew. WAIT_SECONDS (120): how long a colour may take.
# Exit code: 0 done, 1 failed (the requests go where they went before), 2 wrong call, 3 no compose.
# shellcheck disable=SC2154,SC2310,SC2312  # the variables are those of lib.sh; what fails in a condition is handled there
set -euo pipefail
# shellcheck source=/dev/null
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

usage() {
	sed -n '4,6s/^# *//p' "${BASH_SOURCE[0]}" >&2
	exit 2
}

readonly state=${folder}/state

current() {
	local file=${folder}/upstream.caddy
	[[ ! -s ${state}/upstream.caddy ]] || file=${state}/upstream.caddy
	sed -n 's/^to app-\([a-z]*\):.*/\1/p' "${file}" | head -n 1
}

colour='' tag=''
while (($# > 0)); do
	case $1 in
		blue | green)
			[[ -z ${colour} ]] || usage
			colour=$1
			;;
		--tag)
			tag=${2:-}
			[[ ${tag} =~ ^[A-Za-z0-9_][A-Za-z0-9_.@:-]*$ ]] || usage
			shift
			;;
		--status)
			say "requests go to: $(current || true)"
			states | grep '^app-' || true
			exit
			;;
		*) usage ;;
	esac
	shift
done
[[ -n ${colour} ]] || usage
services=$(compose --profile green config --services)
grep -qx "app-${colour}" <<<"${services}" || fail 2 'this deployment has one app service (write bluegreen into deployment.yaml).'

mkdir -p -- "${state}"
exec 9>"${state}/.switch.lock"
flock --nonblock 9 || fail 1 'another switch runs.'
old=$(current)

[[ -z ${tag} || ${colour} != "${old}" ]] || fail 2 "${colour} gets the requests now; give the new version to the other colour."
old_tag=$(setting "TAG_${colour^^}")
old_profiles=$(setting COMPOSE_PROFILES)

# give_up WHY: all as it was, so that the next 'up' does not start, or wait for an image of, what does not work. The log of it stays.
give_up() {
	set_setting "TAG_${colour^^}" "${old_tag}"
	set_setting COMPOSE_PROFILES "${old_profiles}"
	[[ ${colour} == "${old}" ]] || compose --profile green stop "app-${colour}" 9>&- || true
	fail 1 "$* The requests go to ${old}."
}

[[ -z ${tag} ]] || set_setting "TAG_${colour^^}" "${tag}"
# So that the next 'up', of the unit or of a person, starts it too.
if [[ ${colour} == green && ,${old_profiles}, != *,green,* ]]; then
	set_setting COMPOSE_PROFILES "${old_profiles:+${old_profiles},}green"
fi

say "Starting app-${colour} …"
compose --profile green up --detach --no-deps "app-${colour}" 9>&- || give_up "app-${colour} could not be started."
end=$((SECONDS + ${WAIT_SECONDS:-120}))
until answers "app-${colour}"; do
	if ((SECONDS >= end)); then
		compose logs --tail 20 "app-${colour}" >&2 || true
		give_up "app-${colour} does not answer."
	fi
	sleep 1
done

# Caddy reads the new file beside the old one first: what it refuses never takes its place.
printf '# Written by switch.sh.\nto app-%s:%s\n' "${colour}" "$(compose exec -T caddy printenv APP_PORT </dev/null | tr -d '\r' || true)" >"${state}/next.caddy"
chmod 0644 "${state}/next.caddy"
in_caddy() { compose exec -T -e "UPSTREAM=state/$1" caddy caddy "${@:2}" --config /etc/caddy/Caddyfile --adapter caddyfile </dev/null; }
in_caddy next.caddy validate >/dev/null 2>&1 || give_up 'Caddy refuses the new upstream (state/next.caddy).'
if [[ -s ${state}/upstream.caddy ]]; then
	cp -- "${state}/upstream.caddy" "${state}/previous.caddy"
else
	cp -- "${folder}/upstream.caddy" "${state}/previous.caddy"
fi
mv -- "${state}/next.caddy" "${state}/upstream.caddy"
if ! in_caddy upstream.caddy reload; then
	mv -- "${state}/previous.caddy" "${state}/upstream.caddy"
	in_caddy upstream.caddy reload || true
	give_up 'Caddy could not be switched.'
fi
say "The requests go to ${colour}. Back: ${0##*/} ${old}"
