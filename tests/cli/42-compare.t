# SPDX-License-Identifier: MIT
# Comparing two models, or two files of predictions, on a corpus.
. tests/cli/lib.sh
train_sample
# An old model that never saw half of the sample.
mkdir "$T/half"
cp "$sample/categories.tsv" "$T/half/"
awk 'NR % 2' "$sample/labels.tsv" >"$T/half/labels.tsv"
cut -f 1 "$T/half/labels.tsv" | while read -r path; do
	mkdir -p "$T/half/$(dirname "$path")"
	cp "$sample/$path" "$T/half/$path"
done
timeout 120 "$triage" train "$T/half" -q -o "$T/old.triage" ||
	not_ok 'trains on half of the sample'
documents=$(wc -l <"$sample/labels.tsv")

run evaluate --compare "$T/old.triage" "$model" "$sample"
answers 'compares two models' 0
cp "$T/out" "$T/report"
prints 'names the old one' "^old: $T/old.triage$"
prints 'names the new one' "^new: $model$"
prints 'counts documents and resamples' "^$documents documents, 1000 resamples$"
prints 'says which is better' '^by macro F1 the new one is better$'
prints 'with an interval above nothing' \
	'^macro .* \+0\.[0-9]{3}  \[\+0\.[0-9]{3}, \+0\.[0-9]{3}\]  better$'
equals 'has a row a category in both tables' \
	"$(grep -Ec '^[a-z-]+ +[0-9]+( +[01]\.[0-9]{3}){2} +[+-][01]\.[0-9]{3}  \[' \
		"$T/out")" "$((2 * ($(wc -l <"$sample/categories.tsv") + 1)))"
equals 'no line of a table is wider than a terminal' \
	"$(sed -n '4,/^by macro/p' "$T/out" | awk 'length > 80' | wc -l)" 0

# The figures are those that evaluate has for each.
for side in old new; do
	[ $side = old ] && path=$T/old.triage || path=$model
	run evaluate --model "$path" "$sample" --predictions "$T/$side.jsonl"
	awk 'NR > 3 && NF == 12 { print $1, $5, $6 }' "$T/out" |
		sort >"$T/expected"
	[ $side = old ] && column=3 || column=4
	awk -v column=$column '/^F1/ { table = 1 } /^average/ { table = 2 }
		$2 ~ /^[0-9]+$/ && $1 != "macro" && NF > 6 {
			value[$1] = value[$1] " " $column
		}
		END { for (name in value) print name value[name] }' \
		"$T/report" | sort >"$T/table"
	same "the $side figures are those of evaluate" "$T/expected" "$T/table"
done

# The changes are those between the predictions.
flat() {
	sed 's/^{"id":"\([^"]*\)","labels":\[\([^]]*\)\],"unsure":\[\([^]]*\)\].*/\1 ,\2, ,\3,/
		s/"//g' "$1"
}
flat "$T/old.jsonl" >"$T/old.flat"
flat "$T/new.jsonl" >"$T/new.flat"
cut -f 1 "$sample/categories.tsv" >"$T/names"
awk -v golds="$sample/labels.tsv" '
	function decision(yes, unsure, name) {
		if (index(yes, "," name ","))
			return 3
		return index(unsure, "," name ",") ? 2 : 1
	}
	BEGIN {
		split("no unsure yes", word, " ")
		while ((getline line < golds) > 0) {
			split(line, field, "\t")
			gold[field[1]] = "," field[2] ","
		}
	}
	FILENAME ~ /names$/ { name[++n] = $1; next }
	FILENAME ~ /old.flat$/ { yes[$1] = $2; unsure[$1] = $3; next }
	{
		for (i = 1; i <= n; i++) {
			old = decision(yes[$1], unsure[$1], name[i])
			new = decision($2, $3, name[i])
			if (old == new)
				continue
			holds = index(gold[$1], "," name[i] ",") > 0
			print ((new > old) == holds ? "better" : "worse"), \
				name[i], word[old], "->", word[new], \
				(holds ? "holds" : "does not hold"), $1
		}
	}' "$T/names" "$T/old.flat" "$T/new.flat" | sort >"$T/expected"
sed -n 's/\.txt  .*/.txt/; s/  */ /g; /^\(better\|worse\|unknown\) /p' \
	"$T/report" | sort >"$T/changes"
same 'the changes are those between the predictions' "$T/expected" \
	"$T/changes"
id=$(sed -n '1s/.* //p' "$T/changes")
check 'each with its title' grep -qF "$id  $(head -n 1 "$sample/$id" |
	cut -c 1-50)" "$T/report"
equals 'and are counted' "$(sed -n 's/ changed in .*//p' "$T/report")" \
	"$(wc -l <"$T/expected") decisions"

# Two files of predictions stand for their models.
run evaluate --compare "$T/old.jsonl" "$T/new.jsonl" "$sample"
answers 'compares predictions' 0
tail -n +3 "$T/out" >"$T/again"
tail -n +3 "$T/report" >"$T/expected"
# Predictions have six places, so that near confidences may be equal: a figure
# may differ by one in its last place.
equals 'to the same figures' "$(paste -d '|' "$T/expected" "$T/again" |
	awk -F '|' '{
		count = split($1, one, /[][ ,]+/)
		if (split($2, other, /[][ ,]+/) != count)
			print
		for (i = 1; i <= count; i++) {
			gap = one[i] - other[i]
			if (one[i] + 0 == 0 && one[i] != other[i] ||
			    gap > 0.0011 || gap < -0.0011)
				print one[i], other[i]
		}
	}')" ''
gzip -c "$T/old.jsonl" >"$T/old.jsonl.gz"
run evaluate --compare "$model" "$T/old.jsonl.gz" "$sample"
prints 'compares a model with predictions' \
	'^by macro F1 the new one is worse$'
run evaluate --compare "$model" "$model" "$sample"
prints 'a model is no better than itself' \
	'^by macro F1 no difference is shown$'
prints 'nor decides otherwise' '^0 decisions changed in 0 documents'

run evaluate --compare "$T/old.triage" "$model" "$sample" -j 3
same 'any number of threads gives the same' "$T/report" "$T/out"
run evaluate --compare "$T/old.triage" "$model" "$sample" --resamples 300
prints 'draws as often as it is told' "^$documents documents, 300 resamples$"
differs 'which gives other intervals' "$T/report" "$T/out"

# JSON.
run evaluate --compare "$T/old.triage" "$model" "$sample" --format json \
	--report "$T/report.json"
answers 'compares in JSON' 0
check 'which is JSON' is_json "$T/out"
same 'the report is the same' "$T/report.json" "$T/out"
equals 'it has every category' \
	"$(sed -n 's/^{"category":"\([^"]*\)".*/\1/p' "$T/out")" \
	"$(cut -f 1 "$sample/categories.tsv")"
equals 'and every change' "$(grep -c '^{"id":' "$T/out")" \
	"$(wc -l <"$T/changes")"
prints 'a change is told whole' \
	'^\{"id":"[^"]+","title":"[^"]+","category":"[a-z-]+","holds":(true|false),"old":"no","new":"yes","change":"(better|worse)"\}'
prints 'the macro figures say which is better' \
	'^"macro":\{.*"f1":\{.*"shown":"better"\}'
run evaluate --compare "$T/old.triage" "$model" "$sample" -q
answers 'compares quietly' 0
check 'and prints nothing' [ ! -s "$T/out" ]

# Refusals.
run evaluate --compare "$model" "$sample"
complains 'wants three names' 64 'wants three names: an old model, a new one'
run evaluate --compare "$T/old.triage" "$model" "$sample" --resamples 99
complains 'wants enough resamples' 64 \
	'--resamples is a number from 100 to 100000'
run evaluate --compare "$T/old.triage" "$model" "$sample" --resamples 100001
complains 'but not too many' 64 "'--resamples' cannot be '100001'"
for option in '--model x' '--html x' '--predictions x' '--folds 3' '-c 1'; do
	# shellcheck disable=SC2086
	run evaluate --compare "$T/old.triage" "$model" "$sample" $option
	complains "has no use for $option" 64 '--compare judges with finished'
done
small_corpus "$T/small"
run evaluate --compare "$T/old.triage" "$model" "$T/small"
complains 'refuses categories that a model has not' 65 \
	'the model has no such category'
run evaluate --compare "$T/missing" "$model" "$sample"
complains 'refuses a missing model' 78 "cannot load model '$T/missing'"
run evaluate --compare "$T/old.triage" "$model" "$T/missing"
complains 'refuses a missing corpus' 66 "cannot read corpus '$T/missing'"

# refuses NAME REGEX: predictions of this line.
refuses() {
	printf '%s\n' "$3" >"$T/bad.jsonl"
	run evaluate --compare "$T/bad.jsonl" "$model" "$sample"
	complains "$1" 65 "cannot read predictions '$T/bad.jsonl': line 1: $2"
}
line=$(head -n 1 "$T/old.jsonl")
refuses 'refuses predictions that are no JSON' '' '{"id":'
refuses 'refuses a prediction without an id' 'a prediction has no id' \
	'{"labels":[]}'
refuses 'refuses a stranger' "the corpus has no such document 'stranger'" \
	'{"id":"stranger"}'
refuses 'refuses a category without a confidence' \
	"there is no confidence from 0 to 1 for a category 'ddos'" \
	"$(echo "$line" | sed 's/"ddos":[0-9.]*/"ddos":"much"/')"
refuses 'refuses a confidence above 1' \
	"there is no confidence from 0 to 1 for a category 'ddos'" \
	"$(echo "$line" | sed 's/"ddos":[0-9.]*/"ddos":1.5/')"
printf '%s\n%s\n' "$line" "$line" >"$T/twice.jsonl"
run evaluate --compare "$T/twice.jsonl" "$model" "$sample"
complains 'refuses a document twice' 65 'line 2: a document is predicted twice'
printf '{"pad":"%070000d"}\n' 1 >"$T/long.jsonl"
run evaluate --compare "$T/long.jsonl" "$model" "$sample" --max-bytes 64K
complains 'refuses a line past the limit' 65 'line 1: .*--max-bytes'
echo '{}' | head -c 1 >"$T/brace.jsonl"
run evaluate --compare "$T/brace.jsonl" "$model" "$sample"
check 'refuses half a line' [ "$code" -eq 65 ]
run evaluate --compare "$T/old.triage" "$model" "$sample" -q \
	--report "$T/nowhere/x.json"
complains 'refuses a report that goes nowhere' 73 \
	"cannot write report '$T/nowhere/x.json'"
finish
