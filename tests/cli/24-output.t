# SPDX-License-Identifier: MIT
# Output that cannot be written: exit 74 and one sentence, whoever prints.
. tests/cli/lib.sh
train_sample
TRIAGE_MODEL=$model
export TRIAGE_MODEL
flood=$sample/ddos/record-flood-hoster.txt
: >"$T/out"

# fails_on_full NAME ARGUMENT...
fails_on_full() {
	name=$1
	shift
	timeout 60 "$triage" "$@" >/dev/full 2>"$T/err"
	code=$?
	complains "$name on a full disk" 74 \
		'cannot write the output: No space left on device'
}
fails_on_full 'classify' classify "$flood"
fails_on_full 'classify of much' classify -f jsonl "$sample" "$sample"
fails_on_full 'classify with threads' classify -j 2 -f jsonl "$sample"
fails_on_full 'classify of a stream' classify - </dev/null
fails_on_full 'classify as an array' classify -f json "$flood"
fails_on_full 'help' help
fails_on_full '--help' classify --help
fails_on_full '--version' --version
fails_on_full 'model info' model info
fails_on_full 'model verify' model verify
fails_on_full 'model diff' model diff "$model" "$model"
fails_on_full 'evaluate' evaluate --model "$model" "$sample"
fails_on_full 'train' train "$sample" -o "$T/other.triage"
check 'the model of that training is whole' \
	"$triage" model verify "$T/other.triage"
timeout 60 "$triage" classify -q "$flood" >/dev/full 2>"$T/err"
code=$?
answers 'quiet has nothing to write' 0
timeout 60 "$triage" classify "$flood" >&- 2>"$T/err"
code=$?
complains 'closed standard output is told' 74 'cannot write the output'

# A pipe that nobody reads on: much more than a pipe holds.
closed_pipe() {
	name=$1
	shift
	{
		timeout 60 "$triage" "$@" 2>"$T/err"
		echo $? >"$T/code"
	} | head -c 1 >/dev/null
	code=$(cat "$T/code")
	complains "$name: a closed pipe is told" 74 \
		'cannot write the output: Broken pipe'
}
set -- "$sample" "$sample" "$sample" "$sample"
closed_pipe 'jsonl' classify -f jsonl "$@"
closed_pipe 'json' classify -f json "$@"
closed_pipe 'threads' classify -j 4 -f jsonl "$@"
sample_lines >"$T/sample.jsonl"
for i in 1 2 3 4 5 6 7 8 9; do cat "$T/sample.jsonl"; done >"$T/many.jsonl"
closed_pipe 'a file of lines' classify -f jsonl "$T/many.jsonl"
{
	timeout 60 "$triage" classify -f jsonl - <"$T/many.jsonl" 2>"$T/err"
	echo $? >"$T/code"
} | head -c 1 >/dev/null
code=$(cat "$T/code")
complains 'a stream: a closed pipe is told' 74 \
	'cannot write the output: Broken pipe'

# An endless input stops soon after its reader is gone.
{
	yes "$(head -n 1 "$T/sample.jsonl")" |
		timeout 60 "$triage" classify -f jsonl - 2>"$T/err"
	echo $? >"$T/code"
} | head -n 3 >"$T/first"
code=$(cat "$T/code")
complains 'an endless stream ends with its reader' 74 \
	'cannot write the output: Broken pipe'
equals 'and the reader had its lines' "$(wc -l <"$T/first")" 3

# Closed standard error is no reason to write elsewhere.
cp "$flood" "$T/input.txt"
timeout 60 "$triage" classify "$T/missing" "$T/input.txt" >"$T/out" 2>&-
equals 'closed standard error changes no code' $? 66
same 'nor the input' "$flood" "$T/input.txt"
timeout 60 "$triage" classify "$T/input.txt" <&- >"$T/out" 2>"$T/err"
code=$?
answers 'closed standard input is not needed for a file' 0
timeout 60 "$triage" classify - <&- >"$T/out" 2>"$T/err"
code=$?
complains 'closed standard input is no input' 66 "cannot read '-'"
timeout 60 "$triage" classify - <"$sample" >"$T/out" 2>"$T/err"
code=$?
complains 'a folder as standard input is no input' 66 \
	"cannot read '-': cannot be read: Is a directory"
finish
