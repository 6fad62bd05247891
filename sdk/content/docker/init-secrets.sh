#!/usr/bin/env bash
# Written by Deploy.Sdk. Makes the files that secrets.list names, in ./secrets beside this script, and never touches one that is there:
# run it as often as you like.
#
#   ./init-secrets.sh [LIST]            make what is missing; LIST is secrets.list unless given (secrets.staging.list, say)
#   ./init-secrets.sh --check [LIST]    make nothing; say what is missing, exit 1 if anything is
#
# To give a value of your own, write the file before: printf %s 'value' > secrets/NAME
# A file is readable for all (a container's user has to read it) in a directory that only you can enter.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
readonly here folder="${here}/secrets"
list=${here}/secrets.list

usage() { sed -n '5,6s/^# *//p' "${BASH_SOURCE[0]}" >&2; }

fail() {
	printf 'init-secrets: %s\n' "$*" >&2
	exit 2
}

names=()
declare -A kinds=() texts=()

read_list() {
	[[ -r ${list} ]] || fail "there is no ${list}."
	local line name kind text number=0
	while IFS= read -r line || [[ -n ${line} ]]; do
		number=$((number + 1))
		line=${line%$'\r'}
		[[ -n ${line} && ${line} != '#'* ]] || continue
		read -r name kind text <<<"${line}"
		[[ ${name} =~ ^[A-Za-z_][A-Za-z0-9_.-]*$ ]] || fail "${list##*/}:${number}: '${name}' cannot be the name of a secret."
		[[ ${kind} == generate || ${kind} == template || ${kind} == ask ]] ||
			fail "${list##*/}:${number}: '${kind}' is none of generate, template, ask."
		[[ ! -v kinds[${name}] ]] || fail "${list##*/}:${number}: '${name}' is there twice."
		names+=("${name}")
		kinds[${name}]=${kind}
		texts[${name}]=${text}
	done <"${list}"
}

# write NAME VALUE: all or nothing, also when interrupted.
write() {
	local new
	new=$(mktemp "${folder}/.new.XXXXXX")
	printf '%s' "$2" >"${new}"
	chmod 0644 "${new}"
	mv -- "${new}" "${folder}/$1"
	printf 'made secrets/%s\n' "$1"
}

random() {
	local text=''
	while ((${#text} < 32)); do
		text+=$(head -c 64 /dev/urandom | base64 | tr -dc 'A-Za-z0-9')
	done
	printf '%s' "${text:0:32}"
}

# fill NAME: leaves the text of a template in $filled, or nothing there if a secret it needs is missing.
fill() {
	local rest=${texts[$1]} other result=''
	filled=''
	while [[ ${rest} =~ ^([^{]*)\{([A-Za-z_][A-Za-z0-9_.-]*)\}(.*)$ ]]; do
		other=${folder}/${BASH_REMATCH[2]}
		result+=${BASH_REMATCH[1]}
		rest=${BASH_REMATCH[3]}
		[[ -s ${other} ]] || return 0
		result+=$(<"${other}")
	done
	filled=${result}${rest}
}

ask() {
	local value=''
	if [[ -n ${!1:-} ]]; then
		value=${!1}
	elif [[ -t 0 ]]; then
		read -rsp "$1: " value
		printf '\n' >&2
	fi
	printf '%s' "${value}"
}

make_missing() {
	local name value
	umask 077
	mkdir -p -- "${folder}"
	chmod 0700 "${folder}"
	for name in "${names[@]}"; do
		[[ ! -s ${folder}/${name} ]] || continue
		case ${kinds[${name}]} in
			generate) value=$(random) ;;
			ask) value=$(ask "${name}") ;;
			*) continue ;;
		esac
		[[ -z ${value} ]] || write "${name}" "${value}"
	done
	# After the others, so that a template may stand before what it uses.
	for name in "${names[@]}"; do
		[[ ${kinds[${name}]} == template && ! -s ${folder}/${name} ]] || continue
		fill "${name}"
		[[ -z ${filled} ]] || write "${name}" "${filled}"
	done
}

# A template made before its secret was changed by hand still holds the old one.
warn_of_old() {
	local name now
	for name in "${names[@]}"; do
		[[ ${kinds[${name}]} == template && -s ${folder}/${name} ]] || continue
		fill "${name}"
		now=$(<"${folder}/${name}")
		[[ -z ${filled} || ${filled} == "${now}" ]] ||
			printf 'init-secrets: secrets/%s differs from its template; remove it to have it made anew.\n' "${name}" >&2
	done
}

report_missing() {
	local name missing=()
	for name in "${names[@]}"; do
		[[ -s ${folder}/${name} ]] || missing+=("${name}")
	done
	((${#missing[@]} == 0)) && return 0
	printf 'init-secrets: missing:\n' >&2
	printf '  secrets/%s\n' "${missing[@]}" >&2
	printf 'Run this script on a terminal, or set an environment variable of that name.\n' >&2
	return 1
}

check=no
for argument in "$@"; do
	case ${argument} in
		--check) check=yes ;;
		-*)
			usage
			exit 2
			;;
		*) list=${here}/${argument##*/} ;;
	esac
done
read_list
[[ ${check} == yes ]] || make_missing
warn_of_old
report_missing
