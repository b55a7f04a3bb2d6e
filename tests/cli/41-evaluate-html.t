# SPDX-License-Identifier: MIT
# The page that evaluate writes.
. tests/cli/lib.sh
train_sample

# A browser closes what we forget; this does not.
is_balanced() {
	tr '\n' ' ' <"$1" | sed 's/<script>.*<\/script>//; s/<!DOCTYPE html>//
		s/<meta [^>]*>//g; s/<br>//g; s/<style>.*<\/style>//
		s/<[^>]*\/>//g' | tr '<' '\n' | awk '
		NR == 1 { next }
		!/>/ { print "unended tag: " $0; exit 1 }
		/^\// {
			name = substr($0, 2)
			sub(/>.*/, "", name)
			if (stack[depth--] != name) {
				print name " closes " stack[depth + 1]
				exit 1
			}
			closed++
			next
		}
		{ sub(/[ >].*/, ""); stack[++depth] = $0 }
		END { exit depth != 0 || closed < 100 }'
}

# The SHA-256 of the script, in base 64, as the policy names it.
script_digest() {
	digest=$(awk '/^<\/script>/ { exit } started { print }
		/^<script>/ { started = 1; print "" }' "$1" |
		sha256sum | cut -c 1-64 | sed 's/../0x& /g')
	# Split into words on purpose.
	# shellcheck disable=SC2086
	printf "$(printf '\\%03o' $digest)" | base64
}

count() {
	grep -o -- "$1" "$T/page.html" | wc -l
}

run evaluate "$sample" --html "$T/page.html" --predictions "$T/said.jsonl"
answers 'writes a page' 0
cp "$T/out" "$T/report"
check 'whose tags are balanced' is_balanced "$T/page.html"
is_plain 'and that is plain text' "$T/page.html"
equals 'it loads nothing' "$(grep -Eco \
	'<(link|img|iframe|object|embed)|(src|xlink:href)=|@import|url\(' \
	"$T/page.html")" 0
equals 'its policy allows nothing but its own script' \
	"$(sed -n "s/.*default-src 'none';.*script-src 'sha256-\([^']*\)'.*/\1/p" \
		"$T/page.html")" "$(script_digest "$T/page.html")"
equals 'it has one script' "$(count '<script')" 1
for wanted in 'prefers-color-scheme:dark' '@media print' 'lang="en"' \
	'name="viewport"'; do
	check "it has $wanted" grep -qF -- "$wanted" "$T/page.html"
done

# Its figures are those of the report.
sed -n 's/^<tr><th scope="row"><a href="#plots-\([^"]*\)">.*/&/p' \
	"$T/page.html" | sed 's/<span.*<\/span>//; s/<[^>]*>/ /g' |
	awk '{ print $1, $2, $5, $6, $3, $7, $8, $9, $10, $11, $12, $13 }' \
		>"$T/table"
awk 'NR > 3 && $1 != "mean" { $1 = $1; print }' "$T/report" >"$T/expected"
same 'its table is the report' "$T/expected" "$T/table"
sed -n 's/^<tr><th scope="row"><a href=.*<\/th><td>[0-9]*<\/td><td>\([0-9.]*\)<.*<td class="soft">\([0-9.]*\)–\([0-9.]*\)<.*/\1 \2 \3/p' \
	"$T/page.html" >"$T/intervals"
equals 'each F1 lies in its interval' "$(awk '$1 < $2 || $1 > $3' \
	"$T/intervals")" ''
equals 'and has one' "$(wc -l <"$T/intervals")" "$(wc -l <"$T/expected")"
categories=$(wc -l <"$T/expected")
equals 'every category has a curve, and all together' \
	"$(count '<path class="curve"')" "$((categories + 1))"
equals 'and a point where it decides' "$(count '<circle class="point"')" \
	"$((categories + 1))"

# Its mistakes are those of the predictions.
mistakes() {
	awk -F '\t' -v most="$1" -v names="$(cut -f 1 \
		"$sample/categories.tsv" | tr '\n' ' ')" '
	NR == FNR { gold[$1] = "," $2 ","; next }
	{
		id = $0
		sub(/^\{"id":"/, "", id); sub(/".*/, "", id)
		labels = $0
		sub(/.*"labels":\[/, "", labels); sub(/\].*/, "", labels)
		gsub(/"/, "", labels)
		n = split(names, name, " ")
		for (i = 1; i <= n; i++) {
			said = index("," labels ",", "," name[i] ",") > 0
			holds = index(gold[id], "," name[i] ",") > 0
			if (said != holds)
				wrong[name[i] said]++
		}
	}
	END {
		for (kind in wrong)
			sum += wrong[kind] < most ? wrong[kind] : most
		print sum
	}' "$sample/labels.tsv" "$T/said.jsonl"
}
equals 'it shows the worst five of each kind' \
	"$(count '<div class="wrong">')" "$(mistakes 5)"
check 'with the terms that made them' \
	[ "$(count '<li><b>+0')" -gt "$(mistakes 5)" ]
check 'and those against it' [ "$(count '<li class="no">')" -gt 5 ]

cp "$T/page.html" "$T/first.html"
run evaluate "$sample" --html "$T/page.html" -j 3
same 'any number of threads writes the same page' "$T/first.html" \
	"$T/page.html"
run evaluate "$sample" --html "$T/page.html" --top 2
answers 'shows fewer mistakes' 0
equals 'as many as --top says' "$(count '<div class="wrong">')" \
	"$(mistakes 2)"

# What strangers wrote is text.
cat >"$T/evil.jsonl" <<'EOF'
{"id":"<b>\"'&","title":"<script>alert(1)</script>","text":"The ransomware gang encrypted the hospital and demanded a ransom payment.","labels":["ddos"]}
{"id":"two","title":"</style>\u0007\u0085<img src=x>","text":"A booter flooded the hoster with packets until the website was offline.","labels":["malware"]}
EOF
run evaluate "$T/evil.jsonl" --model "$model" --html "$T/page.html" \
	--categories "$sample/categories.tsv"
answers 'a page of hostile titles is written' 0
check 'whose tags are balanced' is_balanced "$T/page.html"
equals 'a script in a title is no script' "$(count '<script')" 1
equals 'nor is an image one' "$(count '<img')" 0
check 'the title is shown as it is' grep -qF \
	'&lt;script&gt;alert(1)&lt;/script&gt;' "$T/page.html"
check 'and the id' grep -qF '&lt;b&gt;&quot;&#39;&amp;' "$T/page.html"
is_plain 'control characters are left out' "$T/page.html"
check 'the model is named' grep -qF " on $T/evil.jsonl</h1>" "$T/page.html"

run evaluate "$sample" --model "$model" --html "$T/nowhere/page.html"
complains 'refuses a page that goes nowhere' 73 \
	"cannot write page '$T/nowhere/page.html'"
run evaluate "$sample" --html "$T/page.html" --resamples 99
complains 'wants enough resamples' 64 '--resamples is a number from 100'
run train "$sample" --html "$T/page.html" -o "$T/other.triage"
complains 'training writes no page' 64 "unknown option '--html'"
finish
