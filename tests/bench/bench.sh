#!/bin/sh
# SPDX-License-Identifier: MIT
# Measures triage beside its peers: bench.sh BUILD CORPUS.
#
#	make bench			every row of the table
#	make bench ROWS='start many'	these files of tests/bench/rows only
#	make bench LONG=1		what takes hours as well
#
# A row of the table is what a file in tests/bench/rows says between `row` and
# `run`; to add one, write such a file.  The table, the curves and the raw
# figures are left in BUILD/bench as report.md, *.svg and *.tsv.
set -eu
cd "$(dirname "$0")/../.."

LC_ALL=C
TRIAGE_CONFIG=/dev/null
export LC_ALL TRIAGE_CONFIG
case $1 in
/*) build=$1 ;;
*) build=$PWD/$1 ;;
esac
corpus=$2
here=$PWD/tests/bench
tools=$build/bench
out=$build/bench
triage=$build/triage
model=$build/default.triage
long=${LONG:-}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
mkdir -p "$out"
for tool in measure mix convert empty hostile; do
	${CC:-cc} -std=c17 -D_DEFAULT_SOURCE -O2 "$here/$tool.c" -ljansson \
		-o "$tools/$tool"
done
rm -f "$out"/*.tsv "$out"/*.svg "$out"/*.log
: >"$out/results.tsv"
: >"$out/notes.tsv"

# What rows are made of.

# row TITLE: begin one.
row() {
	title=$1
	bytes=0
	: >"$scratch/commands"
	echo "bench: $title" >&2
}

# ours COMMAND: words parted by blanks, run without a shell; the last may be
# <FILE.
ours() {
	printf 'triage\t-\t1\t%s\n' "$1" >"$scratch/commands"
}

# peer NAME COMMAND [GOAL [TIMES]]: what we are compared to.  GOAL is the ratio
# of our time to its time that we are not to exceed; TIMES is how often it would
# have to run to do what we do.
peer() {
	if command -v "${2%% *}" >/dev/null; then
		printf '%s\t%s\t%s\t%s\n' "$1" "${3:--}" "${4:-1}" "$2" \
			>>"$scratch/commands"
	else
		note "$title: $1 is not installed"
	fi
}

# amount BYTES: what each command works through; times become speeds.
amount() {
	bytes=$1
}

# run ROUNDS: measure the commands by turns.
run() {
	"$tools/measure" "$1" <"$scratch/commands" 2>>"$out/errors.log" |
		while IFS= read -r line; do
			printf '%s\t%s\t%s\t%s\n' "$title" "$1" "$bytes" "$line"
		done >>"$out/results.tsv"
}

# weigh PATH NAME PATH [NAME PATH...]: sizes of files in place of times.
weigh() {
	ours_size=$(wc -c <"$1")
	shift
	while [ $# -gt 1 ]; do
		[ ! -e "$2" ] || printf '%s\tsize\t%s\t%s\t%s\n' "$title" \
			"$ours_size" "$1" "$(wc -c <"$2")" >>"$out/results.tsv"
		shift 2
	done
}

# point CURVE SERIES X Y: of the curve that `curve` described.
point() {
	printf '%s\t%s\t%s\n' "$2" "$3" "$4" >>"$out/curve-$1.tsv"
}

# curve NAME TITLE X-AXIS Y-AXIS
curve() {
	printf '#\t%s\t%s\t%s\n' "$2" "$3" "$4" >"$out/curve-$1.tsv"
}

# cost COMMAND: run it once; sets $wall, $cpu (seconds) and $memory (bytes).
cost() {
	set -- "$(printf 'x\t%s\n' "$1" | "$tools/measure" 1 \
		2>>"$out/errors.log")"
	# shellcheck disable=SC2034
	IFS='	' read -r _ code wall _ _ cpu memory _ <<-END
		$1
	END
	[ "$code" = 0 ]
}

note() {
	printf '%s\n' "$1" >>"$out/notes.tsv"
	echo "bench: $1" >&2
}

# What they work on.

if [ -r "$corpus" ]; then
	material="the corpus $(basename "$corpus")"
	gzip -cdf "$corpus" >"$scratch/source.jsonl"
	cp "$scratch/source.jsonl" "$scratch/train.jsonl"
else
	material='generated text (mixed from training/sample; no corpus here)'
	. tests/sample.sh
	sample_lines >"$scratch/source.jsonl"
	"$tools/mix" 2000 1 <"$scratch/source.jsonl" >"$scratch/train.jsonl"
fi

# mixed COUNT: a corpus of this size in $scratch/mixed.jsonl.
mixed() {
	"$tools/mix" "$1" 1 <"$scratch/source.jsonl" >"$scratch/mixed.jsonl"
}

lines=$scratch/lines.jsonl
head -n 2000 "$scratch/train.jsonl" >"$lines"
mkdir "$scratch/texts"
"$tools/convert" texts "$scratch/texts" <"$lines"
# The one article is of the middle size.
# shellcheck disable=SC2012
article=$(ls -S "$scratch/texts"/*.txt |
	sed -n "$((($(wc -l <"$lines") + 1) / 2))p")
cp "$article" "$scratch/article.txt"
article=$scratch/article.txt
mail=$scratch/mail.eml
{
	printf 'From: Desk <desk@example.org>\nTo: You <you@example.org>\n'
	printf 'Subject: %s\n' "$(head -n 1 "$article")"
	printf 'Message-ID: <1@example.org>\nMIME-Version: 1.0\n'
	printf 'Date: Tue, 04 Mar 2031 09:00:00 +0000\n'
	printf 'Content-Type: text/plain; charset=utf-8\n\n'
	cat "$article"
} >"$mail"

# Debian's Python is the one that has Debian's scikit-learn.
sklearn=/usr/bin/python3
"$sklearn" -c 'import sklearn' 2>/dev/null || sklearn=no-scikit-learn

for file in "$here"/rows/*.sh; do
	name=$(basename "$file" .sh)
	case " ${ROWS:-${name#*-}} " in
	*" ${name#*-} "*) . "$file" ;;
	esac
done

processor=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1)
{
	echo '# Benchmark'
	echo
	echo "On ${processor:-an unknown processor}, $(nproc) cores;" \
		"$("$triage" --version | head -n 1);" \
		"$material, $(wc -l <"$scratch/train.jsonl") documents."
	echo
	awk -f "$here/table.awk" "$out/results.tsv"
	echo
	sed 's/^/- /' "$out/notes.tsv"
	for points in "$out"/curve-*.tsv; do
		[ -e "$points" ] || continue
		picture=$(basename "$points" .tsv).svg
		awk -f "$here/curve.awk" "$points" >"$out/$picture"
		printf '\n![%s](%s)\n' \
			"$(sed -n '1s/^#	\([^	]*\).*/\1/p' "$points")" "$picture"
	done
} >"$out/report.md"
cat "$out/report.md"
