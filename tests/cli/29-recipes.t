# SPDX-License-Identifier: MIT
# The recipes in the manual are the files that the tests of hosts run.
. tests/cli/lib.sh

awk -v folder="$T" '
	/^\.Bd / { inside = 1; n++; next }
	/^\.Ed$/ { inside = 0; next }
	inside {
		sub(/^\\&/, "")
		gsub(/\\e/, "\\")
		print > (folder "/block." n)
	}' src/command/triage-filter.1
check 'the manual has recipes' test -s "$T/block.2"
for example in examples/*; do
	shown=''
	for block in "$T"/block.*; do
		cmp -s "$block" "$example" && shown=$block
	done
	check "the manual shows $example" test -n "$shown"
	check "a test of hosts runs $example" \
		grep -q "\b${example##*/}\b" tests/hosts/*.t
done
finish
