#!/usr/bin/env bash
# Written by Deploy.Sdk; the same for every app.
# What failover.sh stands on: saying, asking AWS, changing AWS, waiting, remembering. Sourced, never run.
# There is no `set -e` here: it is off inside conditions anyway, so every call is checked where it is made.
# shellcheck disable=SC2034,SC2154  # what is shared with failover.sh

readonly EXIT_USAGE=2 EXIT_TOOL=3 EXIT_CHECK=4 EXIT_ACTION=5 EXIT_TIMEOUT=6 EXIT_REFUSED=7
JSON=false
DRY_RUN=true
STEP=start
OUT=''
export AWS_PAGER='' AWS_DEFAULT_OUTPUT=json AWS_RETRY_MODE=standard AWS_MAX_ATTEMPTS=${AWS_MAX_ATTEMPTS:-3} TZ=UTC0

if [[ -t 1 && -z ${NO_COLOR:-} ]]; then
	readonly RED=$'\e[31m' YELLOW=$'\e[33m' BLUE=$'\e[34m' PLAIN=$'\e[0m'
else
	readonly RED='' YELLOW='' BLUE='' PLAIN=''
fi

now() { printf '%(%s)T' -1; }

# say LEVEL TEXT: one line, or one JSON object. Levels: info, command, warning, error.
say() {
	local level=$1 time colour=''
	shift
	if ${JSON}; then
		printf -v time '%(%Y-%m-%dT%H:%M:%SZ)T' -1
		jq -cn --arg time "${time}" --arg level "${level}" --arg step "${STEP}" --arg message "$*" '{$time, $level, $step, $message}'
		return 0
	fi
	printf -v time '%(%H:%M:%S)T' -1
	case ${level} in
	command) colour=${BLUE} ;;
	warning) colour=${YELLOW} ;;
	error) colour=${RED} ;;
	*) ;;
	esac
	if [[ ${level} == error ]]; then
		printf '%s %-9s %s%s%s\n' "${time}" "${STEP}" "${colour}" "$*" "${PLAIN}" >&2
	else
		printf '%s %-9s %s%s%s\n' "${time}" "${STEP}" "${colour}" "$*" "${PLAIN}"
	fi
}

# die EXIT_CODE TEXT
die() {
	local code=$1
	shift
	say error "$*"
	exit "${code}"
}

need_tools() {
	((BASH_VERSINFO[0] >= 4)) || die "${EXIT_TOOL}" "bash ${BASH_VERSION} is too old; 4.2 or newer."
	local tool
	for tool in "$@"; do
		command -v "${tool}" >/dev/null || die "${EXIT_TOOL}" "${tool} is not installed."
	done
}

# need_variables NAME…: set, and not empty.
need_variables() {
	local variable
	for variable in "$@"; do
		[[ -n ${!variable:-} ]] || die "${EXIT_USAGE}" "${variable} is missing in ${CONFIG}."
	done
}

# command_line REGION ARGUMENT…: the call as it is made, in LINE.
command_line() {
	local region=$1
	shift
	LINE=(aws --region "${region}" --cli-connect-timeout 5 --cli-read-timeout 30)
	[[ -z ${DEPLOY_AWS_ENDPOINT_URL:-} ]] || LINE+=(--endpoint-url "${DEPLOY_AWS_ENDPOINT_URL}")
	LINE+=("$@")
	printf -v SHOWN '%q ' "${LINE[@]}"
	SHOWN=${SHOWN% }
}

run_line() {
	local errors
	errors=$(mktemp) || return 1
	OUT=$("${LINE[@]}" 2>"${errors}" </dev/null)
	local code=$?
	ERROR=$(tr '\n' ' ' <"${errors}")
	rm -f -- "${errors}"
	return "${code}"
}

# ask REGION ARGUMENT…: a call that changes nothing; its answer in OUT, its complaint in ERROR.
ask() {
	command_line "$@"
	say command "${SHOWN}"
	run_line
}

# check REGION ARGUMENT…: a question that must be answered.
check() {
	ask "$@" || die "${EXIT_CHECK}" "No answer: ${ERROR}"
}

# act REGION ARGUMENT…: a call that changes something; only shown in a dry run.
act() {
	command_line "$@"
	if ${DRY_RUN}; then
		say command "would run: ${SHOWN}"
		return 0
	fi
	say command "${SHOWN}"
	run_line
}

# must REGION ARGUMENT…: a change without which there is no going on.
must() {
	act "$@" || die "${EXIT_ACTION}" "Failed: ${ERROR} Mend it and run the same command again: it goes on here."
}

# field FILTER [JQ ARGUMENT…]: of OUT; empty for null.
field() {
	local filter=$1
	shift
	jq -r "$@" "${filter} // empty" <<<"${OUT}"
}

# wait_for SECONDS WHAT FUNCTION [ARGUMENT…]: until the function says 0; it ends the script itself where waiting is no use.
wait_for() {
	local limit=$1 what=$2 start shown=0
	shift 2
	if ${DRY_RUN}; then
		say info "would wait up to ${limit} s until ${what}."
		return 0
	fi
	say info "Waiting up to ${limit} s until ${what}."
	start=$(now)
	while ! "$@"; do
		local passed=$(($(now) - start))
		((passed < limit)) || return 1
		if ((passed >= shown + 60)); then
			shown=${passed}
			say info "Still waiting until ${what} (${passed} s)."
		fi
		sleep "${DEPLOY_POLL_SECONDS:-15}"
	done
}

# What an interrupted run leaves for the next: lines of name=value, read and never executed.
declare -A STATE=()

load_state() {
	[[ -r ${STATE_FILE} ]] || return 0
	local name value
	while IFS='=' read -r name value; do
		[[ ${name} =~ ^[a-z]+$ ]] && STATE[${name}]=${value}
	done <"${STATE_FILE}"
	return 0
}

# remember NAME VALUE
remember() {
	STATE[$1]=$2
	${DRY_RUN} && return 0
	local name
	for name in "${!STATE[@]}"; do
		printf '%s=%s\n' "${name}" "${STATE[${name}]}"
	done >"${STATE_FILE}.new"
	mv -- "${STATE_FILE}.new" "${STATE_FILE}" || die "${EXIT_ACTION}" "${STATE_FILE} cannot be written; set DEPLOY_STATE_FILE."
}

# One run at a time on this machine. Two people on two machines: the runbook names one who acts; AWS refuses a second promotion.
lock() {
	mkdir -- "${STATE_FILE}.lock" 2>/dev/null || die "${EXIT_REFUSED}" "Another run holds ${STATE_FILE}.lock. If none is running: rmdir '${STATE_FILE}.lock'"
	trap 'rmdir -- "${STATE_FILE}.lock" 2>/dev/null' EXIT
}
