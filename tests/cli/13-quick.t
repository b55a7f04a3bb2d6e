# SPDX-License-Identifier: MIT
# The quick program and the full one: the same answers, and one for the other.
. tests/cli/lib.sh
full=$build/full/triage
if [ ! -x "$full" ]; then
	skip 'the quick program' 'this build has one program only'
	check 'the one program can load libraries' \
		sh -c "objdump -p '$triage' | grep -q NEEDED"
	finish
	exit
fi
train_sample

check 'the full program is linked with shared libraries' \
	sh -c "objdump -p '$full' | grep -q NEEDED"
refute 'the quick program is not' sh -c "objdump -p '$triage' | grep -q NEEDED"

differ=''
for text in "$sample"/*/*.txt; do
	"$triage" classify -m "$model" -f jsonl --indicators "$text" \
		>"$T/quick"
	"$full" classify -m "$model" -f jsonl --indicators "$text" >"$T/full"
	cmp -s "$T/quick" "$T/full" || differ="$differ $text"
done
equals 'both say the same of every document' "$differ" ''

# What needs a library is begun again by the full program.
printf 'Gang leaks files\n\nThe gang sells records of caf\351 \223guests\224.\n' \
	>"$T/western.txt"
{
	printf 'Gang leaks files\n\n'
	printf '\317\360\350\342\345\362, \354\350\360! %.0s' 1 2 3 4 5 6
} >"$T/cyrillic.txt"
printf '<!DOCTYPE html><title>Gang</title><p>The gang leaks records.</p>' \
	>"$T/page.html"
for name in western.txt cyrillic.txt page.html; do
	"$triage" classify -m "$model" -f jsonl "$T/$name" >"$T/quick" 2>&1
	"$full" classify -m "$model" -f jsonl "$T/$name" >"$T/full" 2>&1
	check "both say the same of $name" cmp "$T/quick" "$T/full"
done

# Not the first mail of an mbox needs one, and then it is too late to begin
# again.
{
	printf 'From a@example.org Mon Jan  1 00:00:00 2024\nSubject: one\n\n'
	cat "$sample/ddos/record-flood-hoster.txt"
	printf '\nFrom a@example.org Mon Jan  1 00:00:00 2024\nSubject: two\n'
	printf 'Content-Type: text/plain; charset=koi8-r\n\n'
	printf '\360\322\311\327\305\324 \315\311\322! %.0s' 1 2 3 4 5 6
} >"$T/two.mbox"
"$triage" classify -m "$model" -f jsonl "$T/two.mbox" >"$T/quick" 2>&1
"$full" classify -m "$model" -f jsonl "$T/two.mbox" >"$T/full" 2>&1
check 'both say the same of an mbox' cmp "$T/quick" "$T/full"

# Records that the quick program reads itself: whole ones, broken ones, all
# kinds of bytes, blank lines, a long one, no line end behind the last.
flood='The flood of requests took the hoster down, a record for the botnet.'
for i in $(seq 200); do
	printf '{"id":%d,"title":"Flood %d","text":"%s"}\n' "$i" "$i" "$flood"
	printf '\n{"id":"b%d","text":"caf\351 \342\200\235 \\ud800 %s"}\n' \
		"$i" "$flood"
	printf '{"id":"c%d","text":\n' "$i"
done >"$T/records"
{
	printf '{"id":"long","text":"'
	seq -s ' ' 40000
	printf '%s"}\n{"id":"last","text":"%s"}' "$flood" "$flood"
} | tr -d '\n' | sed 's/}{/}\n{/' >>"$T/records"
# bits FILE: as a slow writer passes it on.
bits() {
	head -c 300 "$1"
	sleep 0.2
	tail -c +301 "$1" | head -c 70000
	sleep 0.2
	tail -c +70301 "$1"
}
"$full" classify -m "$model" -f jsonl - <"$T/records" >"$T/full" 2>"$T/said"
"$triage" classify -m "$model" -f jsonl - <"$T/records" >"$T/quick" 2>"$T/err"
check 'both say the same of records in a file' cmp "$T/quick" "$T/full"
check 'and complain of the same' cmp "$T/err" "$T/said"
bits "$T/records" | "$triage" classify -m "$model" -j 2 -f jsonl \
	>"$T/quick" 2>"$T/err"
check 'and of records from a pipe' cmp "$T/quick" "$T/full"
for kind in jsonl text; do
	"$full" filter --jsonl --kind $kind -m "$model" <"$T/records" \
		>"$T/full"
	bits "$T/records" |
		"$triage" filter --jsonl --kind $kind -m "$model" >"$T/quick"
	check "and, as a filter, of records of $kind" \
		cmp "$T/quick" "$T/full"
	equals "a reply to each record of $kind" "$(wc -l <"$T/quick")" \
		"$(awk 'END { print NR }' "$T/records")"
done

# A stream takes no more memory the longer it is.
# passed COUNT: wait for so many results.
passed() {
	for _ in $(seq 200); do
		[ "$(wc -l <"$T/live")" -ge "$1" ] && return
		sleep 0.05
	done
}
# peak: the most memory that $stream had, in KiB.
peak() {
	awk '/^VmHWM/ { print $2 }' "/proc/$stream/status"
}
if [ -r /proc/self/status ]; then
	grep '"id":[0-9"l].*}$' "$T/records" >"$T/whole"
	count=$(wc -l <"$T/whole")
	mkfifo "$T/stream"
	"$triage" classify -m "$model" -f tsv - <"$T/stream" >"$T/live" &
	stream=$!
	exec 3>"$T/stream"
	cat "$T/whole" >&3
	passed "$count"
	early=$(peak)
	for _ in $(seq 9); do
		cat "$T/whole" >&3
	done
	passed $((10 * count))
	late=$(peak)
	exec 3>&-
	wait
	equals 'all of a long stream is judged' "$(wc -l <"$T/live")" \
		$((10 * count))
	check 'in the memory that its beginning took' \
		test "$late" -le $((early + 64))
fi

# The quick one alone does what needs no library.
mkdir "$T/bin"
cp "$triage" "$T/bin/"
text=$sample/ddos/record-flood-hoster.txt
alone=$T/bin/triage
"$triage" classify -m "$model" "$text" >"$T/expected"
"$alone" classify -m "$model" "$text" >"$T/out" 2>"$T/err"
equals 'alone it classifies a file' "$?" 0
check 'as ever' cmp "$T/out" "$T/expected"
"$alone" classify -m "$model" - <"$text" | cut -f 2- >"$T/out"
cut -f 2- "$T/expected" >"$T/other"
check 'alone it classifies what comes through a pipe' \
	cmp "$T/out" "$T/other"
"$alone" train "$sample" -o "$T/none.triage" >"$T/out" 2>"$T/err"
equals 'alone it cannot train' "$?" 69
check 'and says why' is_sentence 'libsvm'
refute 'and leaves nothing' test -e "$T/none.triage"

# A full program that tells that it was begun.
mkdir "$T/bin/full"
printf '#!/bin/sh\nprintf "%%s\\n" full "$@"\n' >"$T/bin/full/triage"
chmod +x "$T/bin/full/triage"
# begun NAME WHICH ARGUMENT...: which of the two answers, with $in to read.
in=/dev/null
begun() {
	begun_name=$1
	which=$2
	shift 2
	"$alone" "$@" <"$in" >"$T/out" 2>"$T/err"
	if [ "$(head -n 1 "$T/out")" = full ]; then
		equals "$begun_name" full "$which"
		printf '%s\n' full "$@" >"$T/expected"
		check "$begun_name, with its arguments" \
			cmp "$T/out" "$T/expected"
	else
		equals "$begun_name" quick "$which"
	fi
}
begun 'one file is for the quick program' quick classify -m "$model" "$text"
begun 'so is a model' quick model info "$model"
begun 'so is help' quick help
begun 'so is a web page' quick classify -m "$model" "$T/page.html"
begun 'so is what is Western' quick classify -m "$model" "$T/western.txt"
begun 'but not what is in another charset' full \
	classify -m "$model" "$T/cyrillic.txt"
begun 'two files are for the full one' full classify "$text" "$text"
begun 'so is a folder' full classify -qj2 "$sample"
begun 'so is a pipe' full classify - -f tsv
begun 'so is no file' full classify
begun 'so is training' full train --quiet "$sample"

in=$T/records
begun 'records are for the quick one' quick classify -m "$model"
begun 'also by name' quick classify -m "$model" --kind jsonl -
begun 'also as a filter' quick filter --jsonl -m "$model"
begun 'but not where they are called pages' full classify --kind html -
begun 'nor where pages are filtered' full filter --jsonl --kind html
begun 'nor among files' full classify "$text" -
in=$text
begun 'text from standard input is for the full one' full classify -m "$model"
printf '{\\rtf1 caf\351}' >"$T/braces.txt"
in=$T/braces.txt
begun 'so is what only begins like a record' full classify -m "$model"
in=/dev/null
# What decides is not taken away.
printf '#!/bin/sh\ncat\n' >"$T/bin/full/triage"
bits "$text" | "$alone" classify -m "$model" - >"$T/out"
check 'the full one gets all of a pipe' cmp "$T/out" "$text"
{ printf '{'; sleep 0.2; tail -c +2 "$T/records"; } |
	"$alone" classify -m "$model" - >"$T/out"
check 'also where it begins like a record' cmp "$T/out" "$T/records"
(read -r _; "$alone" classify -m "$model" - >"$T/out") <"$text"
tail -n +2 "$text" >"$T/expected"
check 'and the rest of a file' cmp "$T/out" "$T/expected"
finish
