#!/bin/sh
# SPDX-License-Identifier: MIT
# score.sh DUMP [PAGE...]: how much of the article is read from each page.
#
# `DUMP PAGE` prints the text that was read.  The pages of this folder were
# written for it; beside each NAME.html stands its article as NAME.txt.  Prints
# precision, recall and F1 by runs of four words and the page's name, and last
# the means of precision and recall with their F1.
set -eu
here=$(dirname "$0")
LC_ALL=C
export LC_ALL
dump=$1
shift
[ $# -gt 0 ] || set -- "$here"/*.html
read=$(mktemp)
trap 'rm -f "$read"' EXIT

for page; do
	$dump "$page" >"$read"
	printf '%s %s\n' "$(awk -f "$here/grams.awk" "${page%.html}.txt" "$read")" \
		"$(basename "$page" .html)"
done | awk '{
	print
	precision += $1
	recall += $2
} END {
	precision /= NR
	recall /= NR
	printf "%.4f %.4f %.4f overall\n", precision, recall,
		2 * precision * recall / (precision + recall)
}'
