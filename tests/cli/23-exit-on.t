# SPDX-License-Identifier: MIT
# --exit-on makes the verdict an exit code: 0 holds, 1 does not, 2 unsure.
. tests/cli/lib.sh
train_sample
TRIAGE_MODEL=$model
export TRIAGE_MODEL
flood=$sample/ddos/record-flood-hoster.txt
soup=$sample/none/pumpkin-soup.txt
: >"$T/empty.txt"

# verdict CODE EXPRESSION [OPTION...] of the flood, which is ddos and no
# ransomware; with -t 1 nothing reaches, so what is sure becomes unsure.
verdict() {
	expected=$1
	expression=$2
	shift 2
	run classify --quiet --exit-on "$expression" "$@" "$flood"
	answers "'$(echo "$expression" | tr '\n' ' ')' $* is $expected" \
		"$expected"
}
verdict 0 ddos
verdict 1 ransomware
verdict 2 ddos -t 1
verdict 1 'not ddos'
verdict 0 'not ransomware'
verdict 2 'not ddos' -t 1
verdict 0 'not not ddos'
verdict 0 'ddos and not ransomware'
verdict 1 'ddos and ransomware'
verdict 0 'ransomware or ddos'
verdict 1 'ransomware or not ddos'
verdict 1 'ransomware and ddos' -t 1
verdict 2 'ransomware or ddos' -t 1
verdict 0 'ransomware and ransomware or ddos'
verdict 1 'ransomware and (ransomware or ddos)'
verdict 0 'ddos or ransomware and ransomware'
verdict 1 '(ddos or ransomware) and ransomware'
verdict 0 '((ddos))'
verdict 0 '  ddos	and
not(ransomware)'
verdict 0 'ddos>=0.5'
verdict 0 'ddos >= 0'
verdict 1 'ddos<0.5'
verdict 1 'ddos > 1'
verdict 0 'ddos<=1'
verdict 0 'ransomware<0.5 and ddos>0.5'
verdict 0 'ddos>=0.5' -t 1
verdict 1 'ransomware>=.9'

# Any document that holds makes it hold, then any that is unsure.
several() {
	expected=$1
	shift
	run classify -q -e ddos "$@"
	answers "${*##*/} is $expected" "$expected"
}
several 0 "$soup" "$flood"
several 0 "$flood" "$soup"
several 1 "$soup" "$soup"
several 2 "$T/empty.txt"
several 2 "$soup" "$T/empty.txt"
several 0 "$T/empty.txt" "$flood" "$soup"
run classify -q -e 'not ddos' "$T/empty.txt"
answers 'what is not judged is unsure either way' 2
run classify -q -e ddos "$T/empty.txt" -t 0
answers 'whatever the threshold' 2
mkdir "$T/bare"
run classify -q -e ddos "$T/bare"
answers 'no document at all does not hold' 1
run classify -e ddos "$soup"
prints 'results are still printed' "^$soup	ok	"
run classify -q -j 4 -e ddos "$soup" "$T/empty.txt" "$soup" "$flood" "$soup"
answers 'threads give the same verdict' 0

# A failure is never mistaken for a verdict.
run classify -q -e ddos "$flood" "$T/missing"
complains 'a missing file beats a verdict' 66 "cannot read '$T/missing'"
echo broken >"$T/broken"
run classify -q -e ddos --kind jsonl "$T/broken"
complains 'a broken line beats a verdict' 65 "(broken:1'|line 1): not valid JSON"
run classify -q -e ddos -m "$T/missing" "$flood"
complains 'a missing model beats a verdict' 78 'cannot load model'
timeout 60 "$triage" classify -e ddos "$flood" >/dev/full 2>"$T/err"
code=$?
complains 'a full disk beats a verdict' 74 'cannot write the output'

# Errors of syntax say what is expected, and of which word.
refuses() {
	run classify -q --exit-on "$1" "$flood"
	complains "refuses '$(echo "$1" | cut -c 1-40)'" 64 \
		"--exit-on '.*': $2"
}
refuses 'zebra' "the model has no such category:? '?zebra'?"
refuses 'ddos and zebra' "the model has no such category:? '?zebra'?"
refuses 'ddos and' "a category's name is expected"
refuses 'and' "(a category's name is expected|the model has no such category)"
refuses 'not' "a category's name is expected"
refuses ' ' "a category's name is expected"
refuses '()' "a category's name is expected"
refuses '(ddos' "'\)' is missing"
refuses 'ddos)' "'and', 'or' or the end is expected"
refuses 'ddos ransomware' "'and', 'or' or the end is expected"
refuses 'ddos && ransomware' "'and', 'or' or the end is expected"
refuses 'DDOS' "a category's name is expected"
refuses 'ddos>=' 'a number from 0 to 1 must follow a comparison'
refuses 'ddos>=2' 'a number from 0 to 1 must follow a comparison'
refuses 'ddos>=-1' 'a number from 0 to 1 must follow a comparison'
refuses 'ddos>=0.5.5' 'a number from 0 to 1 must follow a comparison'
refuses 'ddos=0.5' "'and', 'or' or the end is expected"
refuses 'ddos>ransomware' 'a number from 0 to 1 must follow a comparison'
# repeat COUNT TEXT
repeat() {
	awk -v count="$1" -v text="$2" 'BEGIN {
		while (i++ < count)
			printf "%s", text
		print "ddos"
	}'
}
refuses "$(repeat 100 '(')" 'expression is nested too deeply'
refuses "$(repeat 100 'not ')" 'expression is nested too deeply'
refuses "$(repeat 200 'ddos or ')" 'expression is too long'
for text in '(' 'not ' 'ddos or ' 'zebra'; do
	run classify -q --exit-on "$(repeat 5000 "$text")" "$flood"
	complains "refuses '$text' many times in one line" 64 --exit-on
done
run classify --exit-on '' "$flood"
complains 'refuses an empty expression' 64 "'--exit-on' cannot be ''"
finish
