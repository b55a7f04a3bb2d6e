# SPDX-License-Identifier: MIT
# Articles get the labels that a table has of them: training/annotated.sh.
. tests/cli/lib.sh

mkdir "$T/corpus"
printf '%s\n' '{"id": "D1", "fold": 0, "labels": [], "text": "judged"}' |
	gzip >"$T/corpus/train.jsonl.gz"
{
	echo '{"id": "U00001", "title": "a \"b\"", "text": "one: \"id\": \"U00003\""}'
	echo '{"id": "U00000", "title": "", "text": "not in the table"}'
	echo '{"id":"U00005", "title": "", "text": "nothing holds"}'
} | gzip >"$T/corpus/unlabelled.jsonl.gz"

# join TABLE-LINE...: the table and what comes of it.
join() {
	printf '%b\n' "$@" >"$T/table.tsv"
	sh training/annotated.sh "$T/corpus/train.jsonl.gz" "$T/table.tsv" \
		>"$T/joined" 2>"$T/said"
}

check 'joins a corpus and a table' join '# id and so on' \
	'U00001\tespionage,malware\t*\tphishing' 'U00005\t-\t*\t-' \
	'U00009\tddos\t*\t-'
jq -c 'del(.text, .title)' "$T/joined" >"$T/short"
equals 'the judged ones stay, the others have their labels' "$(cat "$T/short")" \
	'{"id":"D1","fold":0,"labels":[]}
{"labels":["espionage","malware"],"torn":["phishing"],"id":"U00001"}
{"labels":[],"torn":[],"id":"U00005"}'
equals 'and their text' "$(jq -r 'select(.id == "U00001").text' "$T/joined")" \
	'one: "id": "U00003"'
check 'a category that was not judged is refused' \
	sh -c '! sh training/annotated.sh "$1/corpus/train.jsonl.gz" "$2" >"$1/x" 2>"$1/said"' \
	- "$T" /dev/stdin <<'END'
U00001	ddos		-
END
check 'with the line' grep -q 'line 1: not judged for every category' "$T/said"
rm "$T/corpus/unlabelled.jsonl.gz"
check 'articles that are not there are no empty list' \
	sh -c '! sh training/annotated.sh "$1/corpus/train.jsonl.gz" "$1/table.tsv" >"$1/x" 2>&1' - "$T"
finish
