#!/bin/sh
# SPDX-License-Identifier: MIT
# Every command of the README runs, and its example program too.
. "$(dirname "$0")/lib.sh"

# The blocks of README.md fenced as $1, one after the other.
blocks() {
	awk -v fence='```'"$1" '$0 == fence { inside = 1; next }
		/^```/ { inside = 0 } inside' "$root/README.md"
}

mkdir "$T/readme"
cd "$T/readme" || exit 1
ln -s "$root/training" training
ln -s "$root/models" models
PATH="$build:$PATH"
export PATH

# The example links what the library was built with.
sanitizer=''
if nm "$build/libtriage.a" | grep -q __asan_init; then
	sanitizer='-fsanitize=address,undefined'
fi

blocks sh >commands.sh
check 'has commands' test "$(grep -c '^triage\|^ *triage' commands.sh)" -ge 8
check 'commands all run' sh -e commands.sh

# What stands in the block behind the first command is its output.
awk '/^triage classify --format text/ && !state { state = 1; next }
	state == 1 && /^```$/ { if (++fences == 2) state = 2; next }
	state == 2 && /^```$/ { exit }
	state == 2' "$root/README.md" >expected.txt
triage classify --format text training/sample/ransomware/copperjaw-county.txt \
	>shown.txt
check 'shows the real output' cmp expected.txt shown.txt

# Recipes for other programs are those of examples/, which run under them.
awk '/^# procmail, in/ { inside = 1 } /^```/ { inside = 0 }
	inside && !/^#/ && NF' "$root/README.md" >recipes.txt
check 'has recipes' test "$(wc -l <recipes.txt)" -ge 15
cat "$root"/examples/* >examples.txt
equals 'has the recipes of the examples' \
	"$(grep -vxF -f examples.txt recipes.txt)" ''

blocks c >example.c
# shellcheck disable=SC2086
check 'example compiles' cc -Wall -Wextra -Werror -I"$root/include" \
	$sanitizer example.c "$build/libtriage.a" \
	-lpcre2-8 -lutf8proc -lstemmer -lm -pthread -o example
TRIAGE_MODEL="$build/default.triage" ./example >example.txt
check 'example tags its text' grep -q '^ransomware 0\.' example.txt
finish
