# SPDX-License-Identifier: MIT
# Stock svm-predict, given an exported category and our vectors, says what
# we say: the same decision, and the same probability to 1e-5.
. tests/cli/lib.sh
train_sample
if ! command -v svm-predict >/dev/null 2>&1; then
	not_ok 'there is an svm-predict' "install Debian's libsvm-tools"
	finish
fi

# What libsvm can read is the hyperplanes: the same model without its second
# stage, which decides where each of them is 0.
hyperplanes_only() {
	sed 's/^second-stage	1$/second-stage	0/' "$T/text/manifest.tsv" \
		>"$T/manifest"
	cp "$T/manifest" "$T/text/manifest.tsv"
	check "$name: packs without a second stage" \
		"$triage" model pack "$T/text" -o "$T/first.triage"
}

# agree NAME CORPUS MODEL: counts documents and categories that agree.  The
# six digits that evaluate prints are the finest we show.
agree() {
	name=$1
	sample_documents "$T/docs"
	check "$name: exports" "$triage" model export "$3" -o "$T/text"
	hyperplanes_only
	(cd "$T/docs" && "$triage" classify -m "$T/first.triage" \
		--format svm --kind text ./*) >"$T/vectors"
	"$triage" evaluate "$2" --model "$T/first.triage" -q \
		--predictions "$T/predicted"
	documents=$(wc -l <"$T/vectors")
	(cd "$T/docs" && "$triage" classify -m "$T/first.triage" \
		--format tsv ./*) |
		cut -f 1 | sed 's|^\./||' >"$T/names"
	sed 's/^{"id":"\([^"]*\)".*/\1/' "$T/predicted" >"$T/ids"
	same "$name: vectors and predictions are of the same documents" \
		"$T/names" "$T/ids"
	decisions=0
	probabilities=0
	: >"$T/wrong"
	while IFS='	' read -r category _ _ _ _ kind _; do
		[ -f "$T/text/$category.svm" ] || continue	# a heading
		compare_category
	done <"$T/text/categories.tsv"
	echo "# $name: $documents documents," \
		"$(ls "$T/text" | grep -c '\.svm$') categories:" \
		"$decisions decisions and $probabilities probabilities agree"
	equals "$name: nothing disagrees" "$(cat "$T/wrong")" ''
}
# Our figures of $category, a document a line: decision, confidence.
ours() {
	awk -v name="$category" '{
		labels = $0
		sub(/.*"labels":\[/, "", labels)
		sub(/\].*/, "", labels)
		p = $0
		sub(".*[{,]\"" name "\":", "", p)
		sub(/[,}].*/, "", p)
		print (index(labels, "\"" name "\"") ? 1 : -1), p
	}' "$T/predicted"
}
compare_category() {
	ours >"$T/ours"
	if [ "$kind" != uncalibrated ]; then
		svm-predict -b 0 "$T/vectors" "$T/text/$category.svm" \
			"$T/theirs" >/dev/null
		paste -d ' ' "$T/ours" "$T/theirs" | awk -v name="$category" \
			-v wrong="$T/wrong" '
			$1 == $3 { same++ }
			$1 != $3 { print name, NR, $0 >>wrong }
			END { print same + 0 }' >"$T/same"
		decisions=$((decisions + $(cat "$T/same")))
	fi
	grep -q '^probA ' "$T/text/$category.svm" || return 0
	svm-predict -b 1 "$T/vectors" "$T/text/$category.svm" "$T/theirs" \
		>/dev/null
	sed 1d "$T/theirs" | paste -d ' ' "$T/ours" - | awk \
		-v name="$category" -v wrong="$T/wrong" '
		{ difference = $2 - $4 }
		difference < 0 { difference = -difference }
		# Half of a last place of ours, and of six digits of theirs.
		difference <= 0.000011 { same++ }
		difference > 0.000011 { print name, NR, $0 >>wrong }
		END { print same + 0 }' >"$T/same"
	probabilities=$((probabilities + $(cat "$T/same")))
}

agree 'the sample' "$sample" "$model"
calibrated=$(cut -f 6 "$T/text/categories.tsv" | grep -cx 'platt\|isotonic')
platt=$(grep -l '^probA' "$T/text"/*.svm | wc -l)
equals 'every decision of a calibrated category was compared' "$decisions" \
	$((calibrated * documents))
equals 'every probability that libsvm knows was compared' \
	"$probabilities" $((platt * documents))
check 'those are more than a few' [ "$platt" -ge 4 ]
check 'the decisions are of both kinds' sh -c \
	"grep -q '\"labels\":\[\"' '$T/predicted' &&
		grep -q '\"labels\":\[\]' '$T/predicted'"
equals 'only isotonic categories have no probability of libsvm' \
	"$(awk -F '\t' '$6 == "isotonic"' "$T/text/categories.tsv" | wc -l)" \
	$((16 - platt))

# The comparison can fail: one decision turned, one probability moved.
cp "$T/text/ddos.svm" "$T/ddos.svm"
category=ddos
kind=platt
sed 's/^rho .*/rho -1000000/' "$T/ddos.svm" >"$T/text/ddos.svm"
: >"$T/wrong"
compare_category
check 'a moved plane is told' test -s "$T/wrong"

# A model of few documents: what is not calibrated still has probabilities.
small_corpus "$T/small"
# shellcheck disable=SC2086
"$triage" train "$T/small" -q -o "$T/small.triage" $small
"$triage" model export "$T/small.triage" -o "$T/text-small"
equals 'it is not calibrated' \
	"$(cut -f 6 "$T/text-small/categories.tsv" | grep -cx uncalibrated)" 2
(cd "$T/small" && "$triage" classify -m "$T/small.triage" --format svm \
	frogs none trains) >"$T/vectors"
"$triage" evaluate "$T/small" --model "$T/small.triage" -q \
	--predictions "$T/predicted"
T_text=$T/text
rm -rf "$T_text"
mv "$T/text-small" "$T_text"
: >"$T/wrong"
probabilities=0
kind=uncalibrated
for category in frogs trains; do compare_category; done
equals 'uncalibrated probabilities agree, too' "$(cat "$T/wrong")" ''
equals 'all of them' "$probabilities" 36

# The default model, where there is one.
if [ -e "$build/default.triage" ]; then
	rm -rf "$T_text"
	decisions=0
	agree 'the default model' "$sample" "$build/default.triage"
	check 'the default model decides as svm-predict does' \
		[ "$decisions" -gt 0 ]
else
	skip 'the default model decides as svm-predict does' \
		"there is no $BUILD/default.triage yet"
fi
finish
