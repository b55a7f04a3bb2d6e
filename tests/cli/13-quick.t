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
# begun NAME WHICH ARGUMENT...: which of the two answers.
begun() {
	begun_name=$1
	which=$2
	shift 2
	"$alone" "$@" </dev/null >"$T/out" 2>"$T/err"
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
finish
