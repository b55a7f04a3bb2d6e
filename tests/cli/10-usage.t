# SPDX-License-Identifier: MIT
# Wrong usage is one line and exit 64; help is on stdout and exit 0.
. tests/cli/lib.sh
train_sample

complains_of_usage() {
	name=$1
	regex=$2
	shift 2
	run "$@"
	complains "$name" 64 "$regex"
}

complains_of_usage 'refuses to do nothing' 'triage help'
complains_of_usage 'suggests a command' "did you mean 'triage classify'" clasify x
complains_of_usage 'suggests the command of a single slip' \
	"did you mean 'triage model'" modle
complains_of_usage 'points to help for a strange command' \
	"unknown command 'zebra': 'triage help' lists them" zebra
complains_of_usage 'refuses an empty command' 'unknown command' ''
complains_of_usage 'points to help for a strange option of its own' \
	"unknown command '--zebra'" --zebra
complains_of_usage 'help refuses a strange command' "'zebra'" help zebra

# Every command refuses strange options, and suggests what is near.
while read -r command wrong right; do
	complains_of_usage "$command suggests $right for $wrong" \
		"$command: unknown option '${wrong%=*}': did you mean '$right'" \
		"$command" "$wrong"
done <<END
classify --formt --format
classify --treshold --threshold
classify --exiton --exit-on
filter --wen --when
filter --tmeout=3 --timeout
train --ouput --output
train --outptu=x --output
evaluate --prediction --predictions
model --outpt --output
help --hlep --help
END
for command in classify filter dump train evaluate model config help; do
	complains_of_usage "$command points to its help for a strange option" \
		"$command: unknown option '--zebrafish': 'triage $command --help'" \
		"$command" --zebrafish
	complains_of_usage "$command refuses a strange letter" \
		"$command: unknown option '-Z'" "$command" -Z
done
complains_of_usage 'an option of another command is strange' \
	"classify: unknown option '--folds'" classify --folds 3

# Values.
while IFS='|' read -r command option value regex; do
	complains_of_usage "$command $option refuses '$value'" "$regex" \
		"$command" "$option" "$value" --quiet training/sample
done <<'END'
classify|--top|0|'--top' cannot be '0'
classify|--top|many|'--top' cannot be 'many'
classify|--top|-1|'--top' cannot be '-1'
classify|--jobs|0|'--jobs' cannot be '0'
classify|--jobs|1.5|'--jobs' cannot be '1.5'
classify|--max-bytes|0|'--max-bytes' cannot be '0'
classify|--max-bytes|5T|'--max-bytes' cannot be '5T'
classify|--max-bytes|99999999999999999999|'--max-bytes' cannot be
classify|--kind|docx|unknown kind 'docx': it is one of
filter|--timeout|0|'--timeout' cannot be '0'
filter|--max-bytes|5T|'--max-bytes' cannot be '5T'
train|--c|0|--c is a list
train|--c|1,,2|--c is a list
train|--c|1,two|--c is a list
train|--c|1001|--c is a list
train|--precision|1.5|--precision is a number from 0 to 1 with at most 3 decimals, not '1.5'
train|--precision|high|--precision is a number from 0 to 1 with at most 3 decimals, not 'high'
train|--torn|maybe|--torn is leave, keep or half, not 'maybe'
train|--folds|1|--folds is a number from
train|--folds|0|'--folds' cannot be '0'
train|--folds|70000|--folds is a number from
train|--format|xml|unknown format 'xml': text or json
train|--set|zebra=1|unknown setting 'zebra': 'triage help settings'
train|--set|pairs|not of the form 'key = value'
train|--set|pairs=|'pairs' cannot be '': value of a setting
train|--set|pairs=2|'pairs' cannot be '2': value of a setting
train|--set|pairs=yes|'pairs' cannot be 'yes': value of a setting
train|--set|min-documents=0|'min-documents' cannot be '0': value of a setting
train|--set|max-share=1e-1|'max-share' cannot be '1e-1': value of a setting
train|--memory|lots|'--memory' cannot be 'lots'
evaluate|--format|csv|unknown format 'csv': text or json
evaluate|--set|zebra=1|'zebra=1': unknown setting
evaluate|--folds|1|--folds is a number from
END
complains_of_usage 'an option at the end lacks its value' \
	"option '--model' needs a value: FILE" classify --model
complains_of_usage 'an empty value is none' \
	"option '--model' cannot be ''" classify --model ''
complains_of_usage 'a flag takes no value' \
	"option '--quiet' takes no value" classify --quiet=yes

# Arguments.
complains_of_usage 'train wants an output' '--output FILE' train "$sample"
complains_of_usage 'train wants a corpus' 'name one corpus' \
	train -o "$T/x.triage"
complains_of_usage 'train wants one corpus' 'name one corpus' \
	train "$sample" "$sample" -o "$T/x.triage"
complains_of_usage 'evaluate wants a corpus' 'name one corpus' evaluate
complains_of_usage 'model wants an action' \
	'info, verify, export, pack or diff' model
complains_of_usage 'model refuses a strange action' \
	'info, verify, export, pack or diff' model zebra
complains_of_usage 'export wants an output' '--output FOLDER' \
	model export "$model"
complains_of_usage 'pack wants an output' '--output FILE' \
	model pack "$model"
complains_of_usage 'pack wants a model' 'wrong number of models' \
	model pack -o "$T/x.triage"
complains_of_usage 'diff wants two models' 'wrong number of models' \
	model diff "$model"
complains_of_usage 'info refuses two models' 'wrong number of models' \
	model info "$model" "$model"
check 'no wrong usage leaves a file' [ ! -e "$T/x.triage" ]

# Spellings of options.
run classify --model="$model" --format=tsv "$sample/none"
answers 'takes --option=value' 0
cp "$T/out" "$T/first"
run classify -qm "$model" "$sample/none"
answers 'takes a cluster of letters' 0
check 'the cluster was quiet' [ ! -s "$T/out" ]
run classify "$sample/none" -m"$model" -f tsv
answers 'takes options behind files, and values at their letters' 0
same 'all spellings mean the same' "$T/first" "$T/out"
cp "$sample/none/cio-survey.txt" "$T/-dash.txt"
(cd "$T" && "$triage" classify -m "$model" -- -dash.txt) >"$T/out" 2>"$T/err"
code=$?
answers 'takes anything behind -- as a file' 0
prints 'names the file behind --' '^-dash\.txt	ok	'

# Help.
run --version
answers 'tells its version' 0
prints 'the version is a number' '^triage [0-9]+\.[0-9]+\.[0-9]+$'
prints 'the model is named' \
	"^model: default-[0-9]+, 16 categories, $build/default\.triage\$"
prints 'libraries have versions' '^libraries: PCRE2 [0-9.]+, utf8proc [0-9.]+, jansson [0-9.]+, zlib [0-9.]+, libsvm [0-9.]+$'
TRIAGE_MODEL=$model run --version
prints 'whichever model is the default' "^model: my, 16 categories, $model\$"
TRIAGE_MODEL=$T/missing run --version
answers 'a missing model is no mistake of --version' 0
prints 'but is told' '^model: none: cannot be opened'
run --version
equals 'the version is the header'\''s' "$(sed -n '1s/.* //p' "$T/out")" \
	"$(sed -n 's/.*TRIAGE_VERSION_TEXT "\(.*\)"/\1/p' include/triage.h)"
run help
answers 'help answers' 0
cp "$T/out" "$T/help"
for command in classify dump train evaluate model config help; do
	run help
	prints "help lists $command" "^  $command "
done
for spelling in --help -h; do
	run "$spelling"
	answers "$spelling answers" 0
	same "$spelling is help" "$T/help" "$T/out"
done
for topic in '' classify train evaluate model help settings; do
	# shellcheck disable=SC2086
	run help $topic
	answers "help $topic answers" 0
	check "help $topic prints" test -s "$T/out"
	equals "help $topic fits 80 columns" \
		"$(LC_ALL=C.UTF-8 awk 'length($0) > 80' "$T/out")" ''
	equals "help $topic has no trailing blanks" \
		"$(grep -n '[	 ]$' "$T/out")" ''
	refute "help $topic sends nobody to what is not there" \
		sh -c "grep -q 'see below' '$T/out' &&
			! grep -q '^formats:' '$T/out'"
done
for command in classify dump train evaluate model config help; do
	run help "$command"
	cp "$T/out" "$T/help"
	run "$command" --help
	answers "$command --help answers" 0
	same "$command --help is help $command" "$T/help" "$T/out"
	prints "$command --help gives its usage" "^usage: triage $command "
	prints "$command --help gives an example" '^example:$'
done
run classify --help
for format in text tsv json jsonl svm; do
	prints "classify --help knows $format" "^  $format  "
done
finish
