# SPDX-License-Identifier: MIT
# A corpus that cannot be trained on: one sentence that names the place.
. tests/cli/lib.sh

# refuses NAME CODE REGEX CORPUS [OPTION...], both to train and to evaluate.
refuses() {
	name=$1
	expected=$2
	regex=$3
	shift 3
	# shellcheck disable=SC2086
	run train -o "$T/never.triage" $small "$@"
	complains "train refuses $name" "$expected" "$regex"
	check "and leaves nothing of $name" \
		[ -z "$(ls "$T" | grep never)" ]
	# shellcheck disable=SC2086
	run evaluate $small "$@"
	complains "evaluate refuses $name" "$expected" "$regex"
}
# fresh: a small corpus that is fine, in $T/c.
fresh() {
	rm -rf "$T/c"
	small_corpus "$T/c"
}

fresh
# shellcheck disable=SC2086
run train "$T/c" -o "$T/fine.triage" $small
answers 'the corpus that the others are made of is fine' 0

refuses 'a missing corpus' 66 \
	"cannot read corpus '$T/missing': cannot be opened: No such file" \
	"$T/missing"
ln -s loop "$T/loop"
refuses 'an unreadable corpus' 66 "cannot read corpus '$T/loop'" "$T/loop"
mkdir "$T/empty"
refuses 'an empty folder' 65 'the corpus has no documents' "$T/empty"
mkdir "$T/empty/alpha" "$T/empty/none"
refuses 'empty category folders' 65 'the corpus has no documents' "$T/empty"
: >"$T/empty.jsonl"
refuses 'an empty file' 65 'the corpus has no documents' "$T/empty.jsonl"
printf '\n  \n\n' >"$T/blank.jsonl"
refuses 'a blank file' 65 'the corpus has no documents' "$T/blank.jsonl"
mkdir -p "$T/nothing/none"
echo 'Some words of no category at all.' >"$T/nothing/none/a.txt"
refuses 'a folder of none' 65 'the corpus has no categories' "$T/nothing"

# Too few.
for count in 1 0; do
	fresh
	rm "$T/c/trains"/t[2-6].txt
	[ $count -eq 1 ] || rm "$T/c/trains/t1.txt"
	printf 'frogs\tOf frogs\ntrains\tOf trains\n' >"$T/c/categories.tsv"
	# shellcheck disable=SC2086
	run train "$T/c" -o "$T/never.triage" $small
	complains "train refuses a category with $count positive" 65 \
		"category 'trains' has $count document"
	check "and leaves no model of $count positive" \
		[ ! -e "$T/never.triage" ]
	# shellcheck disable=SC2086
	run evaluate "$T/c" $small
	check "evaluate of $count positive ends with a report or a sentence" \
		sh -c "[ $code -eq 0 ] || { [ $code -eq 65 ] &&
			[ \$(wc -l <'$T/err') -eq 1 ]; }"
done
fresh
rm -r "$T/c/none" "$T/c/trains"
refuses 'a category without negatives' 65 \
	"category 'frogs' has 6 documents that hold and 0 that do not" "$T/c"

# Names.
fresh
echo 'A frog of quite another kind sat on a stone.' >"$T/c/trains/f1.txt"
refuses 'two documents of one name' 65 \
	"'trains/f1\.txt': .*other bytes: rename one|'frogs/f1\.txt': .*other bytes: rename one" "$T/c"
fresh
mkdir "$T/c/Frogs"
echo 'A frog with a capital.' >"$T/c/Frogs/x.txt"
refuses 'a category with a capital' 65 \
	"a category's name is lower-case letters, digits and hyphens.* 'Frogs'" \
	"$T/c"
fresh
mkdir "$T/c/my frogs"
echo 'A frog with a blank.' >"$T/c/my frogs/x.txt"
refuses 'a category with a blank' 65 "a category's name is .* 'my frogs'" "$T/c"
fresh
for i in $(seq 300); do
	mkdir "$T/c/many$i"
	echo "Document number $i." >"$T/c/many$i/m$i.txt"
done
refuses 'too many categories' 65 'too many categories' "$T/c"

# labels.tsv.
labels() {
	fresh
	printf "$2" >"$T/c/labels.tsv"
	refuses "$1" "$3" "$4" "$T/c"
}
labels 'an unknown category' \
	'frogs/f1.txt\tfrogs\nfrogs/f2.txt\tfrogs,toads\n' 65 \
	"labels\.tsv': line 2: unknown category 'toads'"
labels 'an unknown category that does not hold' \
	'\n# a comment\nfrogs/f1.txt\tfrogs\ttoads\n' 65 \
	"labels\.tsv': line 3: unknown category 'toads'"
labels 'an unknown torn category' 'frogs/f1.txt\tfrogs\t*\ttoads\n' 65 \
	"labels\.tsv': line 1: unknown category 'toads'"
labels 'an empty name in a list' 'frogs/f1.txt\tfrogs,\n' 65 \
	"labels\.tsv': line 1: "
labels 'a path out of the corpus' 'frogs/f1.txt\tfrogs\n../x.txt\tfrogs\n' \
	65 "labels\.tsv': line 2: path leads out of the corpus"
labels 'an absolute path' '/etc/hostname\tfrogs\n' 65 \
	"labels\.tsv': line 1: path leads out of the corpus"
labels 'a path out of the corpus and in again' \
	'frogs/../../c/frogs/f1.txt\tfrogs\n' 65 \
	"labels\.tsv': line 1: path leads out of the corpus"
labels 'a path that ends above' 'frogs/f1.txt/..\tfrogs\n' 65 \
	"labels\.tsv': line 1: path leads out of the corpus"
labels 'an empty path' '\tfrogs\n' 65 \
	"labels\.tsv': line 1: path is empty or too long"
labels 'a column too many' 'frogs/f1.txt\tfrogs\t*\t\tmore\n' 65 \
	"labels\.tsv': line 1: more than four columns"
labels 'a document that is not there' 'frogs/f99.txt\tfrogs\n' 66 \
	"frogs/f99\.txt': cannot be opened: No such file"
fresh
printf 'frogs/..f1.txt\tfrogs\n' >"$T/c/labels.tsv"
cp "$T/c/frogs/f1.txt" "$T/c/frogs/..f1.txt"
# shellcheck disable=SC2086
run train "$T/c" -q -o "$T/fine.triage" $small
answers 'two dots that begin a name lead nowhere' 0

# categories.tsv.
fresh
printf 'frogs\tOf frogs\ntrains\nfrogs\n' >"$T/c/categories.tsv"
refuses 'a category listed twice' 65 \
	"categories\.tsv': line 3: category is listed twice" "$T/c"
printf 'frogs\n' >"$T/c/categories.tsv"
refuses 'a folder that the list lacks' 65 "unknown category 'trains'" "$T/c"
printf 'frogs\t%0300d\n' 0 >"$T/c/categories.tsv"
refuses 'a summary too long' 65 \
	"categories\.tsv': line 1: summary is too long" "$T/c"
fresh
refuses 'a list of categories that is not there' 66 \
	"'$T/missing.tsv': cannot be opened" "$T/c" \
	--categories "$T/missing.tsv"

# A document that cannot be read.
fresh
ln -s nowhere "$T/c/frogs/dead.txt"
refuses 'a dead link' 66 "frogs/dead\.txt': cannot be opened: No such file" \
	"$T/c"
fresh
printf '{"text":"A frog."}\nbroken\n' >"$T/c/frogs/lines.jsonl"
refuses 'a broken line in a folder' 65 "frogs/lines\.jsonl'.*line 2" "$T/c"
fresh
refuses 'a document past the limit' 65 'larger than --max-bytes allows' \
	"$T/c" --max-bytes 20
deep=$T/c/frogs
for i in $(seq 40); do deep=$deep/d; done
mkdir -p "$deep"
cp "$T/c/none/n1.txt" "$deep/"
refuses 'folders nested too deeply' 65 'folders are nested too deeply' "$T/c"

# JSON Lines.
lines() {
	{
		for i in 1 2 3; do
			echo '{"id":"a'$i'","text":"The frog jumped.","labels":["frogs"]}'
		done
		printf '%s\n' "$2"
		for i in 1 2 3; do
			echo '{"id":"b'$i'","text":"The soup boiled.","labels":[]}'
		done
	} >"$T/c.jsonl"
	refuses "$1" 65 "$3" "$T/c.jsonl"
}
lines 'a line of text' 'hello' "c\.jsonl': line 4: not valid JSON"
lines 'a cut line' '{"id":"x","text":"The' "c\.jsonl': line 4: not valid JSON"
lines 'a list' '[]' "c\.jsonl': line 4: not a JSON object"
lines 'no text' '{"labels":["frogs"]}' "c\.jsonl': line 4: \"text\" is missing"
lines 'labels that are no list' '{"text":"x","labels":"frogs"}' \
	"c\.jsonl': line 4: a list of categories is not a list"
lines 'a label that is no string' '{"text":"x","labels":[1]}' \
	"c\.jsonl': line 4: a category is not a string"
lines 'a label that is no name' '{"text":"x","labels":["My Frogs"]}' \
	"line 4: .*a category's name is lower-case"
lines 'a fold that is no number' '{"text":"x","labels":[],"fold":"one"}' \
	"c\.jsonl': line 4: \"fold\" is not a small whole number"
lines 'a negative fold' '{"text":"x","labels":[],"fold":-1}' \
	"c\.jsonl': line 4: \"fold\" is not a small whole number"
lines 'an id twice' '{"id":"a2","text":"x","labels":[]}' \
	"'a2': two documents have this id"
{
	for i in 1 2 3 4 5 6; do
		echo '{"text":"The frog jumped '$i'."}'
	done
} >"$T/bare.jsonl"
refuses 'a corpus without labels' 65 'the corpus has no categories' \
	"$T/bare.jsonl"
printf 'frogs\n' >"$T/list.tsv"
# shellcheck disable=SC2086
run train "$T/bare.jsonl" -o "$T/never.triage" $small \
	--categories "$T/list.tsv"
complains 'train refuses listed categories without labels' 65 \
	"category 'frogs' has 0 documents|no document of the corpus is labelled"
# shellcheck disable=SC2086
run evaluate "$T/bare.jsonl" $small --categories "$T/list.tsv"
complains 'evaluate refuses listed categories without labels' 65 \
	"category 'frogs' has 0 documents|no document of the corpus is labelled"
sample_lines | gzip -c | head -c 2000 >"$T/cut.gz"
refuses 'cut gzip data' 65 'gzip data is damaged or cut short' "$T/cut.gz"
{
	sample_lines | head -n 20
	printf '{"text":"'
	head -c 5000 /dev/zero | tr '\0' a
	printf '"}\n'
} >"$T/long.jsonl"
refuses 'a line past the limit' 65 \
	"long\.jsonl': line 21: line is longer than --max-bytes allows" \
	"$T/long.jsonl" --max-bytes 4K

# Words: nothing is left of the text.
rm -rf "$T/c"
mkdir -p "$T/c/frogs" "$T/c/none"
for i in 1 2 3; do
	echo "$i." >"$T/c/frogs/f$i.txt"
	echo "$i!?" >"$T/c/none/n$i.txt"
done
run train "$T/c" -o "$T/never.triage"
complains 'train refuses a corpus without words' 65 "cannot train on|cannot read"
fresh
run train "$T/c" -o "$T/never.triage" --set min-documents=1000 \
	--set min-pairs=1000 --set min-leads=1000
complains 'train refuses cut-offs that leave no term' 65 'cannot train on'
run train "$T/c" -o "$T/never.triage" $small --background "$T/missing"
complains 'train refuses a missing background' 66 "$T/missing"
finish
