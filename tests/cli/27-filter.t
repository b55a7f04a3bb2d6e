# SPDX-License-Identifier: MIT
# triage filter: whatever happens, the message comes out or the exit code is
# not 0.
. tests/cli/lib.sh
train_sample
TRIAGE_MODEL=$model
export TRIAGE_MODEL
flood=$sample/ddos/record-flood-hoster.txt
soup=$sample/none/pumpkin-soup.txt

# message FILE: a mail that says what the file says.
message() {
	echo "From: desk@example.org"
	echo "Subject: $(head -n 1 "$1" | tr -d '\r')"
	echo "X-Triage-Labels: forged,"
	echo "	folded"
	echo "Message-ID: <1@example.org>"
	echo
	tail -n +2 "$1"
}
message "$flood" >"$T/flood.eml"
message "$soup" >"$T/soup.eml"

# genuine FILE: without our fields; what they are is checked elsewhere.
genuine() {
	awk 'body { print; next }
		/^\r?$/ { body = 1; print; next }
		/^[ \t]/ { if (!ours) print; next }
		{ ours = tolower($0) ~ /^x-triage(-[^:]*)?[ \t]*:/ }
		!ours' "$1"
}
# passes NAME FILE STATUS: it all came out, with this status.
passes() {
	genuine "$2" >"$T/expected"
	genuine "$T/out" >"$T/passed"
	same "$1" "$T/expected" "$T/passed"
	prints "$1, and says so" "^X-Triage-Status: $3"
}

run filter --mail <"$T/flood.eml"
answers 'a message passes' 0
passes 'nothing is lost' "$T/flood.eml" 'ok$'
prints 'its labels stand in the header' '^X-Triage-Labels: (.*, )?ddos(,|$)'
prints 'the confidences too' '^X-Triage: [a-z-]*=[01]\.[0-9][0-9] '
refute 'what was forged is gone' grep -q 'forged\|folded' "$T/out"
equals 'nothing of it is wider than 78 columns' \
	"$(sed -n '/^X-Triage/,/^$/p' "$T/out" | awk 'length > 78')" ''
awk '/^Message-ID/ { seen = 1 } /^X-Triage-Labels/ { print seen; exit }' \
	"$T/out" >"$T/order"
equals 'the fields stand behind the others' "$(cat "$T/order")" 1
cp "$T/out" "$T/once"
run filter --mail <"$T/once"
same 'filtering again changes nothing' "$T/once" "$T/out"

run filter --mail <"$T/soup.eml"
passes 'a message without a label passes' "$T/soup.eml" 'ok$'
refute 'and has no field for labels' grep -q '^X-Triage-Labels' "$T/out"
printf 'Subject: hello\n\nhi\n' >"$T/short.eml"
run filter --mail <"$T/short.eml"
passes 'a short message passes' "$T/short.eml" 'unjudged=too short$'

# What is asked of it.
run filter --mail --when ddos <"$T/flood.eml"
prints '--when acts where it holds' '^X-Triage-Labels: '
run filter --mail --when ransomware <"$T/flood.eml"
genuine "$T/flood.eml" >"$T/expected"
same 'and only removes what is forged elsewhere' "$T/expected" "$T/out"
run filter --mail --when 'not ddos' <"$T/short.eml"
same 'what is not judged is unknown' "$T/short.eml" "$T/out"
run filter --mail --only ransomware <"$T/flood.eml"
prints '--only shows its categories' '^X-Triage: ransomware=[0-9.]*; model'
refute 'and no others' grep -q '^X-Triage-Labels' "$T/out"
run filter --mail --threshold 0 --top 2 <"$T/flood.eml"
prints '--top and --threshold hold here too' '^X-Triage-Labels: [a-z-]*, [a-z-]*$'

# What goes wrong: open, the default, and tempfail.
wrong() {
	name=$1
	status=$2
	shift 2
	run filter --mail "$@" <"$T/flood.eml"
	equals "$name: exit code 0" "$code" 0
	passes "$name: it passes" "$T/flood.eml" "error=$status"
	run filter --mail --fail=tempfail "$@" <"$T/flood.eml"
	equals "$name: exit code 75 if asked" "$code" 75
	equals "$name: and no output" "$(wc -c <"$T/out")" 0
	check "$name: but a message" grep -q '^triage: cannot judge' "$T/err"
}
wrong 'no model' 'there is no usable model' --model "$T/none.triage"
echo broken >"$T/broken.triage"
wrong 'a broken model' 'there is no usable model' --model "$T/broken.triage"
wrong 'a strange category' 'an option does not fit' --when zebra
wrong 'a strange list' 'an option does not fit' --only ddos,zebra
wrong 'too large a message' 'larger than --max-bytes' --max-bytes 100
mkfifo "$T/fifo.triage"
wrong 'a time-out' 'it took too long' --model "$T/fifo.triage" --timeout 1

echo 'zebra = 1' >"$T/wrong.conf"
run filter --mail --config "$T/wrong.conf" <"$T/flood.eml"
equals 'a wrong configuration: exit code 0' "$code" 0
passes 'a wrong configuration: it passes' "$T/flood.eml" \
	'error=the configuration is wrong'
check 'a wrong configuration: it is said' grep -q "unknown setting 'zebra'" \
	"$T/err"
run filter --mail --config "$T/wrong.conf" --fail tempfail <"$T/flood.eml"
equals 'a wrong configuration: exit code 75 if asked' "$code" 75
run filter --jsonl --config "$T/wrong.conf" <"$T/flood.eml"
equals 'a wrong configuration: a stream ends with 78' "$code" 78

# Judging crashes: the child is the one that waits for the pipe.
"$triage" filter --mail --model "$T/fifo.triage" --timeout 20 \
	<"$T/flood.eml" >"$T/out" 2>"$T/err" &
parent=$!
child=''
for _ in 1 2 3 4 5 6 7 8 9 10; do
	child=$(ps -o pid= --ppid "$parent" 2>/dev/null | tr -d ' ')
	[ -z "$child" ] || break
	sleep 0.2
done
check 'judging has a process of its own' test -n "$child"
kill -KILL "$child"
wait "$parent"
equals 'a crash: exit code 0' $? 0
passes 'a crash: it passes' "$T/flood.eml" 'error=it was killed by signal 9'

# The filter itself is killed: nothing was written.
"$triage" filter --mail --model "$T/fifo.triage" --timeout 20 \
	<"$T/flood.eml" >"$T/out" 2>"$T/err" &
parent=$!
sleep 0.5
kill -TERM "$parent"
wait "$parent" 2>/dev/null
equals 'terminated: it dies of it' $? 143
equals 'terminated: nothing is half out' "$(wc -c <"$T/out")" 0

# A host reads until nobody can write any more, the judging process neither.
mkfifo "$T/host"
"$triage" filter --mail --model "$T/fifo.triage" --timeout 20 \
	<"$T/flood.eml" >"$T/host" 2>"$T/err" &
parent=$!
(
	sleep 0.5
	kill -KILL "$parent"
) &
check 'killed: the host need not wait' timeout 5 cat "$T/host"
wait "$parent" 2>/dev/null

# Output and input that fail.
"$triage" filter --mail <"$T/flood.eml" >/dev/full 2>"$T/err"
equals 'a full disk is 74' $? 74
check 'and has a sentence' grep -q '^triage: cannot write the output' "$T/err"
"$triage" filter --mail --fail=tempfail <"$T/flood.eml" >/dev/full 2>"$T/err"
equals 'or 75' $? 75
(
	ulimit -f 1
	"$triage" filter --mail <"$T/flood.eml" >"$T/limited" 2>"$T/err"
)
equals 'a limit on files is 74' $? 74
{
	sleep 1	# until it has gone
	"$triage" filter --mail <"$T/flood.eml" 2>"$T/err"
	echo $? >"$T/code"
} | true
equals 'a reader that has gone is 74' "$(cat "$T/code")" 74
"$triage" filter --mail <"$T" >"$T/out" 2>"$T/err"
equals 'input that cannot be read is 74' $? 74
"$triage" filter --mail <&- >"$T/out" 2>"$T/err"
equals 'so is none at all' $? 74

# Large, and with all that is odd.
{
	message "$flood"
	yes 'a line that fills the message to the brim and beyond it' |
		head -c 26214400
} >"$T/large.eml"
run filter --mail <"$T/large.eml"
answers '25 MB pass' 0
passes '25 MB are whole' "$T/large.eml" 'ok; cut=mail-part-bytes$'
printf 'From x@y Mon\r\nSubject: a\0b\r\nX-Raw: \377\376\r\n\r\n\0\377no end' \
	>"$T/odd.eml"
run filter --mail <"$T/odd.eml"
sed '/^X-Triage/d' "$T/out" >"$T/passed"
same 'NUL, 8 bit, CRLF, the envelope and no last end pass' "$T/odd.eml" \
	"$T/passed"
equals 'the fields end as the others do' "$(grep -a '^X-Triage-Status' \
	"$T/out" | tr '\r' '!')" 'X-Triage-Status: unjudged=not text!'
equals 'and there is no last end' "$(tail -c 6 "$T/out")" 'no end'
run filter --mail </dev/null
prints 'nothing gets a status' '^X-Triage-Status: unjudged=empty$'

# Wrong usage.
run filter </dev/null
complains 'a filter must be named' 64 'filter: say what passes through: --mail'
run filter --mail "$T/flood.eml"
complains 'there are no files' 64 'filter: it takes no files'
run filter --mail --fail=closed </dev/null
complains 'there are two ways to fail' 64 "open or tempfail, not 'closed'"
finish
