# SPDX-License-Identifier: MIT
# triage completion: the scripts, and what the shells themselves make of them.
. tests/cli/lib.sh
train_sample
TRIAGE_MODEL=$model
PATH=$build:$PATH
export TRIAGE_MODEL PATH
small_corpus "$T/corpus"
# shellcheck disable=SC2086
"$triage" train $small -q -o "$T/frogs.triage" "$T/corpus" || exit 1

run completion categories
answers 'lists categories' 0
equals 'those of the default model' "$(cat "$T/out")" \
	"$(cut -f 1 "$sample/categories.tsv")"
run completion categories "$T/frogs.triage"
equals 'or of another one' "$(cat "$T/out")" 'frogs
trains'
run completion categories "$T/missing"
complains 'a missing model is told' 78 'cannot load model'
run completion
complains 'wants a shell' 64 'name a shell: bash, zsh or fish'
run completion tcsh
complains 'that it knows' 64 'name a shell'
run completion bash zsh
complains 'and one' 64 'name a shell'

for shell in bash zsh fish; do
	run completion $shell
	answers "writes a script for $shell" 0
	cp "$T/out" "$T/script.$shell"
	# Every option of every command is in it.
	for command in classify train evaluate model config; do
		"$triage" help $command | sed -n 's/^  .* --\([a-z-]*\).*/\1/p' |
			while read -r option; do
				grep -q -e "--$option\b" -e "-l $option\b" \
					"$T/script.$shell" ||
					echo "$command --$option"
			done
	done >"$T/lacks"
	equals "the script for $shell has every option" "$(cat "$T/lacks")" ''
done

mkdir "$T/files"
: >"$T/files/alpha beta.txt"
: >"$T/files/alpine.txt"

escape=$(printf '\033')
# ask SHELL WORD...: how the last word may go on, sorted, on one line.
ask_bash() {
	# shellcheck disable=SC2016
	bash --norc -c '
		source "$1"
		shift
		COMP_WORDS=("$@")
		COMP_CWORD=$(($# - 1))
		compopt() { :; }
		_triage
		printf "%s\n" "${COMPREPLY[@]}"
	' - "$T/script.bash" "$@"
}
ask_fish() {
	# shellcheck disable=SC2016
	HOME=$T fish --no-config -c 'source $argv[1]; complete -C "$argv[2]"' \
		"$T/script.fish" "$*" | cut -f 1
}
# A terminal of its own, read from the prompt to a mark behind the answer.
ask_zsh() {
	# shellcheck disable=SC2016
	timeout 60 zsh -f -c '
		zmodload zsh/zpty
		zpty shell zsh -f -i
		zpty -w shell "PS1= PS2=; stty cols 300 -echo"
		zpty -w shell "autoload -Uz compinit; compinit -u -D; source $1"
		zpty -w shell "list() { zle list-choices; zle -R; print EN\"\"D }"
		zpty -w shell "zle -N list; bindkey ^X list"
		zpty -w shell "print BE\"\"GIN"
		zpty -r -m shell text "*BEGIN*"
		zpty -w -n shell "$2"$'"'\\x18'"'
		zpty -r -m shell text "*END*"
		print -r -- "$text"
	' - "$T/script.zsh" "$*" | sed "s/$escape\[[0-9;?]*[A-Za-z]/ /g" |
		tr -d '\r' | tr -s ' ' '\n'
}
# offers SHELL NAME EXPECTED WORD...: all of what is expected, in any order.
offers() {
	shell=$1
	check_name="$shell $2"
	expected=$3
	shift 3
	"ask_$shell" "$@" >"$T/offered" 2>&1
	for word in $expected; do
		grep -qxF -e "$word" "$T/offered" || {
			not_ok "$check_name" "$word is missing:
$(cat -v "$T/offered")"
			return
		}
	done
	ok "$check_name"
}
# offers_not SHELL NAME STRANGER WORD...
offers_not() {
	shell=$1
	check_name="$shell $2"
	stranger=$3
	shift 3
	"ask_$shell" "$@" >"$T/offered" 2>&1
	refute "$check_name" grep -qxF -e "$stranger" "$T/offered"
}

for shell in bash zsh fish; do
	if ! command -v $shell >/dev/null 2>&1; then
		skip "what $shell completes" "there is no $shell"
		continue
	fi
	offers $shell 'completes commands' 'classify config completion' triage c
	offers_not $shell 'offers no others' explain triage c
	offers $shell 'completes options' '--format' triage classify --form
	offers $shell 'completes values' 'json jsonl' triage classify --format j
	offers_not $shell 'but no strange ones' tsv triage classify --format j
	offers $shell 'completes the actions on models' 'export info' \
		triage model ''
	offers $shell 'completes keys' 'max-share max-words' triage config max-
	offers $shell 'completes commands to explain' 'evaluate' \
		triage help eval
done

# What comes in lists and files, where the answers are whole words.
for shell in bash fish; do
	command -v $shell >/dev/null 2>&1 || continue
	offers $shell 'completes categories' 'espionage' \
		triage classify --only es
	offers $shell 'completes the next of a list' 'ddos,espionage' \
		triage classify --only ddos,es
	offers $shell 'asks the model on the line' 'frogs' \
		triage classify --model "$T/frogs.triage" --only f
	offers_not $shell 'and that model alone' financial \
		triage classify --model "$T/frogs.triage" --only f
	offers $shell 'completes keys to set' 'max-bytes=' \
		triage classify --set max-b
	(cd "$T/files" && "ask_$shell" triage classify alp) >"$T/offered"
	check "$shell completes files, blanks and all" \
		grep -q 'alpha.* beta\.txt' "$T/offered"
	(cd "$T/files" && "ask_$shell" triage train --output alpi) \
		>"$T/offered"
	check "$shell completes files of options" \
		grep -qx 'alpine\.txt' "$T/offered"
done
offers bash 'completes a value behind =' 'json jsonl' \
	triage classify --format = j
finish
