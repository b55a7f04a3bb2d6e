#!/bin/sh
# SPDX-License-Identifier: MIT
# triage filter for feeds and records: nothing is lost, and every record has
# one reply.
. tests/cli/lib.sh
train_sample
TRIAGE_MODEL=$model
export TRIAGE_MODEL
flood=$sample/ddos/record-flood-hoster.txt
soup=$sample/none/pumpkin-soup.txt

item() {
	echo "<item><title>$(plain_title "$1")</title>"
	echo "<description><![CDATA[$(plain_body "$1")</item>]]></description></item>"
}
{
	echo '<?xml version="1.0"?><!-- </item> -->'
	echo '<rss version="2.0"><channel><title>Desk</title>'
	item "$flood"
	item "$soup"
	echo '</channel></rss>'
} >"$T/feed.rss"
{
	printf '{"version":"https://jsonfeed.org/version/1.1","items":['
	printf '{"id":"f","title":"%s","content_text":"%s"},\n' \
		"$(plain_title "$flood")" "$(plain_body "$flood")"
	printf ' {"id":"s","title":"%s","content_text":"%s"}]}\n' \
		"$(plain_title "$soup")" "$(plain_body "$soup")"
} >"$T/feed.json"
for file in "$flood" "$soup"; do
	printf '%s\t' 1795601472 "$(plain_title "$file")" https://desk.example/ \
		"$(plain_body "$file")" plain id Ada ''
	printf 'news\n'
done >"$T/feed.sfeed"
printf 'stray line\n\n' >>"$T/feed.sfeed"

# Feeds.
run filter --feed <"$T/feed.rss"
answers 'a feed passes' 0
prints 'its items get categories' \
	'\]\]></description>(<category domain="urn:triage">[a-z-]+</category>)*<category domain="urn:triage">ddos</category>'
sed 's|<category domain="urn:triage">[a-z-]*</category>||g' "$T/out" \
	>"$T/stripped"
same 'all else is kept' "$T/feed.rss" "$T/stripped"
cp "$T/out" "$T/once.rss"
run filter --feed <"$T/once.rss"
same 'filtering again changes nothing' "$T/once.rss" "$T/out"
run filter --feed --only espionage <"$T/once.rss"
same 'what an earlier run set is replaced' "$T/feed.rss" "$T/out"
run filter --feed --when 'not ddos' <"$T/feed.rss"
same 'what is not to be acted on passes as it is' "$T/feed.rss" "$T/out"
run filter --feed --only ddos --title-prefix '[{labels}] ' <"$T/feed.rss"
prints 'a title gets a prefix' "^<item><title>\\[ddos\\] $(plain_title "$flood")<"
prints 'only where there are labels' "^<item><title>$(plain_title "$soup")<"
run filter --feed --keep ddos --only ddos <"$T/feed.rss"
equals 'others can be left out' "$(grep -c '^<item>' "$T/out")" 1
run filter --feed --drop ddos <"$T/feed.rss"
equals 'so can these' "$(grep '^<item>' "$T/out")" \
	"$(item "$soup" | head -n 1)"
run filter --feed --only ddos --drop-unlabelled <"$T/feed.rss"
equals 'or whatever gets no category' "$(grep -c '^<item>' "$T/out")" 1
run filter --feed --only ddos --drop-unlabelled --when ddos <"$T/feed.rss"
equals 'of what is acted on' "$(grep -c '^<item>' "$T/out")" 2
run filter --feed <"$T/feed.json"
prints 'a JSON Feed gets tags' '"tags":\[.*"ddos".*\],"_triage"'
cp "$T/out" "$T/once.json"
run filter --feed <"$T/once.json"
same 'they are not doubled' "$T/once.json" "$T/out"
run filter --feed --only espionage <"$T/once.json"
sed 's/,"tags":\[\]//' "$T/out" >"$T/stripped"
same 'and go again' "$T/feed.json" "$T/stripped"

# On any doubt.
sed 's|</channel>|</chanel>|' "$T/feed.rss" >"$T/broken.rss"
run filter --feed <"$T/broken.rss"
same 'a feed that is not well-formed passes' "$T/broken.rss" "$T/out"
complains 'and the reason is said' 0 'passed as it came: .*mismatched tag$'
run filter --feed --quiet-stderr <"$T/broken.rss"
answers 'which some hosts must not hear' 0
same 'and the feed passes' "$T/broken.rss" "$T/out"
run filter --feed --fail tempfail <"$T/broken.rss"
complains 'or the host is told to try again' 75 'line 7: mismatched tag'
equals 'and gets nothing' "$(wc -c <"$T/out")" 0
run filter --feed --max-bytes 100 <"$T/feed.rss"
same 'so does one past the limit' "$T/feed.rss" "$T/out"
run filter --feed --model "$T/none.triage" <"$T/feed.rss"
same 'and any without a model' "$T/feed.rss" "$T/out"
run filter --feed </dev/null
equals 'nothing comes of nothing' "$code $(wc -c <"$T/out")" '0 0'
billion_laughs >"$T/laughs.rss"
run filter --feed <"$T/laughs.rss"
same 'a billion laughs pass unread' "$T/laughs.rss" "$T/out"

# sfeed.
run filter --sfeed <"$T/feed.sfeed"
answers 'lines of sfeed pass' 0
equals 'all of them' "$(wc -l <"$T/out")" 4
prints 'field 9 gets categories' '	news\|(.*\|)?ddos(\||$)'
cut -f 1-8 "$T/out" >"$T/stripped"
cut -f 1-8 "$T/feed.sfeed" >"$T/expected"
same 'the other fields are kept' "$T/expected" "$T/stripped"
equals 'strays are kept' "$(tail -n 2 "$T/out")" 'stray line'
cp "$T/out" "$T/once.sfeed"
run filter --sfeed <"$T/once.sfeed"
same 'categories are not doubled' "$T/once.sfeed" "$T/out"
run filter --sfeed --model "$T/none.triage" <"$T/feed.sfeed"
same 'without a model lines pass' "$T/feed.sfeed" "$T/out"

# Records.
record() {
	printf '{"id":"%s","text":"%s","extra": [1, 2]}' "$2" "$(plain_body "$1")"
}
{
	record "$flood" a
	printf '\n\n{"a":1}\nbroken\n'
	record "$soup" b
} >"$T/records"
run filter --jsonl <"$T/records"
answers 'records are answered' 0
equals 'each by a line' "$(wc -l <"$T/out")" 5
check 'of JSON' is_json_lines "$T/out"
equals 'in their order' "$(cut -c 1-9 "$T/out" | tr '\n' ' ')" \
	'{"id":"a" {"triage" {"a":1,"t {"triage" {"id":"b" '
prints 'with the result' '"extra": \[1, 2\],"triage":\{"status":"ok",.*"labels":\[(.*,)?"ddos"'
equals 'and errors' "$(grep -c '"triage":{"status":"error","error":' \
	"$T/out")" 3
cp "$T/out" "$T/once"
run filter --jsonl --strict <"$T/records"
answers 'the exit code tells of errors when asked' 65
same 'and changes nothing' "$T/once" "$T/out"
run filter --jsonl <"$T/once"
equals 'results are replaced' "$(grep -o '"triage"' "$T/out" | wc -l)" 5
run filter --jsonl --result-only <"$T/records"
refute 'a reply need not repeat the record' grep -q extra "$T/out"
prints 'it names it' '^\{"id":"a","triage":\{"status":"ok",'
most=$(awk 'length > most { most = length } END { print most - 1 }' "$T/once")
run filter --jsonl --max-reply "$most" <"$T/records"
equals 'a long reply becomes a short one' "$(awk -v most="$most" \
	'length > most' "$T/out" | wc -l) $(wc -l <"$T/out")" '0 5'
prints 'with the result alone' '^\{"id":"[ab]","triage":\{"status":"ok",'
run filter --jsonl --max-reply 100 <"$T/records"
prints 'or an error' '"error":"reply is longer than --max-reply"'
run filter --jsonl --max-bytes 300 <"$T/records"
equals 'a record past the limit has its reply' \
	"$(grep -c '"longer than --max-bytes"' "$T/out") $(wc -l <"$T/out")" \
	'2 5'
run filter --jsonl --model "$T/none.triage" <"$T/records"
answers 'without a model there is nothing on standard error' 0
equals 'but in every reply' "$(grep -c '"there is no usable model"' \
	"$T/out") $(grep -c '"status":"error"' "$T/out")" '2 5'
equals 'which is still the record' "$(grep -c '"extra": \[1, 2\],"triage":{' \
	"$T/out")" 2
run filter --jsonl --kind text --result-only <"$T/records"
equals 'records may be plain text' "$(grep -c '^{"triage":{"status":' \
	"$T/out")" 5
{
	printf 'Message-ID: <7@desk.example>\nSubject: %s\n\n' "$(plain_title "$flood")"
	plain_body "$flood"
} >"$T/mail"
netstring() {
	printf '%s:%s,' "$(printf %s "$1" | wc -c)" "$1"
}
netstring "$(cat "$T/mail")" | run filter --jsonl --kind mail --framing \
	netstring
prints 'and mails' \
	'^[0-9]+:\{"id":"[^"]*7@desk.example[^"]*","triage":\{"status":"ok",.*"ddos"'
run filter --jsonl --text-field doc.body <<END
{"doc":{"body":"$(plain_body "$flood")"}}
END
prints 'members may have other names' '"status":"ok"'
refute 'a full disk is told' sh -c '"$1" filter --jsonl <"$2" >/dev/full' - \
	"$triage" "$T/records"

run filter --jsonl <"$T"
equals 'what cannot be read is told' "$code $(cat "$T/out" "$T/err")" '74 '

# Rows.
{
	printf '17\t%s\t%s\n' "$(plain_title "$flood")" "$(plain_body "$flood")"
	printf '\nno key\n18\t\n'
} >"$T/rows"
run filter --tsv <"$T/rows"
answers 'rows are answered' 0
equals 'each by a row' "$(wc -l <"$T/out")" 4
check 'of which the start is what came in' awk -F '\t' -v OFS='\t' '
	{ getline row <ARGV[2]; end = $(NF - 3) FS $(NF - 2) FS $(NF - 1) FS $NF
	  if ($0 != row FS end) exit 1 } NR == 4 { exit 0 }' "$T/out" "$T/rows"
prints 'with the result behind it' '	ok	(.*,)?ddos(,[a-z,-]*)?	[a-z,-]*	(.*,)?ddos=0'
run filter --tsv --result-only --key-field 1 <"$T/rows"
equals 'a reply may be the key and the result' \
	"$(cut -f 1,2 "$T/out" | tr '\t\n' ': ')" \
	'17:ok :unjudged :unjudged 18:unjudged '
run filter --tsv --key-field 3 --result-only <"$T/rows"
refute 'the key may be another field' grep -q '^17' "$T/out"
run filter --tsv --model "$T/none.triage" <"$T/rows"
sed 's/\terror\t-\t-\t-$//' "$T/out" >"$T/stripped"
same 'without a model the rows are still there' "$T/rows" "$T/stripped"
run filter --tsv --strict --model "$T/none.triage" <"$T/rows"
answers 'and the exit code tells when asked' 65
run filter --jsonl --key-field 2 <"$T/rows"
complains 'other records have no such field' 64 '--key-field goes with --tsv only'

# Framings.
good=$(record "$flood" a)
{
	netstring "$good"
	netstring broken
	netstring ''
} >"$T/netstrings"
run filter --jsonl --result-only --framing netstring <"$T/netstrings"
answers 'netstrings are answered' 0
equals 'by netstrings' "$(grep -o '[0-9]*:{["id:a,]*"triage":{"status":"[a-z]*"' \
	"$T/out" | sed 's/[0-9]*://' | tr '\n' ' ')" \
	'{"id":"a","triage":{"status":"ok" {"triage":{"status":"error" {"triage":{"status":"error" '
printf '3:abc;' | run filter --jsonl --framing netstring
prints 'a broken frame has its reply, too' '"error":"framing is broken"\}\},$'
printf '\000\000\000\003abc\000\000' | run filter --jsonl --framing \
	length_prefixed_uint32_be
tr -d '\000' <"$T/out" | grep -c '"not valid JSON".*"framing is broken"' \
	>"$T/count"
equals 'lengths may be told by four bytes' "$(cat "$T/count")" 1

# A host that waits for each reply before it goes on.
mkfifo "$T/in" "$T/replies"
timeout 60 "$triage" filter --jsonl --result-only <"$T/in" >"$T/replies" &
worker=$!
exec 7>"$T/in" 8<"$T/replies"
waits=''
for i in 1 2 3; do
	printf '%s\n\n' "$good" >&7
	read -r first <&8 && read -r second <&8 &&
		waits="$waits ${#second}"
done
exec 7>&-
wait "$worker"
equals 'a reply comes before more is asked for' \
	"$? $waits" '0  54 54 54'
exec 8<&-

# The command line.
run filter --jsonl --drop ddos <"$T/records"
complains 'a record is never left out' 64 '--drop goes with --feed --sfeed only'
run filter --feed --strict <"$T/feed.rss"
complains 'options that mean nothing are refused' 64 '--strict goes with'
run filter --jsonl --framing lf <"$T/records"
complains 'so is an unknown framing' 64 "--framing is .*, not 'lf'"
run filter --jsonl --kind rss <"$T/records"
complains 'and a kind that no record has' 64 "a record is of no kind 'rss'"
run filter --jsonl --only frogs <"$T/records"
complains 'and a category that the model lacks' 64 "no category 'frogs'"
run filter --feed --sfeed <"$T/feed.rss"
complains 'one thing at a time' 64 'exclude each other'

finish
