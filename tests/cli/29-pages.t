# SPDX-License-Identifier: MIT
# The article is found on every page of tests/pages.
. tests/cli/lib.sh

sh tests/pages/score.sh "sh tests/pages/body.sh $triage" >"$T/scores"

# no_less NAME SHARE FIELD: of what score.sh said.
no_less() {
	if awk -v share="$2" -v field="$3" -v name="$1" \
		'$4 == name && $field >= share { found = 1 }
		END { exit !found }' "$T/scores"; then
		ok "$1 has $2 or more"
	else
		not_ok "$1 has $2 or more" "$(grep " $1\$" "$T/scores")"
	fi
}

for page in tests/pages/*.html; do
	no_less "$(basename "$page" .html)" .85 3
done

# Another article in the same page has the labels of its clean text.
mkdir "$T/pages" "$T/texts"
number=0
for page in tests/pages/*.html; do
	told=$("$triage" dump "$page" | sed -n 's/^title: //p')
	for turn in 1 2 3; do
		number=$((number + 1))
		text=$(ls "$sample"/*/*.txt | sed -n "$((number * 7 % 118 + 1))p")
		name=$(basename "$page" .html)-$turn
		if awk -v told="$told" -f tests/pages/wrap.awk \
			"${page%.html}.txt" "$page" "$text" \
			>"$T/pages/$name" 2>/dev/null; then
			cp "$text" "$T/texts/$name"
		else
			rm "$T/pages/$name"
		fi
	done
done
for folder in pages texts; do
	run classify -f tsv "$T/$folder"
	cut -f 1,2 "$T/out" | sed 's|.*/||' | sort >"$T/$folder.tsv"
done
wrapped=$(wc -l <"$T/texts.tsv")
check 'most pages take another article' [ "$wrapped" -ge 100 ]
alike=$(comm -12 "$T/pages.tsv" "$T/texts.tsv" | wc -l)
if [ $((alike * 100)) -ge $((wrapped * 95)) ]; then
	ok "$alike of $wrapped pages have the labels of their texts"
else
	not_ok "$alike of $wrapped pages have the labels of their texts" \
		"$(diff "$T/pages.tsv" "$T/texts.tsv")"
fi

no_less overall .95 1
no_less overall .97 2
no_less overall .97 3

finish
