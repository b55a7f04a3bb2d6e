# SPDX-License-Identifier: MIT
# What a person at a terminal sees, against screens kept in 95-terminal.txt.
# UPDATE=1 writes these anew: look at the difference before it is committed.
. tests/cli/lib.sh
golden=tests/cli/95-terminal.txt
if ! command -v tmux >/dev/null 2>&1; then
	skip 'a terminal shows what it did' "install Debian's tmux"
	check 'the screens are kept' test -s "$golden"
	finish
fi
train_sample
here=$T/here
mkdir -p "$here"
cp "$sample/ransomware/copperjaw-county.txt" "$here/county.txt"
cp "$sample/none/pumpkin-soup.txt" "$here/soup.txt"
printf '%s\n\n' '勒索軟體攻擊醫院 🚀 a gang locks the files of a hospital' |
	cat - "$here/county.txt" >"$here/wide.txt"
small_corpus "$here/corpus"

tmux="tmux -L triage-$$ -f /dev/null"
trap '$tmux kill-server >/dev/null 2>&1; rm -rf "$T"' EXIT

# shown: what is on the screen, escapes made visible.
shown() {
	$tmux capture-pane -p -e -t scene | sed "s/$(printf '\033')/^[/g"
}

# scene COLUMNS COMMAND: append the screen once the command has ended.
scene() {
	$tmux new-session -d -s scene -x "$1" -y 40 \
		"cd '$here'; $2; echo '(ended)'; sleep 60"
	tries=0
	until shown | grep -q '(ended)' || [ $tries -gt 300 ]; do
		tries=$((tries + 1))
		sleep 0.1
	done
	printf '%s columns: %s\n\n' "$1" "$2"
	shown | sed '/(ended)/,$d; s/^/    /; s/ *$//'
	echo
	$tmux kill-session -t scene
}

PATH=$build:$PATH
TRIAGE_MODEL=$model
LC_ALL=C.UTF-8
export PATH TRIAGE_MODEL LC_ALL
# The server has the environment of its start and ends with its last session.
$tmux new-session -d -s keeper -x 80 -y 24 'sleep 600'
{
	scene 80 'triage classify county.txt soup.txt'
	scene 80 'NO_COLOR=1 triage classify county.txt'
	scene 80 'triage classify county.txt | cat'
	scene 60 'triage classify wide.txt'
	scene 40 'triage classify --top 2 wide.txt'
	scene 80 'triage classify --only ransomwear county.txt'
	scene 80 'triage clasify county.txt'
	scene 60 'triage explain --only ransomware --top 4 wide.txt'
	scene 60 'NO_COLOR=1 triage explain --only ddos -n 3 soup.txt'
	scene 80 'triage classify --exit-onn ransomware county.txt'
} >"$T/screens"

[ -z "${UPDATE:-}" ] || cp "$T/screens" "$golden"
check 'the screens are those that are kept' diff "$golden" "$T/screens"

# Long work says how far it is, on one line that it clears.
$tmux new-session -d -s work -x 80 -y 24 "cd '$here'; sleep 0.5
	triage train corpus $small -o '$T/w.triage' >'$T/report'; sleep 60"
$tmux pipe-pane -t work "cat >'$T/raw'"
tries=0
until [ -s "$T/report" ] || [ $tries -gt 300 ]; do
	tries=$((tries + 1))
	sleep 0.1
done
sleep 0.3
check 'training tells a terminal how far it is' grep -q 'of' "$T/raw"
equals 'and leaves an empty line behind' \
	"$($tmux capture-pane -p -t work | tr -d ' \n')" ''
finish
