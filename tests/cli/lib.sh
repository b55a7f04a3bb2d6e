# SPDX-License-Identifier: MIT
# What the tests of the command line share.  A test sources this, calls
# finish last, and runs from the root of the repository:
#
#	sh tests/cli/20-classify.t		build/triage
#	BUILD=build/sanitize sh tests/cli/20-classify.t
#
# $T is a folder of its own, removed at the end; $triage is the program; run
# leaves what it printed in $T/out and $T/err and its exit code in $code.
set -u

LC_ALL=C
export LC_ALL
# No test reads the tester's own configuration.
TRIAGE_CONFIG=/dev/null
export TRIAGE_CONFIG
unset TRIAGE_MODEL NO_COLOR MAKEFLAGS MFLAGS MAKELEVEL
umask 022

BUILD=${BUILD:-build}
case $BUILD in
/*) build=$BUILD ;;
*) build=$PWD/$BUILD ;;
esac
root=$PWD
triage=$build/triage

# A sanitizer's report has an exit code that no test expects.
ASAN_OPTIONS=exitcode=99:detect_leaks=1:allocator_may_return_null=1
UBSAN_OPTIONS=exitcode=99:print_stacktrace=1
export ASAN_OPTIONS UBSAN_OPTIONS

if [ ! -x "$triage" ]; then
	echo "not ok there is no $triage: run make first"
	exit 1
fi

T=$(mktemp -d) || exit 1
trap 'rm -rf "$T"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
exec </dev/null

. tests/sample.sh

checks=0
failures=0

ok() {
	checks=$((checks + 1))
	echo "ok $1"
}

# The second argument says why.
not_ok() {
	checks=$((checks + 1))
	failures=$((failures + 1))
	echo "not ok $1"
	[ $# -lt 2 ] || printf '%s\n' "$2" | head -n 12 | sed 's/^/# /'
}

skip() {
	echo "skip $1: $2"
}

# check NAME COMMAND...: holds if the command does.
check() {
	check_name=$1
	shift
	if "$@" >"$T/check" 2>&1; then
		ok "$check_name"
	else
		not_ok "$check_name" "failed: $*
$(cat "$T/check")"
	fi
}

refute() {
	check_name=$1
	shift
	if "$@" >"$T/check" 2>&1; then
		not_ok "$check_name" "holds: $*
$(cat "$T/check")"
	else
		ok "$check_name"
	fi
}

# run ARGUMENT...: the program, with the caller's standard input.
run() {
	timeout 120 "$triage" "$@" >"$T/out" 2>"$T/err"
	code=$?
}

what_ran() {
	echo "code $code"
	sed 's/^/err: /' "$T/err" | cut -c 1-300 | head -n 6
	sed 's/^/out: /' "$T/out" | cut -c 1-200 | head -n 4
}

# answers NAME CODE: the last run had this code and nothing to say.
answers() {
	if [ "$code" = "$2" ] && [ ! -s "$T/err" ]; then
		ok "$1"
	else
		not_ok "$1" "expected code $2 and no message
$(what_ran)"
	fi
}

# A sentence: one line, the program's name, no full stop, what is expected.
is_sentence() {
	[ "$(wc -l <"$T/err")" -eq 1 ] && grep -Eq '^triage: .*[^.]$' "$T/err" &&
		grep -Eq -- "$1" "$T/err"
}

# complains NAME CODE REGEX: it had this code and one sentence of this kind.
complains() {
	if [ "$code" = "$2" ] && is_sentence "$3"; then
		ok "$1"
	else
		not_ok "$1" "expected code $2 and one line like '$3'
$(what_ran)"
	fi
}

# prints NAME REGEX: a line of its output is like this.
prints() {
	if grep -Eq -- "$2" "$T/out"; then
		ok "$1"
	else
		not_ok "$1" "expected a line like '$2'
$(what_ran)"
	fi
}

# same NAME FILE FILE: two nothings prove nothing, so they must not be empty.
same() {
	if [ ! -s "$2" ]; then
		not_ok "$1" "$2 is empty"
	else
		check "$1" cmp "$2" "$3"
	fi
}

# differs NAME FILE FILE: both are there.
differs() {
	cmp -s "$2" "$3"
	case $? in
	1) ok "$1" ;;
	*) not_ok "$1" "$2 and $3 are the same, or not there" ;;
	esac
}

# is_plain NAME FILE: no control characters but tab and line end.
is_plain() {
	equals "$1" "$(wc -c <"$2" | tr '1-9' 1 | cut -c 1) $(tr -d '\n\t' \
		<"$2" | tr -cd '\000-\037\177' | wc -c)" '1 0'
}

# equals NAME VALUE EXPECTED
equals() {
	if [ "$2" = "$3" ]; then
		ok "$1"
	else
		not_ok "$1" "got '$2', expected '$3'"
	fi
}

# Whether a file is one JSON value.  Our own parser (jansson) is the judge.
is_json() {
	{
		printf '{"text":"x","value":'
		tr '\n' ' ' <"$1"
		printf '}\n'
	} | "$triage" classify --model "$model" --kind jsonl --quiet -
}

# Whether every line of a file is a JSON object: it lacks only a text.
is_json_lines() {
	sed 's/^{/{"text":"x",/; s/^[^{]/broken&/' "$1" |
		"$triage" classify --model "$model" --kind jsonl --quiet -
}

# The model that most tests use.
model=$T/my.triage
train_sample() {
	timeout 120 "$triage" train "$sample" -q -o "$model" &&
		[ -s "$model" ] && return
	echo "not ok trains on $sample"
	exit 1
}

# sample_documents FOLDER: the sample without its tables.
sample_documents() {
	mkdir -p "$1"
	for folder in "$sample"/*/; do
		cp -R "${folder%/}" "$1/"
	done
}

# plain_title FILE, plain_body FILE: of a document, on one line each, without
# what XML and JSON would escape.
plain_title() {
	head -n 1 "$1" | tr -d '\r\n<>&"\\'
}
plain_body() {
	tail -n +2 "$1" | tr -d '\r<>&"\\' | tr '\n\t' '  '
}

# small_corpus FOLDER: two categories of six documents, and six of none.
small_corpus() {
	for i in 1 2 3 4 5 6; do
		mkdir -p "$1/frogs" "$1/trains" "$1/none"
		echo "The green frog number $i jumped into the deep pond and" \
			"the frogs croaked all night beside the water lilies" \
			>"$1/frogs/f$i.txt"
		echo "The express train number $i left the station late and" \
			"the engine pulled nine wagons along the old railway" \
			>"$1/trains/t$i.txt"
		echo "A quiet kitchen where soup number $i simmers with salt" \
			"and onions until the guests arrive for the dinner" \
			>"$1/none/n$i.txt"
	done
}

# Settings under which a dozen documents make a vocabulary.
small='--set min-documents=1'

# A feed whose title would be two billion bytes: entities of entities.
billion_laughs() {
	echo '<!DOCTYPE rss [<!ENTITY e0 "ha">'
	for i in 1 2 3 4 5 6 7 8 9; do
		j=$((i - 1))
		echo "<!ENTITY e$i \"&e$j;&e$j;&e$j;&e$j;&e$j;&e$j;&e$j;&e$j;&e$j;&e$j;\">"
	done
	echo ']><rss><item><title>&e9;</title></item></rss>'
}

finish() {
	echo "1..$checks"
	[ "$failures" -eq 0 ] && [ "$checks" -gt 0 ]
	exit
}
