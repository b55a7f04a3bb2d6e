# SPDX-License-Identifier: MIT
# What cannot be read is named, has the exit code, and stops nothing else.
. tests/cli/lib.sh
train_sample
TRIAGE_MODEL=$model
export TRIAGE_MODEL
flood=$sample/ddos/record-flood-hoster.txt
soup=$sample/none/pumpkin-soup.txt

# others_judged NAME: the flood and the soup have their lines.
others_judged() {
	equals "$1: the others are judged" "$(cut -f 1,2 "$T/out" |
		grep -xc -e "$flood	ok" -e "$soup	ok")" 2
}

unreadable() {
	run classify "$flood" "$2" "$soup"
	complains "$1 is no input" 66 "cannot read '$2': $3"
	others_judged "$1"
	check "$1 has its line" grep -Fqx "$2	error	-	-	-" "$T/out"
	run classify "$2"
	complains "$1 alone is no input" 66 "cannot read '$2': $3"
	run classify -j 2 "$flood" "$2" "$soup"
	complains "$1 is no input for threads" 66 "cannot read '$2': $3"
	others_judged "$1 and threads"
}
ln -s loop "$T/loop"
unreadable 'a missing file' "$T/missing.txt" \
	'cannot be opened: No such file or directory'
unreadable 'a link to itself' "$T/loop" \
	'cannot be opened: Too many levels of symbolic links'
[ ! -e /proc/self/mem ] || unreadable 'a file that fails to be read' \
	/proc/self/mem 'cannot be read: Input/output error'
unreadable 'a file below a file' "$flood/x" \
	'cannot be opened: Not a directory'
if [ "$(id -u)" -ne 0 ]; then
	cp "$flood" "$T/secret.txt"
	chmod 0 "$T/secret.txt"
	unreadable 'a file without permission' "$T/secret.txt" \
		'cannot be opened: Permission denied'
	mkdir -m 0 "$T/closed"
	unreadable 'a folder without permission' "$T/closed" \
		'cannot be opened: Permission denied'
else
	skip 'a file without permission' 'root may read all'
fi
run classify "$T/missing" "$flood" "$T/absent" "$soup"
equals 'every file that fails has its message' \
	"$(grep -c "^triage: cannot read '" "$T/err")" 2
others_judged 'two files that fail'
mkdir "$T/folder"
cp "$flood" "$T/folder/b.txt"
ln -s nowhere "$T/folder/a.txt"
cp "$soup" "$T/folder/c.txt"
run classify "$T/folder"
complains 'a dead link in a folder is no input' 66 \
	"cannot read '$T/folder/a.txt'"
equals 'the rest of the folder is judged' "$(cut -f 2 "$T/out")" 'error
ok
ok'

# A broken line.
good() {
	printf '{"id":"%s","text":"The booter flooded the hoster with packets and asked for a ransom of nine coins."}\n' "$1"
}
broken() {
	{ good one && good two && printf '%s\n' "$2" && good four; } \
		>"$T/lines.jsonl"
	run classify --format jsonl "$T/lines.jsonl"
	complains "$1 is bad input" 65 "cannot read '$T/lines.jsonl:3': (line 3: )?$3"
	equals "$1: the other lines are judged" \
		"$(grep -o '"id":"[a-z]*"' "$T/out" | tr '\n' ' ')" \
		'"id":"one" "id":"two" "id":"four" '
	check "$1 has its line in place" \
		sh -c "sed -n 3p '$T/out' | grep -q '\"source\":\"[^\"]*:3\",\"status\":\"error\"'"
	check "$1: the output is JSON Lines" is_json_lines "$T/out"
}
broken 'a line of text' 'hello there' 'not valid JSON'
broken 'a cut line' '{"id":"three","text":"The boo' 'not valid JSON'
broken 'a list' '["text"]' 'not a JSON object'
broken 'a number' '3' 'not (valid JSON|a JSON object)'
broken 'an object without a text' '{"id":"three"}' '"text" is missing'
broken 'a text that is a number' '{"text":3}' '"text" is missing or not a string'
broken 'an id that is a list' '{"text":"x","id":[]}' '"id" is (not|neither) a string'
broken 'a title that is a list' '{"text":"x","title":[]}' '"title" is not a string'
broken 'deep nesting' "$(awk 'BEGIN { while (i++ < 100000) printf "[" }')" \
	'not valid JSON'
{ good one && printf 'x\n' && good two && printf 'y\n'; } >"$T/lines.jsonl"
run classify "$T/lines.jsonl" "$T/missing"
equals 'the first failure decides the code' "$code" 65
equals 'every failure has its message' "$(wc -l <"$T/err")" 3
run classify "$T/missing" "$T/lines.jsonl"
equals 'the first failure decides the code here, too' "$code" 66
{ good one && printf '{"text":"a \\ud83d lonely half of a pair and some words behind it"}\n'; } \
	>"$T/half.jsonl"
run classify --format jsonl "$T/half.jsonl"
answers 'half a surrogate pair is repaired' 0
prints 'and counted' '"replaced":1'
{ good one && printf '{"text":"a NUL \\u0000 within, and some words"}\n'; } >"$T/nul.jsonl"
run classify --format jsonl "$T/nul.jsonl"
answers 'a NUL in a text is read' 0
{ good one && good two | tr -d '\n'; } >"$T/open.jsonl"
run classify --format jsonl "$T/open.jsonl"
answers 'a last line without its end is read' 0
equals 'as a document' "$(wc -l <"$T/out")" 2

# Limits.
long_line() {
	printf '{"id":"long","text":"'
	head -c "$1" /dev/zero | tr '\0' 'a'
	printf '"}\n'
}
for size in 3000 300000; do
	{ good one && long_line $size && good three; } >"$T/long.jsonl"
	run classify --format jsonl --max-bytes 2K "$T/long.jsonl"
	complains "a line of $size bytes is past 2K" 65 \
		"(long\.jsonl:2'|line 2): .*longer than --max-bytes allows"
	equals "the lines around $size bytes are judged" \
		"$(grep -o '"id":"[a-z]*"' "$T/out" | tr '\n' ' ')" \
		'"id":"one" "id":"three" '
	check "the line of $size bytes is named in the output" \
		grep -q "\"source\":\"$T/long.jsonl:2\",\"status\":\"error\"" \
		"$T/out"
	run classify --format jsonl --max-bytes 1M "$T/long.jsonl"
	answers "a line of $size bytes is within 1M" 0
	equals "all lines around $size bytes are judged" \
		"$(grep -c '"status":"ok"\|"status":"unjudged"' "$T/out")" 3
done
{ long_line 3000 && long_line 3000 && good three; } >"$T/long.jsonl"
run classify --format jsonl --max-bytes 2K "$T/long.jsonl"
equals 'two long lines have two messages' "$(wc -l <"$T/err")" 2
check 'and the third line is judged' grep -q '"id":"three"' "$T/out"
long_line 3000 | tr -d '\n' >"$T/long.jsonl"
run classify --max-bytes 2K "$T/long.jsonl"
complains 'a long last line without its end is refused' 65 \
		"(long\.jsonl:1'|line 1): .*longer than --max-bytes allows"
size=$(wc -c <"$flood")
run classify --max-bytes "$size" "$flood"
answers 'a text of as many bytes as allowed is read' 0
run classify --max-bytes $((size - 1)) "$flood" "$soup"
equals 'a text of one byte more is refused' "$code" 65
check 'in a sentence' grep -q \
	"^triage: cannot read '$flood': larger than --max-bytes allows\$" "$T/err"

# gzip.
gzip -c "$T/half.jsonl" >"$T/half.gz"
head -c 60 "$T/half.gz" >"$T/cut.gz"
run classify "$T/cut.gz" "$flood" "$soup"
complains 'cut gzip data is bad input' 65 'gzip data is damaged or cut short'
others_judged 'cut gzip data'
{ head -c 30 "$T/half.gz" && printf 'XXXXXXXX' && tail -c +39 "$T/half.gz"; } \
	>"$T/damaged.gz"
run classify "$T/damaged.gz" "$flood" "$soup"
equals 'damaged gzip data is bad input' "$code" 65
others_judged 'damaged gzip data'
head -c 100000000 /dev/zero | gzip -9 >"$T/bomb.gz"
run classify --max-bytes 1M "$T/bomb.gz" "$flood" "$soup"
complains 'a gzip bomb meets the limit' 65 'larger than --max-bytes allows'
others_judged 'a gzip bomb'

# Memory.
if [ "${BUILD%sanitize}" = "$BUILD" ] && ! ldd "$triage" | grep -q libasan; then
	head -c 60000000 /dev/zero | tr '\0' 'a' >"$T/big.txt"
	(
		ulimit -v 60000
		exec "$triage" classify "$T/big.txt" "$flood" "$soup"
	) >"$T/out" 2>"$T/err"
	code=$?
	complains 'want of memory asks to try again' 75 \
		"cannot read '$T/big.txt': out of memory"
	others_judged 'want of memory'
else
	skip 'want of memory' 'the sanitizers need too much of it'
fi

# Words of any kind do no harm.
head -c 300000 /dev/urandom >"$T/noise"
run classify "$T/noise" "$flood" "$soup"
answers 'noise is read' 0
others_judged 'noise'
awk 'BEGIN { while (i++ < 200000) printf "a.b@c-" }' >"$T/dots.txt"
run classify "$T/dots.txt" "$flood" "$soup"
answers 'an endless word is read' 0
others_judged 'an endless word'
finish
