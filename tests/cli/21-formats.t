# SPDX-License-Identifier: MIT
# The five formats, and the options that choose what they show.
. tests/cli/lib.sh
train_sample
TRIAGE_MODEL=$model
export TRIAGE_MODEL
flood=$sample/ddos/record-flood-hoster.txt
sample_documents "$T/sample"
: >"$T/empty.txt"
echo broken >"$T/broken.jsonl"

# JSON.
printf '{"a":1\n' >"$T/no.json"
refute 'what is no JSON is told' is_json "$T/no.json"
printf '{"a":1} {"b":2}\n' >"$T/no.json"
refute 'nor are two values one' is_json "$T/no.json"
printf '{"a":1}\n{"a" 1}\n' >"$T/no.json"
(is_json_lines "$T/no.json") >"$T/check" 2>&1
equals 'nor a broken line among JSON Lines' $? 65
run classify --format jsonl "$T/sample" "$T/empty.txt" "$T/missing"
equals 'a missing file is no input' "$code" 66
cp "$T/out" "$T/lines"
check 'jsonl is JSON Lines' is_json_lines "$T/lines"
equals 'a document is a line' "$(wc -l <"$T/lines")" \
	$(($(find "$T/sample" -type f | wc -l) + 2))
equals 'every line begins with source and status' \
	"$(grep -cv '^{"source":"[^"]*","status":"\(ok\|unjudged\|error\)",' \
		"$T/lines")" 0
prints 'a file that failed has its line' \
	"^\{\"source\":\"$T/missing\",\"status\":\"error\",\"error\":\"cannot be opened: No such file or directory\"\}\$"
run classify --format json "$T/sample" "$T/empty.txt" "$T/missing"
check 'json is one JSON value' is_json "$T/out"
equals 'json is an array' "$(sed -n '1p;$p' "$T/out" | tr -d '\n')" '[]'
sed -e '1d;$d' -e 's/,$//' "$T/out" >"$T/array"
same 'the array has the lines of jsonl' "$T/lines" "$T/array"
for count in 0 1; do
	mkdir -p "$T/few"
	run classify --format json "$T/few"
	check "an array of $count is one JSON value" is_json "$T/out"
	cp "$flood" "$T/few/"
done
run classify --format jsonl "$flood"
prints 'a line has all members in order' \
	'^\{"source":"[^"]+","status":"ok","kind":"text","title":"[^"]+","words":[0-9]+,"known":[01]\.[0-9]{3},"model":"my","labels":\["[^]]*\],"unsure":\[[^]]*\],"confidence":\{("[a-z-]+":[01]\.[0-9]{4},?)+\}\}$'
equals 'a line has every category' \
	"$(grep -o '"[a-z-]*":[01]\.[0-9]\{4\}' "$T/out" | cut -d '"' -f 2)" \
	"$(cut -f 1 "$sample/categories.tsv")"

# Labels, unsure and confidence of a JSON line agree: stdin is jsonl.
agree() {
	awk -v yes="$1" '
	function list(key, text) {
		if (!match($0, "\"" key "\":\\[[^]]*\\]"))
			return "?"
		text = substr($0, RSTART, RLENGTH)
		gsub("^\"" key "\":\\[|\\]$|\"", "", text)
		return "," text ","
	}
	/"status":"ok"/ {
		labels = list("labels")
		unsure = list("unsure")
		confidence = $0
		sub(/.*"confidence":\{/, "", confidence)
		gsub(/[}"]/, "", confidence)
		count = split(confidence, pair, ",")
		for (i = 1; i <= count; i++) {
			split(pair[i], part, ":")
			p = part[2] + 0
			seen++
			# What is printed is rounded: leave out what is near.
			if (p > yes - 0.0001 && p < yes + 0.0001)
				continue
			if (p > yes / 2 - 0.0001 && p < yes / 2 + 0.0001)
				continue
			is_yes = index(labels, "," part[1] ",") > 0
			is_unsure = index(unsure, "," part[1] ",") > 0
			if (is_yes != (p > yes) ||
			    is_unsure != (p < yes && p > yes / 2)) {
				print $0
				wrong = 1
			}
		}
	}
	END { exit wrong || seen < 100 }'
}
for threshold in 0.05 0.3 0.5 0.95; do
	run classify --format jsonl -t "$threshold" "$T/sample"
	answers "takes the threshold $threshold" 0
	check "decides by the threshold $threshold" \
		agree "$threshold" <"$T/out"
done
run classify --format jsonl -t 0.3 "$T/sample"
refute 'another threshold is told' agree 0.6 <"$T/out"
run classify -t 0 "$flood"
equals 'at threshold 0 everything holds' \
	"$(cut -f 3 "$T/out" | tr ',' '\n' | wc -l)" \
	"$(wc -l <"$sample/categories.tsv")"
prints 'at threshold 0 nothing is unsure' '^[^	]*	ok	[^	]*	-	'
for wrong in 1.1 -0.1 half 0,5 '' 1e-1; do
	run classify --threshold "$wrong" "$flood"
	complains "refuses the threshold '$wrong'" 64 \
		"--threshold('| is a number from 0 to 1)"
done

# --top and --only.
run classify -t 0 --top 2 --format jsonl "$flood"
equals '--top 2 shows two labels' \
	"$(sed 's/.*"labels":\[\([^]]*\)\].*/\1/' "$T/out" | tr ',' '\n' |
		wc -l)" 2
run classify -t 0 --format tsv "$flood"
all=$(cut -f 3 "$T/out")
run classify -t 0 -n 3 "$flood"
equals '--top 3 shows the surest three' "$(cut -f 3 "$T/out")" \
	"$(echo "$all" | cut -d , -f 1-3)"
equals 'labels come in order of confidence' \
	"$(cut -f 5 "$T/out" | tr ',' '\n' | cut -d = -f 2 | sort -rn)" \
	"$(cut -f 5 "$T/out" | tr ',' '\n' | cut -d = -f 2)"
run classify -n 1000 -t 0 "$flood"
equals '--top beyond all shows all' "$(cut -f 3 "$T/out")" "$all"
run classify -t 0 --only ddos,malware "$flood"
equals '--only shows these alone' \
	"$(cut -f 3 "$T/out" | tr ',' '\n' | sort | tr '\n' ' ')" 'ddos malware '
run classify --format jsonl --only ddos "$flood"
prints '--only holds for the confidences, too' \
	'"confidence":\{"ddos":[01]\.[0-9]{4}\}'
check 'and they are still JSON' is_json_lines "$T/out"
run classify --only ddos,zebra "$flood"
complains '--only refuses a strange category' 64 \
	"the model has no category 'zebra'"
run classify --only ddos, "$flood"
complains '--only refuses an empty name' 64 "the model has no category ''"

# TSV.
run classify "$T/sample" "$T/empty.txt" "$T/missing" "$T/broken.jsonl"
equals 'tsv has five columns' \
	"$(awk -F '\t' 'NF != 5' "$T/out")" ''
cp "$T/out" "$T/tsv"
run classify --format tsv "$T/sample" "$T/empty.txt" "$T/missing" \
	"$T/broken.jsonl"
same 'tsv is what a pipe gets' "$T/tsv" "$T/out"
awk -F '\t' '$2 == "ok" {
	gsub(/=[0-9.]*/, "", $5)
	both = $3 == "-" ? $4 : $4 == "-" ? $3 : $3 "," $4
	if (both != $5)
		print
}' "$T/tsv" >"$T/differ"
equals 'the fifth column has the third and fourth' "$(cat "$T/differ")" ''
strange=$(printf 'a\tb\nc\\d.txt')
cp "$flood" "$T/$strange"
(cd "$T" && "$triage" classify -- *b?c*.txt) >"$T/out" 2>"$T/err"
equals 'tab, line end and backslash in a name are escaped' \
	"$(cut -f 1 "$T/out")" 'a\tb\nc\\d.txt'
(cd "$T" && "$triage" classify --format jsonl -- *b?c*.txt) >"$T/out"
prints 'and in JSON, too' '^\{"source":"a\\tb\\nc\\\\d\.txt",'

# Text.
run classify --format text "$flood" "$T/empty.txt" "$T/missing"
prints 'the table names the file and its title' "^$flood  [^ ].*"
prints 'a label has a row' '^  ddos +[01]\.[0-9][0-9]  yes'
prints 'a failure has its reason' '^  cannot be opened: No such file'
equals 'the table has no trailing blanks' "$(grep -n ' $' "$T/out")" ''
run classify --format text -t 1 --only ddos "$sample/none/pumpkin-soup.txt"
prints 'nothing is said to hold' '^  no category holds$'

# Control characters come from strangers.
escape=$(printf '\033')
printf '{"title":"\\u001b[31mRed\\u0007 \\u009b title","text":"A booter flooded the hoster with packets for days."}\n' \
	>"$T/title.jsonl"
cp "$flood" "$T/${escape}[31mred.txt"
for format in text tsv json jsonl svm; do
	run classify --format $format "$flood" "$T/title.jsonl"
	is_plain "$format in a pipe has no escape codes" "$T/out"
	(cd "$T" && "$triage" classify --format $format ./*red.txt) \
		>"$T/out" 2>"$T/err"
	is_plain "$format has none of a file's name" "$T/out"
done
printf 'broken\n' >"$T/${escape}[31mred.jsonl"
(cd "$T" && "$triage" classify --kind jsonl ./*red.jsonl) >"$T/out" 2>"$T/err"
is_plain "a message has no escape codes of a file's name" "$T/err"
run classify --format text "$T/title.jsonl"
check 'a title keeps its words' grep -q 'Red' "$T/out"
run classify --format jsonl "$T/title.jsonl"
prints 'JSON escapes what it must' '"title":"\\u001b\[31mRed\\u0007'
cp "$flood" "$T/$(printf '\377\376name.txt')"
(cd "$T" && "$triage" classify --format jsonl ./*name.txt) >"$T/out" 2>"$T/err"
check 'JSON is UTF-8 whatever a file is called' \
	iconv -f UTF-8 -t UTF-8 "$T/out"

# svm.
run classify --format svm "$flood" "$T/missing"
equals 'svm has a line a document' "$(wc -l <"$T/out")" 2
head -n 1 "$T/out" >"$T/vector"
check 'a vector is 0 and index:value' grep -Eqx \
	'0( [1-9][0-9]*:-?[0-9]+\.[0-9]+)+' "$T/vector"
check 'indices ascend from 1 and the norm is 1' awk '{
	for (i = 2; i <= NF; i++) {
		split($i, part, ":")
		if (part[1] + 0 <= last) exit 1
		last = part[1] + 0
		norm += part[2] * part[2]
	}
	exit norm < 0.99999 || norm > 1.00001
}' "$T/vector"

run classify --format xml "$flood"
complains 'refuses a strange format' 64 \
	"unknown format 'xml': one of text, tsv, json, jsonl, misp, stix, svm"
run classify --quiet "$flood" "$T/empty.txt"
answers '--quiet answers' 0
check '--quiet prints nothing' [ ! -s "$T/out" ]
run classify --quiet --format json "$flood"
check '--quiet prints no brackets either' [ ! -s "$T/out" ]
run classify --quiet "$T/missing"
complains '--quiet still complains' 66 "cannot read '$T/missing'"

# A terminal.
on_terminal() {
	timeout 60 script -qec "$*" /dev/null </dev/null | tr -d '\r' >"$T/out"
}
if command -v script >/dev/null 2>&1; then
	on_terminal "'$triage' classify -m '$model' '$flood'"
	prints 'a terminal gets the table' 'ddos.* yes '
	check 'a terminal gets colours' grep -q "$escape\[32m" "$T/out"
	on_terminal "NO_COLOR=1 '$triage' classify -m '$model' '$flood'"
	prints 'a terminal without colours gets the table' '^  ddos +[01]\.[0-9][0-9]  yes'
	refute 'NO_COLOR takes the colours away' grep -q "$escape" "$T/out"
	on_terminal "'$triage' classify -f tsv -m '$model' '$flood'"
	refute 'tsv has no colours on a terminal' grep -q "$escape" "$T/out"
	on_terminal "NO_COLOR=1 '$triage' classify -m '$model' '$T/title.jsonl'"
	prints 'a terminal gets a strange title' 'Red'
	refute 'a title cannot steer the terminal' \
		grep -q "$escape" "$T/out"
	on_terminal "stty cols 80; '$triage' classify -m '$model' '$sample/none' '$sample/ddos'" 
	equals 'the table fits 80 columns' \
		"$(sed "s/$escape\[[0-9]*m//g" "$T/out" |
			sed "s|^$sample/[^ ]*  ||" | LC_ALL=C.UTF-8 awk \
			'gsub(/[^\001-\177]+/, "#") + 0 >= 0 && length($0) > 80')" ''
else
	skip 'the table on a terminal' 'there is no script(1)'
fi
finish
