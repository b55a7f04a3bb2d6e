# SPDX-License-Identifier: MIT
# Models: info, verify, export, pack, diff.
. tests/cli/lib.sh
train_sample

run model info "$model"
answers 'info answers' 0
cp "$T/out" "$T/info"
for line in 'format	1' 'name	my' 'documents	120' 'pairs	1'; do
	check "info has '$line'" grep -Fqx "$line" "$T/info"
done
prints 'info counts the terms' '^terms	[1-9][0-9]*$'
prints 'info counts the categories' '^16 categories, documents that hold:$'
prints 'info lists categories with their documents' \
	'^  ddos +13 of 120  Denial-of-service'
prints 'info has the report of the training' '^120 documents, cross-validation, trained by liblinear$|: 120 documents, cross-validation, trained by liblinear$'
run model verify "$model"
answers 'verify answers' 0
prints 'verify says what is sound' \
	": model my is sound: 16 categories, [1-9][0-9]* terms\$"
TRIAGE_MODEL=$model
export TRIAGE_MODEL
run model info
answers 'info takes the default model' 0
same 'which is the same' "$T/info" "$T/out"
run model verify
answers 'verify takes the default model' 0
unset TRIAGE_MODEL

# The text form and back again.
run model export "$model" -o "$T/text"
answers 'exports' 0
check 'exporting prints nothing' [ ! -s "$T/out" ]
{
	echo categories.tsv
	echo manifest.tsv
	echo report.txt
	echo second.tsv
	echo vocabulary.tsv
	cut -f 1 "$sample/categories.tsv" | sed 's/$/.svm/'
} | sort >"$T/expected"
ls -A "$T/text" | sort >"$T/files"
same 'the text form has its files' "$T/expected" "$T/files"
equals 'all of it is plain text' \
	"$(cat "$T/text"/* | tr -d '\n\t\040-\176' | LC_ALL=C tr -d '\200-\377' |
		wc -c)" 0
run model pack "$T/text" -o "$T/packed.triage"
answers 'packs' 0
same 'what was exported packs to the same bytes' "$model" \
	"$T/packed.triage"
run model export "$T/packed.triage" -o "$T/text2"
check 'and exports to the same text' diff -r "$T/text" "$T/text2"
run model export "$T/text" -o "$T/text3"
answers 'exports the text form' 0
check 'to the same text' diff -r "$T/text" "$T/text3"
run model pack "$model" -o "$T/repacked.triage"
same 'a packed model packs to the same bytes' "$model" \
	"$T/repacked.triage"
run model info "$T/text"
same 'info of the text form is the same' "$T/info" "$T/out"
run model verify "$T/text"
answers 'verify takes the text form' 0
run model export "$model" -o "$T/text"
answers 'exports over an export' 0
check 'which leaves the same' diff -r "$T/text" "$T/text2"

# Over another model's text: what is not of this model must not stay.
small_corpus "$T/small"
# shellcheck disable=SC2086
"$triage" train "$T/small" -q -o "$T/small.triage" $small
run model export "$T/small.triage" -o "$T/text2"
answers 'exports over the export of another model' 0
check 'which then is this model' "$triage" model verify "$T/text2"
run model pack "$T/text2" -o "$T/packed.triage"
same 'and packs to this model' "$T/small.triage" "$T/packed.triage"

# Where they cannot go.
run model export "$model" -o "$T/nowhere/text"
complains 'an export to nowhere is told' 73 "cannot export to '$T/nowhere/text'"
: >"$T/file"
run model export "$model" -o "$T/file"
complains 'an export to a file is told' 73 "cannot export to '$T/file'"
run model pack "$model" -o "$T/nowhere/x.triage"
complains 'a packed model for nowhere is told' 73 \
	"cannot write model '$T/nowhere/x.triage'"
run model pack "$model" -o "$T/text"
complains 'a packed model over a folder is told' 73 'Is a directory'
cp "$T/small.triage" "$T/kept.triage"
(
	ulimit -f 8
	exec timeout 60 "$triage" model pack "$model" -o "$T/kept.triage" \
		2>"$T/err"
)
code=$?
complains 'a full disk is told' 73 'cannot write model'
same 'and leaves the old model' "$T/small.triage" "$T/kept.triage"
(
	ulimit -f 8
	exec timeout 60 "$triage" model export "$model" -o "$T/half" \
		2>"$T/err"
)
code=$?
complains 'a full disk is told of an export' 73 "cannot export to '$T/half'"
equals 'and no half file is left anywhere' "$(find "$T" -name '*.tmp')" ''
run model pack "$model" -o "$model"
answers 'packs a model onto itself' 0
check 'and it is still sound' "$triage" model verify "$model"
same 'and the same' "$T/repacked.triage" "$model"

# Differences.
run model diff "$model" "$T/text"
answers 'a model and its text do not differ' 0
equals 'no line is gone or new' "$(grep -c '^[-+] ' "$T/out")" 0
prints 'no term is gone or new' '^  terms: 0 gone, 0 new, [1-9][0-9]* in both$'
equals 'all weights are the same' \
	"$(grep -c 'cosine of the weights 1\.0000$' "$T/out")" 16
# Of other documents: the terms both have stand in another order.
sample_lines | awk 'NR % 3' >"$T/part.jsonl"
"$triage" train "$T/part.jsonl" -q -o "$T/other.triage" --set min-documents=3 \
	--c 0.1
run model diff "$model" "$T/other.triage"
answers 'two models differ' 0
check 'a setting is told' sh -c "grep -Fqx -e '- min-documents	4' '$T/out' &&
	grep -Fqx -e '+ min-documents	3' '$T/out'"
prints 'terms that went are counted' '^  terms: [1-9][0-9]* gone, '
check 'weights differ' sh -c \
	"grep 'cosine of the weights' '$T/out' | grep -qv '1\.0000$'"
gone=$(sed -n 's/^  terms: \([0-9]*\) gone, \([0-9]*\) new, .*/\1 \2/p' \
	"$T/out")
"$triage" model export "$T/other.triage" -o "$T/other"
cut -f 1 "$T/text/vocabulary.tsv" | sort >"$T/before"
cut -f 1 "$T/other/vocabulary.tsv" | sort >"$T/after"
equals 'as many as the vocabularies say' "$gone" \
	"$(comm -23 "$T/before" "$T/after" | wc -l) $(comm -13 "$T/before" \
		"$T/after" | wc -l)"
check 'of which each has some of its own' sh -c \
	"echo '$gone' | grep -Eq '^[1-9][0-9]* [1-9][0-9]*\$'"
grep 'cosine of the weights' "$T/out" | sort >"$T/cosines"
equals 'machines for the same are alike' \
	"$(awk '$NF < 0.5' "$T/cosines" | wc -l)" 0
run model diff "$T/other.triage" "$model"
grep 'cosine of the weights' "$T/out" | sort >"$T/back"
same 'from either side' "$T/cosines" "$T/back"
run model diff "$model" "$T/small.triage"
answers 'models of other categories differ' 0
prints 'their categories are told' '^\+ frogs	6	'
for order in "$T/missing $model" "$model $T/missing"; do
	# shellcheck disable=SC2086
	run model diff $order
	complains 'a missing model has no difference' 78 \
		"cannot load model '$T/missing'"
done
finish
