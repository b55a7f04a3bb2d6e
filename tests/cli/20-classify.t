# SPDX-License-Identifier: MIT
# What is read, in which order, what is judged, and what is not.
. tests/cli/lib.sh
train_sample
TRIAGE_MODEL=$model
export TRIAGE_MODEL
flood=$sample/ddos/record-flood-hoster.txt
soup=$sample/none/pumpkin-soup.txt

run classify "$flood"
answers 'judges a file' 0
prints 'a file has its line' "^$flood	ok	"
prints 'a flood is a flood' "	ok	([a-z-]+,)*ddos[,	]"
equals 'a file has one line' "$(wc -l <"$T/out")" 1
cut -f 2- "$T/out" >"$T/flood"

run classify <"$flood"
answers 'judges standard input when no file is named' 0
prints 'standard input is called -' '^-	ok	'
cut -f 2- "$T/out" >"$T/stdin"
same 'standard input is judged like the file' "$T/flood" "$T/stdin"
run classify - <"$flood"
answers 'judges -' 0
cut -f 2- "$T/out" >"$T/stdin"
same '- is judged like the file' "$T/flood" "$T/stdin"
run classify "$soup" - "$flood" <"$flood"
answers 'judges several files' 0
equals 'keeps the order of the command line' "$(cut -f 1 "$T/out")" "$soup
-
$flood"
run classify "$flood" "$flood"
answers 'judges a file named twice' 0
equals 'gives it two lines' "$(wc -l <"$T/out")" 2
gzip -c "$flood" >"$T/flood.gz"
run classify "$T/flood.gz"
answers 'judges a gzip file' 0
cut -f 2- "$T/out" >"$T/gzip"
same 'a gzip file is judged like the file' "$T/flood" "$T/gzip"

# Folders.
sample_documents "$T/docs"
mkdir -p "$T/docs/none/deep/er"
cp "$soup" "$T/docs/none/deep/er/copy.txt"
: >"$T/docs/none/.hidden"
run classify "$T/docs"
answers 'judges a folder' 0
equals 'a folder is all its files but the hidden' "$(wc -l <"$T/out")" \
	"$(find "$T/docs" -type f ! -name '.*' | wc -l)"
cut -f 1 "$T/out" >"$T/sources"
(cd "$T" && find docs -type f ! -name '.*') |
	sed "s|^|$T/|" | sort >"$T/expected"
sort "$T/sources" >"$T/sorted"
same 'a folder names its files' "$T/expected" "$T/sorted"
prints 'folders nest' "^$T/docs/none/deep/er/copy.txt	ok	"
run classify "$T/docs/ddos"
cut -f 1 "$T/out" >"$T/sources"
sort "$T/sources" >"$T/sorted"
same 'a folder is read in byte order' "$T/sorted" "$T/sources"
cp "$T/out" "$T/folder"
run classify "$T/docs/ddos/"
same 'a slash behind a folder makes no difference' "$T/folder" "$T/out"
mkdir "$T/bare"
run classify "$T/bare"
answers 'an empty folder is no error' 0
check 'an empty folder has no lines' [ ! -s "$T/out" ]
mkdir "$T/loop"
cp "$soup" "$T/loop/a.txt"
ln -s . "$T/loop/again"
run classify "$T/loop"
check 'a folder that links to itself comes to an end' [ "$code" -ne 124 ]
check 'a folder that links to itself yields its file' \
	grep -q '/loop/a\.txt	ok	' "$T/out"

# Not judged, with the reason.
unjudged() {
	run classify --format jsonl "$2"
	answers "$1 is no error" 0
	prints "$1 is not judged, and why" \
		"\"status\":\"unjudged\",\"reason\":\"$3\""
	prints "$1 has no labels" '"labels":\[\],"unsure":\[\]'
	run classify "$2"
	prints "$1 has its line" '	unjudged	-	-	-$'
	run classify --format text "$2"
	prints "$1 says so in the table" "^  not judged: $3\$"
}
: >"$T/empty.txt"
printf ' \n\t\r\n  \n' >"$T/blank.txt"
printf '\357\273\277' >"$T/mark.txt"
echo '!!! --- ??? ...' >"$T/signs.txt"
echo 'Ransomware hits hospital.' >"$T/short.txt"
cat >"$T/french.txt" <<'END'
Le marché du samedi reprend ses couleurs

Dès sept heures, les maraîchers déchargent leurs cageots sous les platanes.
Une vieille dame choisit ses poireaux un par un, pendant que son petit-fils
compte les pigeons sur le toit de la mairie. Le fromager, lui, raconte pour la
centième fois comment son grand-père traversait la montagne avec deux mulets
chargés de tommes. Vers midi, la pluie chasse tout le monde vers les cafés, où
l'on commande une soupe bien chaude et l'on parle du temps qu'il fera demain.
END
cat >"$T/russian.txt" <<'END'
Осенью в деревне рано темнеет

Бабушка ставит на стол самовар, а дети спорят, кто первым расскажет сказку. За
окном шумит ветер, старая яблоня стучит ветками по крыше, и кот не хочет
выходить во двор. Дедушка чинит удочку и обещает, что в воскресенье все вместе
пойдут на реку, если, конечно, не будет дождя.
END
unjudged 'an empty file' "$T/empty.txt" empty
unjudged 'a blank file' "$T/blank.txt" empty
unjudged 'a lone byte order mark' "$T/mark.txt" empty
unjudged 'a file of signs' "$T/signs.txt" empty
unjudged 'a short file' "$T/short.txt" 'too short'
unjudged 'a French file' "$T/french.txt" "not in the model's language"
unjudged 'a Russian file' "$T/russian.txt" "(not in the model's language|too short|no known terms)"
run classify --format jsonl </dev/null
answers 'empty standard input is no error' 0
prints 'empty standard input is not judged' \
	'"source":"-","status":"unjudged","reason":"empty"'
run classify "$T/empty.txt" "$flood"
prints 'what follows the empty is judged' "^$flood	ok	"

# Kinds.
{
	echo '{"id":"one","title":"A flood of packets","text":"A booter hit the hoster with a denial of service attack of three terabits."}'
	echo ''
	echo '  {"id":"two","text":"The museum shows old clocks and the children may wind them by hand on Sundays."}'
} >"$T/two.jsonl"
run classify --format jsonl "$T/two.jsonl"
answers 'tells JSON Lines by content' 0
prints 'a line is a document' "\"source\":\"$T/two.jsonl:1\".*\"kind\":\"jsonl\",\"id\":\"one\",\"title\":\"A flood of packets\""
prints 'lines count, blank ones too' "\"source\":\"$T/two.jsonl:3\".*\"id\":\"two\",\"title\":\"\""
run classify --kind text --format jsonl "$T/two.jsonl"
answers 'reads JSON Lines as text on request' 0
equals 'which is one document' "$(grep -c '"kind":"text"' "$T/out")" 1
run classify --kind jsonl "$flood"
check 'reads text as JSON Lines on request, and fails' [ "$code" -eq 65 ]
sed 's/$/\r/' "$T/two.jsonl" >"$T/crlf.jsonl"
run classify "$T/two.jsonl"
cut -f 2- "$T/out" >"$T/plain"
run classify "$T/crlf.jsonl"
cut -f 2- "$T/out" >"$T/crlf"
same 'line ends do not matter in JSON Lines' "$T/plain" "$T/crlf"
sed 's/$/\r/' "$flood" >"$T/crlf.txt"
run classify "$T/crlf.txt"
cut -f 2- "$T/out" >"$T/crlf"
same 'line ends do not matter in text' "$T/flood" "$T/crlf"
{ printf '\357\273\277' && cat "$flood"; } >"$T/bom.txt"
run classify "$T/bom.txt"
cut -f 2- "$T/out" >"$T/bom"
same 'a byte order mark does not matter in text' "$T/flood" "$T/bom"
{ printf '\357\273\277' && cat "$T/two.jsonl"; } >"$T/bom.jsonl"
run classify "$T/bom.jsonl"
cut -f 2- "$T/out" >"$T/bom"
same 'a byte order mark does not matter in JSON Lines' "$T/plain" "$T/bom"
{
	printf 'A t\377tle\n\n' && tail -n +3 "$flood"
	printf '\300\200 caf\303\251 na\303\257ve r\303\264le \303\251lan '
	printf 'caf\303\251s na\303\257fs r\303\264les\n'
} >"$T/invalid.txt"
run classify --format jsonl "$T/invalid.txt"
answers 'reads invalid bytes' 0
prints 'counts what it replaced' '"replaced":3'
prints 'replaces them' '"title":"A t�tle"'

# The same documents as files and as lines: the same verdicts.
sample_documents "$T/sample"
sample_lines >"$T/sample.jsonl"
(cd "$T/sample" && "$triage" classify --format jsonl --kind text ./*) |
	sed 's|.*"title":\(.*\)|\1|' | sort >"$T/as-files"
run classify --format jsonl "$T/sample.jsonl"
answers 'judges the sample as JSON Lines' 0
sed 's|.*"title":\(.*\)|\1|' "$T/out" | sort >"$T/as-lines"
equals 'the sample has its documents' "$(wc -l <"$T/as-lines")" \
	"$(grep -c . "$sample/labels.tsv")"
same 'a document is judged alike as text and as JSON' "$T/as-files" \
	"$T/as-lines"

# Threads.
for jobs in 2 4; do
	run classify --format jsonl "$T/sample" "$T/sample.jsonl"
	cp "$T/out" "$T/one"
	equals "one thread judges all, to compare with $jobs" \
		"$(wc -l <"$T/one")" $((2 * $(wc -l <"$T/as-lines")))
	run classify --format jsonl -j "$jobs" "$T/sample" "$T/sample.jsonl"
	answers "$jobs threads judge" 0
	same "$jobs threads give the same bytes" "$T/one" "$T/out"
	run classify -j "$jobs" --format jsonl "$T/sample.jsonl" "$T/missing" \
		"$T/sample"
	check "$jobs threads go on behind a missing file" [ "$code" -eq 66 ]
	equals "$jobs threads keep an error in its place" \
		"$(sed -n "$(($(wc -l <"$T/as-lines") + 1))p" "$T/out" |
			cut -c 1-200 | grep -c '"status":"error"')" 1
done
run classify -j 1000 "$sample/ddos"
answers 'more threads than there can be are fewer' 0

# Lines are judged as they arrive, while the input stays open.
mkfifo "$T/fifo"
timeout 60 "$triage" classify --format tsv - <"$T/fifo" >"$T/live" &
reader=$!
exec 3>"$T/fifo"
head -n 1 "$T/two.jsonl" >&3
arrived=no
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	[ -s "$T/live" ] && arrived=yes && break
	sleep 0.1
done
exec 3>&-
wait "$reader"
code=$?
equals 'a line of a stream is answered before the next' "$arrived" yes
equals 'the stream ends well' "$code" 0
finish
