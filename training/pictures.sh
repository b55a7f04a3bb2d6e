#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes the README's pictures: pictures.sh BUILD CORPUS.
#
#	models/pictures/terminal.svg		what classify shows on a terminal
#	models/pictures/reliability.svg		confidence against truth in a cross-
#						validation, where the corpus is there
#
# Needs tmux, which draws the terminal.
set -eu
cd "$(dirname "$0")/.."
build=$1
corpus=$2
to=models/pictures
scratch=$(mktemp -d)
server=triage-pictures-$$
trap 'tmux -L $server kill-server >/dev/null 2>&1 || true
	rm -rf "$scratch"' EXIT
case $build in
/*) PATH=$build:$PATH ;;
*) PATH=$PWD/$build:$PATH ;;
esac
LC_ALL=C.UTF-8
export PATH LC_ALL

# The screen once a command has ended, with its escapes.
shot() {
	tmux -L "$server" -f /dev/null new-session -d -s shot -x 80 -y 40 \
		"cd training/sample; $1; echo '(ended)'; sleep 60"
	until tmux -L "$server" capture-pane -p -t shot | grep -q '(ended)'; do
		sleep 0.1
	done
	printf '\033[2m$\033[0m %s\n' "$1"
	tmux -L "$server" capture-pane -p -e -t shot | sed '/(ended)/,$d'
	tmux -L "$server" kill-session -t shot
}

shot 'triage classify */copperjaw*.txt */apt28*.txt none/conf*.txt' |
	awk -f training/terminal.awk >"$to/terminal.svg"
echo "made $to/terminal.svg"

if [ ! -r "$corpus" ]; then
	echo "pictures: the corpus '$corpus' is not here:" \
		"$to/reliability.svg stays as it is" >&2
	exit 0
fi
# Cross-validated: the shipped model has seen all of the corpus.
sh training/annotated.sh "$corpus" >"$scratch/annotated.jsonl"
triage evaluate "$scratch/annotated.jsonl" --config training/shipped.conf -q \
	--html "$scratch/page.html" >/dev/null
awk -v wanted='espionage ransomware vulnerability' \
	-f training/reliability.awk "$scratch/page.html" >"$to/reliability.svg"
echo "made $to/reliability.svg"
