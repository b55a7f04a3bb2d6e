# SPDX-License-Identifier: MIT
# Many articles with one thread and with two, against counting their words.
texts=$(echo "$scratch"/texts/*.txt)

row 'articles of plain text'
ours "$triage classify -m $model -f tsv $scratch/texts"
peer 'wc -w' "wc -w $texts" 2
# Every byte counts, those of the names between the texts do not.
# shellcheck disable=SC2086
amount "$(cat $texts | wc -c)"
run 11

row 'articles as JSON Lines'
ours "$triage classify -m $model -f tsv <$lines"
peer 'wc -w' "wc -w <$lines" 3
amount "$(wc -c <"$lines")"
run 11

if [ "$(nproc)" -gt 1 ]; then
	row 'two threads against one'
	ours "$triage classify -m $model -f tsv -j 2 <$lines"
	peer 'triage -j 1' "$triage classify -m $model -f tsv -j 1 <$lines" 0.56
	amount "$(wc -c <"$lines")"
	run 11
else
	note 'two threads against one: there is one core'
fi

# Memory over a stream: the same lines again and again.
curve memory 'Memory over a stream' 'MB read' 'MiB'
for times in 1 4 16; do
	for _ in $(seq $times); do
		cat "$lines"
	done >"$scratch/stream"
	cost "$triage classify -m $model -f tsv <$scratch/stream"
	point memory 'triage classify' \
		"$(($(wc -c <"$scratch/stream") / 1000000))" \
		"$((memory / 1048576))"
done
rm -f "$scratch/stream"
