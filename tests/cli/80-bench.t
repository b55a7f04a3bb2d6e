# SPDX-License-Identifier: MIT
# What the benchmark is made of, and one row of it on generated text.
. tests/cli/lib.sh

# A build folder of its own, so that nobody's report is overwritten.
mkdir "$T/build"
ln -s "$triage" "$build/default.triage" "$T/build/"
measure=$T/build/bench/measure
mix=$T/build/bench/mix
convert=$T/build/bench/convert

ROWS=start sh tests/bench/bench.sh "$T/build" "$T/nowhere.jsonl" \
	>"$T/out" 2>"$T/err"
code=$?
equals 'the benchmark runs without a corpus' "$code" 0
prints 'and says on what' 'generated text'
prints 'a row compares' \
	'^\| one article +\| [0-9.]+ m?s, [0-9]+\.[0-9] MiB +\| an empty C program +\|'
same 'the report is kept' "$T/out" "$T/build/bench/report.md"

# measured FIELD LABEL: of what measure said of a command.
measured() {
	awk -F '\t' -v label="$2" -v field="$1" '$1 == label { print $field }' \
		"$T/figures"
}

printf 'first\tsleep 0.01\nfails\tfalse\nlong\tsleep 0.1\nreads\tgrep -q x <%s\n' \
	"$sample/labels.tsv" | "$measure" 5 >"$T/figures"
equals 'a command that fails shows its code' "$(measured 2 fails)" 1
equals 'a command that does not shows 0' "$(measured 2 first)" 0
equals 'a command reads its input' "$(measured 2 reads)" 0
equals 'the first compared to itself is 1' "$(measured 8 first)" 1.00000
check 'sleeping is seen on the wall' \
	awk -v wall="$(measured 3 long)" 'BEGIN { exit !(wall >= 0.1) }' </dev/null
check 'sleeping is not work' \
	awk -v cpu="$(measured 6 long)" 'BEGIN { exit !(cpu < 0.05) }' </dev/null
check 'a ratio is of the first to the other' \
	awk -v ratio="$(measured 8 long)" 'BEGIN { exit !(ratio < 0.9) }' </dev/null

sample_lines >"$T/sample.jsonl"
"$mix" 300 7 <"$T/sample.jsonl" >"$T/mixed"
"$mix" 300 7 <"$T/sample.jsonl" >"$T/again"
"$mix" 300 8 <"$T/sample.jsonl" >"$T/other"
equals 'mixes as many documents as asked for' "$(wc -l <"$T/mixed")" 300
same 'mixes the same from the same seed' "$T/mixed" "$T/again"
differs 'mixes others from another seed' "$T/mixed" "$T/other"
equals 'no two are the same' "$(sed 's/.*"text"//' "$T/mixed" | sort -u |
	wc -l)" 300
check 'what it mixed trains' "$triage" train "$T/mixed" -q -o "$T/mixed.triage"

mkdir "$T/texts"
"$convert" texts "$T/texts" <"$T/mixed"
equals 'writes a text a document' "$(ls "$T/texts" | wc -l)" 300
equals 'a label a document' "$("$convert" labels ransomware <"$T/mixed" |
	grep -cx -e 1 -e -1)" 300
equals 'those that hold are labelled so' \
	"$("$convert" labels ransomware <"$T/mixed" | grep -cx 1)" \
	"$(grep -c '"labels":[^]]*"ransomware"' "$T/mixed")"
equals 'a line of fastText a document' "$("$convert" fasttext <"$T/mixed" |
	grep -c '^__label__')" 300

printf '#\ttime <s>\tx\ty\none\t1\t2\none\t10\t20\n' |
	awk -f tests/bench/curve.awk >"$T/curve.svg"
equals 'a curve has its points' "$(grep -c '<circle' "$T/curve.svg")" 2
check 'a curve ends as a picture does' \
	sh -c "tail -n 1 '$T/curve.svg' | grep -qx '</svg>'"
check 'a title is escaped' grep -q 'time &lt;s>' "$T/curve.svg"

finish
