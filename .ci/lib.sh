# shellcheck shell=bash
# Steps with names, durations and a table at the end. Sourced by .ci/run.

chosen=()      # words of the command line; empty: every step
list_only=
current=       # the step that is running
started=0
table=()       # one line per step that has ended

choose() {
	if [ "${1-}" = --list ]; then
		list_only=1
	else
		chosen=("$@")
	fi
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
	local took=$((SECONDS - started))
	printf '<== %s: %s, %ss\n' "$current" "$1" "$took"
	table+=("$(printf '%-14s %-6s %4ss' "$current" "$1" "$took")")
	current=
}

# Runs at the end, however it came about.
summary() {
	local status=$?
	[ -z "$list_only" ] || return 0
	[ -z "$current" ] || ended "FAILED"
	printf '\n'
	[ ${#table[@]} -eq 0 ] || printf '%s\n' "${table[@]}"
	printf '%-14s %-6s %4ss\n' "in all" "$([ "$status" = 0 ] && echo ok || echo FAILED)" "$SECONDS"
	exit "$status"
}

fail() {
	echo "$*" >&2
	return 1
}
