# SPDX-License-Identifier: MIT
# Measuring: by cross-validation, and a finished model.
. tests/cli/lib.sh
train_sample
order="--categories $sample/categories.tsv"
sample_lines >"$T/sample.jsonl"
documents=$(wc -l <"$T/sample.jsonl")

run evaluate "$sample" --predictions "$T/one.jsonl"
answers 'evaluates the sample' 0
prints 'the report counts the documents' "^$documents documents, cross-validation"
prints 'the report has a mean' '^mean +(0\.[0-9]{3} +){4}'
equals 'every document is predicted' "$(wc -l <"$T/one.jsonl")" "$documents"
check 'predictions are JSON Lines' is_json_lines "$T/one.jsonl"
check 'a prediction is id, labels, unsure and confidence' \
	[ "$(grep -Ecx '\{"id":"[^"]+","labels":\[[^]]*\],"unsure":\[[^]]*\],"confidence":\{("[a-z-]+":[01]\.[0-9]{6},?)+\}\}' \
		"$T/one.jsonl")" -eq "$documents" ]
sed 's/^{"id":"\([^"]*\)".*/\1/' "$T/one.jsonl" >"$T/ids"
cut -f 1 "$sample/labels.tsv" | sort >"$T/expected"
same 'predictions come in order of their ids' "$T/expected" "$T/ids"
cp "$T/out" "$T/report"

# The report says of the predictions what can be counted in them.
awk -F '\t' '
	NR == FNR { gold[$1] = "," $2 ","; next }
	{
		id = $0
		sub(/^\{"id":"/, "", id); sub(/".*/, "", id)
		labels = $0
		sub(/.*"labels":\[/, "", labels); sub(/\].*/, "", labels)
		gsub(/"/, "", labels)
		said = index("," labels ",", ",malware,") > 0
		holds = index(gold[id], ",malware,") > 0
		right += said && holds
		wrong += said && !holds
		missed += !said && holds
	}
	END {
		printf "%.3f %.3f\n", right / (right + wrong),
			right / (right + missed)
	}' "$sample/labels.tsv" "$T/one.jsonl" >"$T/counted"
equals 'precision and recall are those of the predictions' \
	"$(awk '$1 == "malware" { print $3, $4 }' "$T/report")" \
	"$(cat "$T/counted")"

for jobs in 1 2 3; do
	run evaluate "$sample" -j $jobs --predictions "$T/again.jsonl"
	same "$jobs threads give the same predictions" "$T/one.jsonl" \
		"$T/again.jsonl"
	same "$jobs threads give the same report" "$T/report" "$T/out"
done
# shellcheck disable=SC2086
run evaluate "$T/sample.jsonl" $order --predictions "$T/again.jsonl"
same 'JSON Lines give the same predictions as the folder' \
	"$T/one.jsonl" "$T/again.jsonl"

# No prediction knows its own document: folds generated are another's guess.
run evaluate "$sample" --model "$model" --predictions "$T/model.jsonl"
answers 'evaluates a finished model' 0
prints 'and says so' "^$documents documents, judged by a finished model"
f1() {
	awk '$1 == "mean" { print int(1000 * $4) }' "$1"
}
check 'a model knows its own corpus better than folds do' \
	[ "$(f1 "$T/out")" -gt "$(f1 "$T/report")" ]
check 'which cross-validation does not know by heart' \
	[ "$(f1 "$T/report")" -lt 950 ]
check 'nor is it blind' [ "$(f1 "$T/report")" -gt 400 ]

# A finished model predicts what classify says, to the four places shown.
sample_documents "$T/docs"
(cd "$T/docs" && "$triage" classify -m "$model" -f jsonl ./*) \
	>"$T/classified"
# JSON has no tabs.
paste "$T/model.jsonl" "$T/classified" | awk -F '\t' '
	function absolute(x) { return x < 0 ? -x : x }
	function list(line, key) {
		sub(".*\"" key "\":\\[", "", line)
		sub(/\].*/, "", line)
		return "," line ","
	}
	function confidences(line) {
		sub(/.*"confidence":\{/, "", line)
		gsub(/[}"]/, "", line)
		return line
	}
	# The same names, in another order perhaps.
	function differ(one, other, count, name, i) {
		count = split(one, name, ",")
		for (i = 1; i <= count; i++)
			if (name[i] != "" && !index(other, "," name[i] ","))
				return 1
		return length(one) != length(other)
	}
	{
		wrong += differ(list($1, "labels"), list($2, "labels"))
		wrong += differ(list($1, "unsure"), list($2, "unsure"))
		count = split(confidences($1), six, ",")
		split(confidences($2), four, ",")
		for (i = 1; i <= count; i++) {
			split(six[i], a, ":")
			split(four[i], b, ":")
			wrong += a[1] != b[1] || \
				absolute(a[2] - b[2]) > 0.0000511
			pairs++
		}
	}
	END {
		print "# compared", pairs + 0, "confidences,", wrong + 0, \
			"are wrong"
		exit wrong > 0 || pairs < 1000
	}'
equals 'a finished model predicts what classify says' $? 0

# The fold field.
sample_lines 'sprintf(",\"fold\":%d", n % 4)' >"$T/folds.jsonl"
# shellcheck disable=SC2086
{
	run evaluate "$T/folds.jsonl" $order --predictions "$T/given.jsonl"
	answers 'evaluates by the fold field' 0
	equals 'every document is predicted by the fold field' \
		"$(wc -l <"$T/given.jsonl")" "$documents"
	differs 'given folds are not the generated ones' \
		 "$T/given.jsonl" "$T/one.jsonl"
	sed 's/"fold":0/"fold":17/; s/"fold":2/"fold":9/' "$T/folds.jsonl" \
		>"$T/renamed.jsonl"
	run evaluate "$T/renamed.jsonl" $order \
		--predictions "$T/again.jsonl"
	answers 'folds may have any number' 0
	sample_lines 'sprintf(",\"fold\":%d", int(n / 30))' >"$T/other.jsonl"
	run evaluate "$T/other.jsonl" $order --predictions "$T/again.jsonl"
	differs 'other folds predict otherwise'  "$T/given.jsonl" \
		"$T/again.jsonl"
	run evaluate "$T/sample.jsonl" $order --folds 3 \
		--predictions "$T/three.jsonl"
	differs 'another number of generated folds predicts otherwise' \
		 "$T/one.jsonl" "$T/three.jsonl"

	# A document's prediction does not depend on its own labels.
	sed '1s/"labels":\[[^]]*\]/"labels":["ddos"]/' "$T/folds.jsonl" \
		>"$T/lie.jsonl"
	differs 'the first document had other labels' \
		 "$T/lie.jsonl" "$T/folds.jsonl"
	run evaluate "$T/lie.jsonl" $order --predictions "$T/lie-out.jsonl"
	id=$(sed -n '1s/^{"id":"\([^"]*\)".*/\1/p' "$T/folds.jsonl")
	equals 'a document is predicted by models that have not seen it' \
		"$(grep -F "\"id\":\"$id\"" "$T/lie-out.jsonl")" \
		"$(grep -F "\"id\":\"$id\"" "$T/given.jsonl")"
}

# Reports.
run evaluate "$sample" --model "$model" --format json \
	--report "$T/report.json"
answers 'reports in JSON' 0
check 'the JSON report is JSON' is_json "$T/out"
same 'the report file is the JSON report' "$T/report.json" "$T/out"
equals 'the JSON report has every category' \
	"$(sed -n 's/^{"category":"\([^"]*\)".*/\1/p' "$T/out")" \
	"$(cut -f 1 "$sample/categories.tsv")"
prints 'the JSON report counts documents' "\"documents\":$documents,"
run evaluate "$sample" --model "$model" -q --report "$T/report.json"
answers 'quiet reports' 0
check 'print nothing' [ ! -s "$T/out" ]
check 'but are written' is_json "$T/report.json"

# What is not labelled takes no part; what is not judged counts as no.
{
	head -n 30 "$T/sample.jsonl"
	echo '{"id":"unlabelled","text":"A booter flooded the hoster."}'
	echo '{"id":"empty","text":"","labels":["ddos"]}'
} >"$T/odd.jsonl"
run evaluate "$T/odd.jsonl" --model "$model" --predictions "$T/odd-out.jsonl"
answers 'evaluates odd documents' 0
equals 'what has no labels is not predicted' \
	"$(grep -c '"id":"unlabelled"' "$T/odd-out.jsonl")" 0
check 'an empty document has no labels' grep -q \
	'^{"id":"empty","labels":\[\],"unsure":\[\],' "$T/odd-out.jsonl"

# Refusals.
small_corpus "$T/small"
run evaluate "$T/small" --model "$model"
complains 'refuses categories that the model has not' 65 \
	"the model has no such category"
run evaluate "$sample" --model "$T/missing"
complains 'refuses a missing model' 78 "cannot load model '$T/missing'"
run evaluate "$T/missing" --model "$model"
complains 'refuses a missing corpus' 66 "cannot read corpus '$T/missing'"
run evaluate "$sample" --model "$model" --predictions "$T/nowhere/x.jsonl"
complains 'refuses predictions that go nowhere' 73 \
	"cannot write predictions '$T/nowhere/x.jsonl'"
run evaluate "$sample" --model "$model" --report "$T/nowhere/x.json"
complains 'refuses a report that goes nowhere' 73 \
	"cannot write report '$T/nowhere/x.json'"
cp "$T/one.jsonl" "$T/kept.jsonl"
(
	ulimit -f 4
	exec timeout 60 "$triage" evaluate "$sample" --model "$model" -q \
		--predictions "$T/kept.jsonl" 2>"$T/err"
)
code=$?
complains 'a full disk is told' 73 'cannot write predictions'
same 'and leaves the old predictions' "$T/one.jsonl" "$T/kept.jsonl"
equals 'and nothing half' "$(ls "$T" | grep -c 'tmp$')" 0
finish
