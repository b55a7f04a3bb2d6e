# SPDX-License-Identifier: MIT
# The terms behind each tag.
. tests/cli/lib.sh
train_sample
document=$sample/espionage/apt28-ministry-mailboxes.txt
"$triage" classify -m "$model" -f jsonl "$document" >"$T/classified"

# What `svm` writes, against w: the very sum that svm-predict computes.
"$triage" model export "$model" -o "$T/text" >"$T/null"
"$triage" classify -m "$model" -f svm "$document" >"$T/vector"
decision() {
	awk -v name="$1" '
		FNR == NR {
			for (i = 1; i <= NF; i++)
				if (split($i, pair, ":") == 2)
					value[pair[1]] = pair[2]
			next
		}
		$1 == "rho" { rho = $2 }
		support {
			for (i = 2; i <= NF; i++) {
				split($i, pair, ":")
				sum += pair[2] * value[pair[1]]
			}
		}
		$1 == "SV" { support = 1 }
		END { printf "%.9f\n", sum - rho }' "$T/vector" \
		"$T/text/$1.svm"
}

run explain -m "$model" --format json "$document"
answers 'explains a document' 0
cp "$T/out" "$T/explained"
check 'in JSON' is_json "$T/out"
sed -n 's/^ {"category":"\([^"]*\)","decision":"\([^"]*\)".*/\1 \2/p' \
	"$T/out" >"$T/shown"
{
	sed 's/.*"labels":\[\([^]]*\)\].*/\1/; s/"//g; s/,/ yes\n/g; s/$/ yes/' \
		"$T/classified"
	sed 's/.*"unsure":\[\([^]]*\)\].*/\1/; s/"//g; s/,/ unsure\n/g
		s/$/ unsure/' "$T/classified"
} | grep -v '^ ' >"$T/expected"
same 'each category that holds or is unsure' "$T/expected" "$T/shown"

# The sums: terms and offset are the score, which is the svm decision.
awk '
	function number(key, line) {
		if (!match(line, "\"" key "\":-?[0-9.]+"))
			return 0
		return substr(line, RSTART + length(key) + 3, \
			RLENGTH - length(key) - 3)
	}
	/^ \{"category"/ {
		name = $0
		sub(/.*"category":"/, "", name); sub(/".*/, "", name)
		score[name] = number("score", $0)
		sum[name] = number("offset", $0)
		beyond[name] = number("beyond", $0)
	}
	/^  \{"term"/ { sum[name] += number("contribution", $0); terms++ }
	/"others":/ {
		rest = $0
		sub(/.*"others":/, "", rest)
		sum[name] += number("contribution", rest)
	}
	END {
		for (name in score)
			printf "%s %.9f %.9f %.9f\n", name, sum[name], \
				sum[name] + beyond[name], score[name]
		exit terms < 100
	}' "$T/explained" >"$T/sums"
equals 'has all of the terms' $? 0
wrong=$(while read -r name sum whole score; do
	echo "$name $whole $score $sum $(decision "$name")"
done <"$T/sums" | awk '
	function off(a, b) { return a - b > 0.000002 || b - a > 0.000002 }
	off($2, $3) || off($4, $5) { print }
	END { if (NR < 2) print "too few" }')
equals 'contributions sum to the decision value of the svm' "$wrong" ''

awk '/^ \{"category"/ {
		beyond = $0
		sub(/.*"beyond":/, "", beyond)
		sub(/.*"beyond_by":\[/, "")
		count = split($0, part, "\"contribution\":")
		for (i = 2; i <= count; i++)
			beyond -= part[i]
		if (beyond > 0.000001 || beyond < -0.000001)
			print
	}' "$T/explained" >"$T/wrong"
equals 'what other categories tell is told by each' "$(cat "$T/wrong")" ''

# Offsets lead to what stands in the file: the title is its first line.
printf 'Bulletin for CVE-2031-10234\n\nA gang exploits CVE-2031-10234 and cve-2031-99999 in the mail server; the vulnerability was patched. Researchers of the vendor published an advisory and a proof of concept.\n' \
	>"$T/cve.txt"
run explain -m "$model" --only vulnerability --format json "$T/cve.txt"
answers 'explains a category that was asked for' 0
equals 'and no other' "$(grep -c '^ {"category":' "$T/out")" 1
prints 'a class has the places of what it matched' \
	'"term":"<cve>",.*"places":\[\{"in":"title","offset":13,"length":14,"text":"CVE-2031-10234"\},\{"in":"body","offset":16,"length":14,"text":"CVE-2031-10234"\},\{"in":"body","offset":35,"length":14,"text":"cve-2031-99999"\}\]'

run explain -m "$model" --only vulnerability "$T/cve.txt"
answers 'explains for people' 0
is_plain 'in plain text' "$T/out"
prints 'classes are shown by what they matched' \
	'^ +[+-][0-9.]+  <cve> \(3\) +CVE-2031-10234, cve-2031-99999$'
# Models of two stages have a row more.
equals 'ten terms and the rest' "$(grep -v 'other categories tell' "$T/out" |
	grep -Ec '^ +[+-][0-9]\.[0-9]{3}  ')" 13
prints 'with the sum of all others' '^ +[+-][0-9.]+  all [0-9]+ other terms$'
prints 'the offset' '^ +[+-][0-9.]+  the offset of the category$'
awk '/^ +[+-][0-9]/ { last = $1; if (!/= decision/) sum += $1 }
	END { exit sum - last > 0.007 || last - sum > 0.007 || last == 0 }' \
	"$T/out"
equals 'and these are the decision value' $? 0
run explain -m "$model" --only vulnerability --top 2 "$T/cve.txt"
equals '--top says how many' "$(grep -v 'other categories tell' "$T/out" |
	grep -Ec '^ +[+-][0-9]\.[0-9]{3}  ')" 5

{
	cat "$T/cve.txt"
	echo "Administrators don't need to restart, and must not."
} >"$T/dont.txt"
run explain -m "$model" --only vulnerability --top 500 "$T/dont.txt"
prints 'so are words that stand otherwise in the text' \
	"^ +[+-][0-9.]+  dont +don't\$"
refute 'and no others' grep -Eq '  need +need' "$T/out"

# On a terminal: the text itself, with colours or without.
terminal() {
	if ! command -v script >/dev/null 2>&1; then
		skip 'on a terminal' 'there is no script(1)'
		return 1
	fi
	script -qec "stty cols 72; $1 '$triage' explain -m '$model' --only \
		vulnerability '$T/cve.txt'" /dev/null </dev/null 2>&1 |
		tr -d '\r' >"$T/terminal"
}
if terminal ''; then
	sed "s/$(printf '\033')\[[0-9;]*m//g" "$T/terminal" >"$T/uncoloured"
	check 'a terminal has the text' grep -q 'A gang' "$T/uncoloured"
	check 'with colours' grep -q "$(printf '\033')\[1;34mCVE-2031-10234" \
		"$T/terminal"
	equals 'in lines as wide as it is' "$(sed -n '/^  A gang/,$p' \
		"$T/uncoloured" | awk 'length > 72' | wc -l)" 0
	check 'that break at blanks' [ "$(sed -n '/^  A gang/,$p' \
		"$T/uncoloured" | wc -l)" -gt 2 ]
	terminal 'NO_COLOR=1'
	refute 'NO_COLOR has none' grep -q "$(printf '\033')" "$T/terminal"
	check 'but numbers' grep -q '\[1:[^]]*CVE-2031-10234\]' "$T/terminal"
fi

# HTML: one page, whatever the document holds.
cat >"$T/evil.jsonl" <<'EOF'
{"id":"1","title":"<script>alert(1)</script>","text":"The gang <b>exploits</b> CVE-2031-10234 & a \"vulnerability\" in the mail server; the vendor published a patch and an advisory."}
EOF
run explain -m "$model" --only vulnerability,ddos --format html \
	"$T/evil.jsonl" "$T/cve.txt"
answers 'explains in HTML' 0
equals 'a script in a title is no script' "$(grep -c '<script' "$T/out")" 1
check 'but its text' grep -Eq '&lt;(<[^>]*>)?script(<[^>]*>)?&gt;' \
	"$T/out"
equals 'nor is markup in the text' "$(grep -c '<b>exploits' "$T/out")" 0
equals 'each document has a section' "$(grep -c '^<section>' "$T/out")" 2
check 'terms are marked' grep -Eq \
	'<mark class="k0" title="vulnerability">[^<]*CVE-2031-10234' "$T/out"
prints 'and told by what they matched' \
	'&lt;cve&gt;.*<small>CVE-2031-10234'
equals 'its policy allows its own script alone' "$(grep -c \
	"script-src 'sha256-" "$T/out")" 1

# Several documents, and what cannot be explained.
printf 'Kurz\n' >"$T/short.txt"
run explain -m "$model" --format json "$T/short.txt" "$T/missing" "$document"
complains 'goes on behind what cannot be read' 66 \
	"cannot read '$T/missing': cannot be opened"
check 'all are one JSON array' is_json "$T/out"
equals 'with an object each' "$(grep -c '^{"source":' "$T/out")" 3
prints 'what is not judged has a reason' \
	'short.txt","status":"unjudged","reason":"too short"'
prints 'what cannot be read an error' '"status":"error","error":"cannot be'
run explain -m "$model" "$T/short.txt"
prints 'and people are told' 'not judged: too short'
run explain -m "$model" - <"$document"
answers 'reads standard input' 0
prints 'and names it' '^-'

# Thresholds and refusals.
run explain -m "$model" --threshold 0.000001 --format json "$document"
equals 'a threshold decides anew' "$(grep -c '"decision":"yes"' "$T/out")" \
	"$(wc -l <"$sample/categories.tsv")"
run explain -m "$model" --format yaml "$document"
complains 'refuses another format' 64 \
	"explain: unknown format 'yaml': text, json or html"
run explain -m "$model" --only ransomwear "$document"
complains 'refuses a stranger' 64 \
	"explain: .*no category 'ransomwear': did you mean 'ransomware'"
run explain -m "$T/missing" "$document"
complains 'refuses a missing model' 78 "cannot load model '$T/missing'"
run explain -m "$model" --kind pigeon "$document"
complains 'refuses an unknown kind' 64 "explain: unknown kind 'pigeon'"
finish
