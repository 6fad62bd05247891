# shellcheck shell=bash disable=SC2034
# Written by Deploy.Sdk; the same for every app. Read by schedule.sh: when a schedule of five fields is due, in UTC.
#
#   minute hour day-of-month month day-of-week     0 3 * * *    30 2 1,15 * MON-FRI    */10 8-18 * * *
#
# Lists, ranges, steps and names, as cron has them; day of week 0 and 7 are Sunday. Where both days are restricted, one of them is enough;
# a field that begins with '*' restricts nothing here, also with a step.

# Of each field the values that match, as " 0 10 20 ".
cron_minutes='' cron_hours='' cron_days='' cron_months='' cron_weekdays=''
cron_either_day=no

readonly cron_month_names=' jan feb mar apr may jun jul aug sep oct nov dec '
readonly cron_weekday_names=' sun mon tue wed thu fri sat '

# cron_number TEXT NAMES FIRST: leaves the number that a text or a name stands for in $cron_value.
cron_number() {
	local text=${1,,} before
	cron_value=''
	if [[ ${text} =~ ^[0-9]{1,2}$ ]]; then
		cron_value=$((10#${text}))
	elif [[ ${text} =~ ^[a-z]{3}$ && $2 == *" ${text} "* ]]; then
		before=${2%% "${text}" *}
		before=${before// /}
		cron_value=$((${#before} / 3 + $3))
	else
		return 1
	fi
}

# cron_field FIELD LOWEST HIGHEST NAMES: leaves the values in $cron_values.
cron_field() {
	local field=$1 lowest=$2 highest=$3 names=$4 part range step from to value
	local -a parts
	cron_values=' '
	[[ -n ${field} && ${field} != ,* && ${field} != *, && ${field} != *,,* ]] || return 1
	IFS=, read -ra parts <<<"${field}"
	for part in "${parts[@]}"; do
		range=${part%%/*} step=1
		if [[ ${part} == */* ]]; then
			step=${part#*/}
			[[ ${step} =~ ^[0-9]{1,2}$ ]] || return 1
			step=$((10#${step}))
			((step > 0)) || return 1
		fi
		case ${range} in
			'*') from=${lowest} to=${highest} ;;
			*-*)
				cron_number "${range%%-*}" "${names}" "${lowest}" || return 1
				from=${cron_value}
				cron_number "${range#*-}" "${names}" "${lowest}" || return 1
				to=${cron_value}
				;;
			*)
				cron_number "${range}" "${names}" "${lowest}" || return 1
				from=${cron_value} to=${cron_value}
				# 5/10 is every tenth from 5 on.
				[[ ${part} != */* ]] || to=${highest}
				;;
		esac
		((from >= lowest && to <= highest && from <= to)) || return 1
		for ((value = from; value <= to; value += step)); do
			cron_values+="${value} "
		done
	done
}

# cron_read SCHEDULE: 1 if it is none.
cron_read() {
	local -a fields
	local rest
	read -r -a fields <<<"$1"
	((${#fields[@]} == 5)) || return 1
	cron_field "${fields[0]}" 0 59 ' ' || return 1
	cron_minutes=${cron_values}
	cron_field "${fields[1]}" 0 23 ' ' || return 1
	cron_hours=${cron_values}
	cron_field "${fields[2]}" 1 31 ' ' || return 1
	cron_days=${cron_values}
	cron_field "${fields[3]}" 1 12 "${cron_month_names}" || return 1
	cron_months=${cron_values}
	# As a name Sunday may only begin a range; 7 may end one.
	cron_field "${fields[4]}" 0 7 "${cron_weekday_names}" || return 1
	cron_weekdays=${cron_values}
	[[ ${cron_weekdays} != *' 7 '* ]] || cron_weekdays+='0 '
	rest=${fields[2]:0:1}${fields[4]:0:1}
	cron_either_day=no
	[[ ${rest} == *'*'* ]] || cron_either_day=yes
}

# Whether a day matches; the number of a day since 1970.
cron_day_matches() {
	local date day month weekday
	TZ=UTC printf -v date '%(%d %m %w)T' "$(($1 * 86400))"
	read -r day month weekday <<<"${date}"
	day=$((10#${day})) month=$((10#${month}))
	[[ ${cron_months} == *" ${month} "* ]] || return 1
	local in_month=no in_week=no
	[[ ${cron_days} != *" ${day} "* ]] || in_month=yes
	[[ ${cron_weekdays} != *" ${weekday} "* ]] || in_week=yes
	if [[ ${cron_either_day} == yes ]]; then
		[[ ${in_month} == yes || ${in_week} == yes ]]
	else
		[[ ${in_month} == yes && ${in_week} == yes ]]
	fi
}

# cron_search TIME STEP: the nearest time that is due, from TIME on (STEP 1) or back from it (STEP -1), both included, in seconds since
# 1970; leaves it in $cron_time. 1 if there is none within nine years: 30 February, say.
cron_search() {
	local start=$(($1 / 60)) step=$2 day minute last first at limit
	cron_time=''
	first=$((start / 1440))
	for ((day = first, limit = 0; limit < 3300 && day >= 0; day += step, limit++)); do
		cron_day_matches "${day}" || continue
		if ((day == first)); then minute=$((start % 1440)); else minute=$((step > 0 ? 0 : 1439)); fi
		last=$((step > 0 ? 1440 : -1))
		while ((minute != last)); do
			at=$((minute / 60))
			if [[ ${cron_hours} != *" ${at} "* ]]; then
				# To the next hour, or to the end of the one before.
				if ((step > 0)); then minute=$(((at + 1) * 60)); else minute=$((at * 60 - 1)); fi
				continue
			fi
			if [[ ${cron_minutes} == *" $((minute % 60)) "* ]]; then
				cron_time=$(((day * 1440 + minute) * 60))
				return 0
			fi
			minute=$((minute + step))
		done
	done
	return 1
}

# cron_next TIME: the first time after TIME that is due.
cron_next() { cron_search "$((($1 / 60 + 1) * 60))" 1; }

# cron_previous TIME: the last time that was due, TIME included.
cron_previous() { cron_search "$1" -1; }
