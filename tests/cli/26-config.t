# SPDX-License-Identifier: MIT
# Configuration files, --set, and triage config.
. tests/cli/lib.sh
train_sample
text=$sample/ddos/record-flood-hoster.txt
unset TRIAGE_CONFIG
HOME=$T/home
XDG_CONFIG_HOME=$T/xdg
export HOME XDG_CONFIG_HOME
own=$XDG_CONFIG_HOME/triage/config
mkdir -p "$XDG_CONFIG_HOME/triage" "$HOME/.config/triage"

# in_force NAME KEY VALUE PLACE: what `triage config KEY` says.
in_force() {
	equals "$1" "$(cat "$T/out")" "$(printf '%s\t%s\t%s' "$2" "$3" "$4")"
}

# The user's file, which the options outrank.
cat >"$own" <<END
# a comment, then an empty line

  format =	jsonl
model=$model
top = 1
END
run classify "$text"
answers 'classify reads the configuration' 0
prints 'and has its format and its model' '^\{"source":.*"model":"my"'
cp "$T/out" "$T/configured"
run classify -f jsonl -m "$model" -n 1 "$text"
same 'and its numbers' "$T/configured" "$T/out"
run classify -f tsv "$text"
prints 'an option stands above the file' '^[^{].*	ok	'
run classify --set format=tsv "$text"
prints 'so does --set' '^[^{].*	ok	'
run classify --set format=tsv --format jsonl "$text"
same 'and the option above --set' "$T/configured" "$T/out"
run config format
in_force 'config says where' format jsonl "'$own': line 3"
run config format --set format=tsv
in_force 'config tells --set' format tsv --set
run config folds
in_force 'config tells the standard' folds 5 standard
run config only
in_force 'config tells what has no value' only - standard
TRIAGE_MODEL=$T/missing.triage "$triage" classify "$text" \
	>"$T/out" 2>"$T/err"
code=$?
complains 'TRIAGE_MODEL stands above the file' 78 missing.triage
TRIAGE_MODEL=$T/missing.triage "$triage" classify --set "model=$model" \
	"$text" >"$T/out" 2>"$T/err"
equals 'and below --set' $? 0

# Which file.
printf 'format = tsv\r\nfolds = 3\nfolds = 4' >"$T/other"
run config format --config "$T/other"
in_force '--config is read in place of the others' format tsv \
	"'$T/other': line 1"
run config folds --config "$T/other"
in_force 'the last line of a key counts, with no line end' folds 4 \
	"'$T/other': line 3"
run config top --config "$T/other"
in_force 'and nothing else is' top - standard
TRIAGE_CONFIG=$T/other "$triage" config format >"$T/out"
in_force 'as is what TRIAGE_CONFIG names' format tsv "'$T/other': line 1"
run config --config "$T/nowhere"
complains 'which must be there' 78 "nowhere': cannot be opened"
rm "$own"
run classify -m "$model" "$text"
answers 'the usual files may be missing' 0
echo 'top = 2' >"$HOME/.config/triage/config"
run config top
in_force 'XDG_CONFIG_HOME replaces ~/.config' top - standard
unset XDG_CONFIG_HOME
run config top
in_force 'which is read without it' top 2 \
	"'$HOME/.config/triage/config': line 1"

# The system's file, in a place of its own where we may have one.
if unshare -rm true 2>/dev/null; then
	mkdir "$T/etc"
	printf 'top = 3\njobs = 2\n' >"$T/etc/triage.conf"
	unshare -rm sh -c "mount --bind '$T/etc' /etc &&
		'$triage' config top jobs" >"$T/out" 2>"$T/err"
	code=$?
	answers 'reads /etc/triage.conf' 0
	prints 'below the user' "^top	2	'$HOME"
	prints 'and above the standard' "^jobs	2	'/etc/triage.conf': line 2"
else
	skip 'reads /etc/triage.conf' 'no namespace of our own here'
fi

# What is wrong has its file and line.
while IFS='|' read -r line regex; do
	printf '# first\n%s\n' "$line" >"$T/wrong"
	run classify --config "$T/wrong" "$text"
	complains "refuses '$line'" 78 "'$T/wrong': line 2: $regex"
done <<'END'
fromat = tsv|unknown setting 'fromat': did you mean 'format'
zebra = 1|unknown setting 'zebra': 'triage help settings' lists them
output = x|unknown setting 'output'
format|not of the form 'key = value'
= tsv|unknown setting ''
format = xml|'format' cannot be 'xml': one of text, tsv, json
kind = spam|'kind' cannot be 'spam': one of 
torn = maybe|'torn' cannot be 'maybe': one of leave, keep, half
threshold = 2|'threshold' cannot be '2'
top = 0|'top' cannot be '0'
jobs =|'jobs' cannot be ''
c = 1,,2|'c' cannot be '1,,2'
memory = lots|'memory' cannot be 'lots'
max-bytes = 3G|'max-bytes' cannot be '3G'
pairs = 2|'pairs' cannot be '2': value of a setting is out of range
END
echo 'only = zebras,ddos' >"$T/wrong"
run classify --config "$T/wrong" -m "$model" "$text"
complains 'a strange category has its file and line' 64 \
	"classify: '$T/wrong': line 1: the model has no category 'zebras'"
run classify --only ransomwear -m "$model" "$text"
complains 'a mistyped category is put right' 64 \
	"did you mean 'ransomware'"
printf 'format\000 = tsv\n' >"$T/wrong"
run config --config "$T/wrong"
complains 'refuses a NUL' 78 'line 1: not of the form'
head -c 1100000 /dev/zero | tr '\0' '#' >"$T/wrong"
run config --config "$T/wrong"
complains 'refuses a file beyond its limit' 78 "$T/wrong"
run classify --set folds=3 "$text"
complains 'refuses what the command has no use for' 64 \
	"classify has no use for 'folds'"
run config zebra
complains 'config refuses a strange key' 64 "unknown setting 'zebra'"

# Training takes its settings from the file, and a model that is there none.
small_corpus "$T/corpus"
echo 'min-documents = 1' >"$T/settings"
run train "$T/corpus" -q -o "$T/file.triage" --name x --config "$T/settings"
answers 'train reads the settings of the vectors' 0
run train "$T/corpus" -q -o "$T/set.triage" --name x --set min-documents=1
same 'as --set gives them' "$T/file.triage" "$T/set.triage"
run evaluate -q --model "$T/set.triage" "$T/corpus" --config "$T/settings"
answers 'a finished model passes over them' 0

# The manual and the table.
run config
manual=src/command/triage.conf.5
cut -f 1,2 "$T/out" | sort >"$T/table"
sed -n 's/^\.It Cm \([a-z-]*\) Pq \(.*\)$/\1	\2/p' $manual | sort \
	>"$T/described"
HOME=$T/none "$triage" config | cut -f 1,2 | sort >"$T/table"
check 'there are keys' [ "$(wc -l <"$T/table")" -gt 20 ]
check 'triage.conf(5) has every key and its standard value' \
	diff "$T/table" "$T/described"
run help settings
while read -r key standard; do
	check "help settings has $key" grep -qx "$key	$standard" "$T/out"
done <"$T/table"
finish
