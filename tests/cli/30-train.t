# SPDX-License-Identifier: MIT
# Training: what it says, leaves behind, and that it always does the same.
. tests/cli/lib.sh

run train "$sample" -o "$T/my.triage"
answers 'trains on the sample' 0
cp "$T/out" "$T/report"
prints 'the report counts the documents' '^120 documents, '
for heading in category positives P R F1 AP Brier ECE yes unsure C \
	calibration; do
	prints "the report has a column $heading" \
		"^category .*\b$heading\b|^$heading "
done
equals 'the report has a row a category, in their order' \
	"$(sed -n '/^category /,/^mean /p' "$T/out" | sed '1d;$d' |
		cut -d ' ' -f 1)" "$(cut -f 1 "$sample/categories.tsv")"
equals 'the report counts positives' \
	"$(awk '$1 == "ddos" { print $2 }' "$T/out")" \
	"$(cut -f 2 "$sample/labels.tsv" | tr ',' '\n' | grep -cx ddos)"
model=$T/my.triage
check 'the model is sound' "$triage" model verify "$model"
equals 'the model is named after its file' \
	"$("$triage" model info "$model" | sed -n 's/^name	//p')" my
check 'nothing but the model is left' \
	[ "$(ls -A "$T" | grep -c triage)" -eq 1 ]
equals 'the model is readable as the umask says' \
	"$(stat -c %a "$model")" 644

# again NAME OPTION...: the same bytes as the first.
again() {
	name=$1
	shift
	rm -f "$T/again/my.triage"
	mkdir -p "$T/again"
	run train -o "$T/again/my.triage" "$@"
	answers "$name trains" 0
	same "$name gives the same model" "$model" "$T/again/my.triage"
	same "$name gives the same report" "$T/report" "$T/out"
}
again 'a second run' "$sample"
again 'one thread' "$sample" -j 1
again 'two threads' "$sample" -j 2
again 'five threads' "$sample" -j 5
mkdir "$T/copy"
find "$sample" -type f | sort -r | while read -r file; do
	mkdir -p "$(dirname "$T/copy/${file#"$sample"/}")"
	cp "$file" "$T/copy/${file#"$sample"/}"
done
again 'a folder in another order' "$T/copy"
again 'a slash behind the folder' "$T/copy/"
again 'the standard settings by name' "$sample" --folds 5 --torn leave
(
	TZ=Asia/Tokyo LC_ALL=C.UTF-8 HOME=/nowhere
	export TZ LC_ALL HOME
	again 'another environment' "$sample"
	exit "$failures"
)
failures=$((failures + $?))
checks=$((checks + 3))

# JSON Lines, plain and packed, by name and from standard input.
sample_lines >"$T/sample.jsonl"
gzip -c "$T/sample.jsonl" >"$T/sample.jsonl.gz"
order="--categories $sample/categories.tsv"
# shellcheck disable=SC2086
{
	run train "$T/sample.jsonl" $order -q -o "$T/lines.triage" --name my
	answers 'trains on JSON Lines' 0
	check 'quiet prints nothing' [ ! -s "$T/out" ]
	run train "$T/sample.jsonl.gz" $order -q -o "$T/gzip.triage" --name my
	answers 'trains on packed JSON Lines' 0
	same 'packed or not is the same' "$T/lines.triage" "$T/gzip.triage"
	run train - $order -q -o "$T/stdin.triage" --name my \
		<"$T/sample.jsonl"
	answers 'trains on standard input' 0
	same 'standard input is the same' "$T/lines.triage" "$T/stdin.triage"
}
same 'a folder and JSON Lines of it give the same model' "$model" \
	"$T/lines.triage"
sort -r "$T/sample.jsonl" >"$T/reverse.jsonl"
# shellcheck disable=SC2086
run train "$T/reverse.jsonl" $order -q -o "$T/reverse.triage" --name my
same 'the order of the lines does not matter' "$T/lines.triage" \
	"$T/reverse.triage"

# Options.
run train "$sample" -o "$T/named.triage" --name 'big "one"' --format json \
	--report "$T/report.json"
answers 'takes a name and a report' 0
check 'the JSON report is JSON' is_json "$T/out"
same 'the report file is the JSON report' "$T/report.json" "$T/out"
for key in method documents categories category positives negatives \
	precision recall f1 average_precision brier calibration_error yes \
	unsure c calibration mean; do
	prints "the JSON report has $key" "\"$key\":"
done
equals 'a name is made plain' \
	"$("$triage" model info "$T/named.triage" | sed -n 's/^name	//p')" \
	'big__one_'
check 'a plain name still opens' "$triage" model verify "$T/named.triage"
run train "$sample" -q -o "$T/set.triage" --set pairs=0 \
	--set=min-documents=2 -s lead-field=0
answers 'takes settings' 0
equals 'settings live in the model' \
	"$("$triage" model info "$T/set.triage" | grep -E \
		'^(pairs|min-documents|lead-field)	')" "min-documents	2
lead-field	0.000
pairs	0"
differs 'settings change the model' "$model" "$T/set.triage"
run train "$sample" -q -o "$T/c.triage" --c 0.25
answers 'takes one C' 0
run train "$sample" -o "$T/c.triage" --c 4
equals 'the C asked for is taken' "$(sed -n '/^category /,/^mean /p' \
	"$T/out" | sed '1d;$d' | grep -cv ' 4\.00  ')" 0
for torn in leave keep half; do
	run train "$sample" -q -o "$T/torn.triage" --torn $torn
	answers "takes --torn $torn" 0
done
for folds in 2 3 10; do
	run train "$sample" -q -o "$T/folds.triage" --folds $folds
	answers "takes --folds $folds" 0
done
sed 's/"id":"/&other-/' "$T/sample.jsonl" >"$T/other.jsonl"
run train "$sample" -q -o "$T/background.triage" --name my \
	--background "$T/other.jsonl"
answers 'takes a background' 0
differs 'the background changes the model' \
	 "$model" "$T/background.triage"

# Names that are known.
printf 'APT28\tstate-group,state-ru\nLazarus\tstate-group\n' >"$T/names.tsv"
run train "$sample" -q -o "$T/names.triage" --name my \
	--set min-documents=1 --gazetteer "$T/names.tsv"
answers 'takes a gazetteer' 0
"$triage" model export "$T/names.triage" -o "$T/names"
same 'which becomes part of the model' "$T/names.tsv" "$T/names/gazetteer.tsv"
check 'and is counted in its manifest' grep -qx 'names	2' \
	"$T/names/manifest.tsv"
check 'its classes are terms' grep -q '^<state-group>	[1-9]' \
	"$T/names/vocabulary.tsv"
run model pack "$T/names" -o "$T/names2.triage"
same 'and packs to the same bytes' "$T/names.triage" "$T/names2.triage"
run explain -m "$T/names.triage" \
	"$sample/espionage/apt28-ministry-mailboxes.txt"
prints 'explained by its class' '<state-group>'
printf 'APT28\tstate group\n' >"$T/wrong.tsv"
run train "$sample" -q -o "$T/never.triage" --gazetteer "$T/wrong.tsv"
complains 'refuses a gazetteer that is none' 65 \
	"$T/wrong.tsv': line 1: a class is of lower-case letters"
run train "$sample" -q -o "$T/never.triage" --gazetteer "$T/missing.tsv"
complains 'and one that is not there' 66 "$T/missing.tsv"
echo 'Shamoon	wiper' >>"$T/names/gazetteer.tsv"
run model verify "$T/names"
complains 'a model whose names are not as many as it says' 78 \
	'its names are not as many as the manifest says'
rm "$T/names/gazetteer.tsv"
run model verify "$T/names"
complains 'a model without its names' 78 gazetteer.tsv

# Past the memory limit liblinear trains, the same for any number of threads.
run train "$sample" -o "$T/linear.triage" --memory 1K -j 1 \
	--report "$T/linear.json"
complains 'a matrix beyond --memory is told' 0 'liblinear trains without it'
prints 'and in the report' '120 documents, cross-validation, trained by liblinear'
check 'and in its JSON' grep -q '"solver":"liblinear"' "$T/linear.json"
run train "$sample" -q -o "$T/threads.triage" --name linear --memory 1K -j 3
answers 'which is not said if quiet' 0
same 'liblinear gives the same for any number of threads' \
	"$T/linear.triage" "$T/threads.triage"
differs 'it is not the model of libsvm' "$model" "$T/linear.triage"
decisions() {
	"$triage" classify -m "$1" -f tsv "$sample"/*/ | cut -f 2
}
decisions "$model" >"$T/by-libsvm"
decisions "$T/linear.triage" >"$T/by-liblinear"
agree=$(paste -d : "$T/by-libsvm" "$T/by-liblinear" | awk -F : '
	$1 == $2 { same++ } END { print (100 * same >= 90 * NR ? "most" : same) }')
equals 'but says the same of nearly all documents' "$agree" most
run evaluate "$sample" --memory 1K --folds 3
complains 'cross-validation tells it once' 0 'liblinear trains without it'

# Torn pairs, what was never judged, and folders of several categories.
small_corpus "$T/small"
# shellcheck disable=SC2086
run train "$T/small" -o "$T/small.triage" $small
answers 'trains on a small folder without tables' 0
prints 'few positives are uncalibrated' '^frogs +6 .*uncalibrated$'
cp "$T/small/frogs/f1.txt" "$T/small/trains/"
# shellcheck disable=SC2086
run train "$T/small" -o "$T/small.triage" $small
answers 'takes one document under two categories' 0
prints 'and counts it once' '^18 documents, '
prints 'and under both' '^trains +7 '
printf 'frogs/f2.txt\tfrogs\t\nnone/n1.txt\t\tfrogs\nnone/n2.txt\t\t\n' \
	>"$T/small/labels.tsv"
# shellcheck disable=SC2086
run train "$T/small" --format json -o "$T/small.triage" $small
answers 'takes labels of which some are unknown' 0
prints 'the unknown are no negatives of trains' \
	'"category":"trains","positives":7,"negatives":8,'
prints 'nor of frogs' '"category":"frogs","positives":6,"negatives":11,'

# A model that cannot be written leaves what was there.
cp "$model" "$T/old.triage"
mkdir "$T/full"
cp "$model" "$T/full/my.triage"
(
	ulimit -f 8
	exec timeout 60 "$triage" train "$sample" -q -o "$T/full/my.triage" \
		>/dev/null 2>"$T/err"
)
code=$?
complains 'a full disk is told' 73 \
	"cannot write model '$T/full/my.triage': cannot be written: File too large"
same 'and leaves the old model' "$T/old.triage" "$T/full/my.triage"
equals 'and nothing else' "$(ls -A "$T/full")" my.triage
if mkdir "$T/tiny" && mount -t tmpfs -o size=32k none "$T/tiny" 2>/dev/null
then
	run train "$sample" -q -o "$T/tiny/my.triage"
	complains 'a disk that fills up is told' 73 'No space left on device'
	equals 'and left empty' "$(ls -A "$T/tiny")" ''
	umount "$T/tiny"
else
	skip 'a disk that fills up' 'only root may mount one'
fi
run train "$sample" -q -o "$T/nowhere/my.triage"
complains 'a folder that is not there is told' 73 \
	'cannot be written: No such file or directory'
mkdir "$T/taken"
run train "$sample" -q -o "$T/taken"
complains 'a folder in place of the model is told' 73 'Is a directory'
equals 'and nothing is left of it' "$(ls "$T" | grep tmp)" ''
run train "$sample" -q -o "$T/x.triage" --report "$T/nowhere/report.json"
complains 'a report that cannot be written is told' 73 \
	"cannot write report '$T/nowhere/report.json'"

# What is no regular file is written to and never replaced: not /dev/null!
mkfifo "$T/fifo"
exec 3<>"$T/fifo"
run train "$sample" -q -o "$T/x.triage" --report "$T/fifo"
exec 3>&-
check 'a report into a pipe leaves the pipe' test -p "$T/fifo"

# libsvm is our own affair, and its absence is told.
mkdir "$T/library"
: >"$T/library/libsvm.so.3"
LD_LIBRARY_PATH=$T/library timeout 60 "$triage" train "$sample" \
	-o "$T/none.triage" >"$T/out" 2>"$T/err"
code=$?
complains 'a libsvm that does not load is told' 69 \
	'libsvm\.so\.3 is needed for training'
check 'and leaves no model' [ ! -e "$T/none.triage" ]
LD_LIBRARY_PATH=$T/library timeout 60 "$triage" classify -m "$model" \
	"$sample/none" >"$T/out" 2>"$T/err"
code=$?
answers 'classify does without libsvm' 0

mkdir "$T/linear"
: >"$T/linear/liblinear.so.4"
LD_LIBRARY_PATH=$T/linear timeout 60 "$triage" train "$sample" \
	--memory 1K -o "$T/none.triage" >"$T/out" 2>"$T/err"
code=$?
complains 'a liblinear that does not load is told' 69 \
	'liblinear\.so\.4 is needed'

# A terminal gets progress, and nobody else.
if command -v script >/dev/null 2>&1; then
	timeout 60 script -qec \
		"'$triage' train '$sample' -o '$T/x.triage' >'$T/out'" \
		/dev/null </dev/null >"$T/progress"
	check 'a terminal gets progress' grep -q 'triage: train: ' \
		"$T/progress"
	same 'and the same report' "$T/report" "$T/out"
	timeout 60 script -qec \
		"'$triage' train '$sample' -q -o '$T/x.triage'" \
		/dev/null </dev/null >"$T/progress"
	check 'quiet keeps a terminal quiet' [ ! -s "$T/progress" ]
else
	skip 'progress on a terminal' 'there is no script(1)'
fi
finish
