# shellcheck shell=bash
# Steps with names, durations and a table at the end. Sourced by .ci/run.

chosen=()      # words of the command line; empty: every step
list_only=
# shellcheck disable=SC2034 # .ci/run reads it.
long=          # set: every world over all cases, and the steps that only then are done
current=       # the step that is running
started=0      # its beginning: seconds of the clock, and of the processors
started_cpu=0
table=()       # one line per step that has ended

# shellcheck disable=SC2034 # as above
choose() {
	local word
	for word in "$@"; do
		case $word in
			--list) list_only=1 ;;
			--long) long=1 ;;
			-*)
				echo "$word is none of --list and --long" >&2
				exit 2
				;;
			*) chosen+=("$word") ;;
		esac
	done
}

# Seconds that the processes which have ended were on a processor.
cpu() {
	local stat
	read -ra stat </proc/$$/stat
	echo $(((stat[15] + stat[16]) / 100))
}

# step NAME COMMAND…: runs the command under a heading. It must not be called where bash ignores `set -e` (in a
# condition, say): a step that is a function would then go on after its first failing command.
step() {
	local name=$1
	shift
	if [ -n "$list_only" ]; then
		echo "$name"
		return
	fi
	wanted "$name" || return 0
	printf '\n==> %s: %s\n' "$name" "$*"
	current=$name
	started=$SECONDS
	started_cpu=$(cpu)
	"$@"
	ended "ok"
}

# What the other steps stand on is always done.
wanted() {
	local word
	[ ${#chosen[@]} -gt 0 ] && [ "$1" != install ] || return 0
	for word in "${chosen[@]}"; do
		[[ $1 != *"$word"* ]] || return 0
	done
	return 1
}

ended() {
	local took=$((SECONDS - started)) busy=$(($(cpu) - started_cpu))
	printf '<== %s: %s, %ss, CPU %ss\n' "$current" "$1" "$took" "$busy"
	table+=("$(printf '%-17s %-6s %4ss  CPU %4ss' "$current" "$1" "$took" "$busy")")
	current=
}

# Runs at the end, however it came about.
summary() {
	local status=$?
	[ -z "$list_only" ] || return 0
	[ -z "$current" ] || ended "FAILED"
	printf '\n'
	[ ${#table[@]} -eq 0 ] || printf '%s\n' "${table[@]}"
	printf '%-17s %-6s %4ss  CPU %4ss\n' "in all" "$([ "$status" = 0 ] && echo ok || echo FAILED)" "$SECONDS" "$(cpu)"
	exit "$status"
}

fail() {
	echo "$*" >&2
	return 1
}
