# SPDX-License-Identifier: MIT
# Which model is taken: --model, TRIAGE_MODEL, beside the program, share.
. tests/cli/lib.sh
train_sample
flood=$sample/ddos/record-flood-hoster.txt
cp "$model" "$T/first.triage"
model=$T/second.triage
timeout 120 "$triage" train "$sample" -q -o "$model" --name second
model=$T/first.triage

# taken NAME EXPECTED ARGUMENT...: by the name in the result.
taken() {
	name=$1
	expected=$2
	shift 2
	run classify --format jsonl "$@" "$flood"
	equals "$name" "$code $(sed -n 's/.*"model":"\([^"]*\)".*/\1/p' \
		"$T/out")" "0 $expected"
}
taken '--model is taken' my --model "$T/first.triage"
taken 'the last --model is taken' second --model "$T/first.triage" \
	-m "$T/second.triage"
TRIAGE_MODEL=$T/second.triage
export TRIAGE_MODEL
taken 'TRIAGE_MODEL is taken' second
taken '--model beats TRIAGE_MODEL' my --model "$T/first.triage"
TRIAGE_MODEL=$T/missing
taken '--model beats a TRIAGE_MODEL that is not there' my \
	--model "$T/first.triage"
run classify "$flood"
complains 'a TRIAGE_MODEL that is not there is told' 78 \
	"cannot load model '$T/missing': cannot be opened: No such file"
run model info
complains 'model info looks there, too' 78 "cannot load model '$T/missing'"

# Beside the program, and in share beside its bin.
mkdir -p "$T/lone/bin" "$T/lone/share/triage"
cp "$triage" "$T/lone/bin/triage"
real=$triage
triage=$T/lone/bin/triage
unset TRIAGE_MODEL
if [ -e /usr/local/share/triage/default.triage ]; then
	skip 'no model at all' 'one is installed'
else
	run classify "$flood"
	complains 'without any model it says what to do' 78 \
		'no default model is installed: name one with --model or TRIAGE_MODEL'
fi
cp "$T/first.triage" "$T/lone/share/triage/default.triage"
taken 'the one in share is found' my
cp "$T/second.triage" "$T/lone/bin/default.triage"
taken 'the one beside the program is nearer' second
TRIAGE_MODEL=
export TRIAGE_MODEL
taken 'an empty TRIAGE_MODEL is none' second
unset TRIAGE_MODEL
ln -s lone/bin/triage "$T/link"
triage=$T/link
taken 'a link to the program finds it, too' second
triage=$T/lone/bin/triage
printf 'garbage' >"$T/lone/bin/default.triage"
run classify "$flood"
complains 'a damaged default is told, not passed over' 78 \
	"cannot load model '$T/lone/bin/default.triage': not a packed model"
taken '--model beats a damaged default' my -m "$T/first.triage"
triage=$real

if [ -e "$build/default.triage" ]; then
	run classify --format jsonl "$flood"
	answers 'the uninstalled program finds its model' 0
	prints 'which is called default' '"model":"default'
else
	skip 'the uninstalled program finds its model' \
		"there is no $BUILD/default.triage yet"
fi

# The text form is a model, too.
run model export "$T/first.triage" -o "$T/text"
answers 'the text form is written' 0
taken 'the text form is taken' my --model "$T/text"
taken 'a slash behind it does not matter' my --model "$T/text/"
"$triage" classify -f jsonl -m "$T/text" "$sample" >"$T/by-text"
"$triage" classify -f jsonl -m "$T/first.triage" "$sample" >"$T/by-pack"
same 'both forms judge alike' "$T/by-pack" "$T/by-text"
TRIAGE_MODEL=$T/text
export TRIAGE_MODEL
taken 'TRIAGE_MODEL may name the text form' my
finish
