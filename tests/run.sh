#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs every test: sh tests/run.sh [BUILD].  What fails is shown; the last
# line counts, and the exit code is 0 only if all passed.  With `hosts` behind
# BUILD only the tests of real hosts run, and none may be skipped.
set -u
cd "$(dirname "$0")/.." || exit 1

BUILD=${1:-build}
export BUILD
passed=0
failed=0
only=${2:-}
output=$(mktemp) || exit 1
hosts=$(mktemp -d) || exit 1
trap 'rm -rf "$output" "$hosts"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# count NAME PASSED FAILED
count() {
	passed=$((passed + $2))
	failed=$((failed + $3))
	if [ "$3" -eq 0 ]; then
		echo "ok $1: $2"
	else
		echo "not ok $1: $2 passed, $3 failed"
	fi
}

# Unit tests: Check's own summary counts them.
run_units() {
	ASAN_OPTIONS=exitcode=99 UBSAN_OPTIONS=exitcode=99 \
		CK_VERBOSITY=normal CK_DEFAULT_TIMEOUT=${CK_DEFAULT_TIMEOUT:-60} \
		"$BUILD/unit" >"$output" 2>&1
	status=$?
	# 98%: Checks: 100, Failures: 1, Errors: 1
	summary=$(sed -n 's/^[0-9]*%: Checks: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\)$/\1 \2 \3/p' \
		"$output" | tail -n 1)
	# shellcheck disable=SC2086
	set -- ${summary:-0 1 0}
	bad=$(($2 + $3))
	[ "$status" -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
	[ "$1" -gt 0 ] || bad=1
	[ "$bad" -eq 0 ] || grep -v '^Running suite' "$output"
	good=$(($1 - $2 - $3))
	[ "$good" -ge 0 ] || good=0
	count unit "$good" "$bad"
}

# A script prints `ok` and `not ok` and ends with its plan, `1..N`; what lacks
# a program says so and plans nothing.
run_script() {
	sh "$1" >"$output" 2>&1
	judge_script "$1" $?
}

# judge_script NAME STATUS: of what is in $output.
judge_script() {
	status=$2
	if [ -z "$only" ] && [ "$status" -eq 0 ] &&
		grep -qx '1\.\.0' "$output"; then
		grep '^skip ' "$output"
		return
	fi
	good=$(grep -c '^ok ' "$output")
	bad=$(grep -c '^not ok ' "$output")
	grep -v -e '^ok ' -e '^1\.\.' "$output"
	if ! grep -qx "1\.\.$((good + bad))" "$output" ||
		{ [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; } ||
		[ $((good + bad)) -eq 0 ]; then
		echo "not ok $1 did not run to its end, status $status"
		bad=$((bad + 1))
	fi
	count "$(basename "$1")" "$good" "$bad"
}

# The hosts wait more than they work: they run beside everything else.
run_hosts() {
	for script in tests/hosts/*.t; do
		sh "$script" >"$hosts/${script##*/}" 2>&1
		echo $? >"$hosts/${script##*/}.status"
	done
}

judge_hosts() {
	for script in tests/hosts/*.t; do
		cp "$hosts/${script##*/}" "$output"
		judge_script "$script" "$(cat "$hosts/${script##*/}.status")"
	done
}

run_rest() {
	run_units
	for script in tests/layers.sh tests/symbols.sh tests/cli/[0-9]*.t; do
		run_script "$script"
	done
}

run_hosts &
[ -n "$only" ] || run_rest
wait
judge_hosts

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
