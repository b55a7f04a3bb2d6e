# SPDX-License-Identifier: MIT
# One mail, read, tagged and passed on, from the start of the process on.
if ! "$triage" filter --help >/dev/null 2>&1; then
	note 'one mail: this build has no filter command'
	return 0
fi

row 'one mail'
ours "$triage filter --mail -m $model <$mail"
if command -v bogofilter >/dev/null; then
	mkdir "$scratch/bogofilter"
	head -n 1000 "$lines" | "$tools/convert" fasttext >"$scratch/ham"
	bogofilter -d "$scratch/bogofilter" -n <"$scratch/ham"
	bogofilter -d "$scratch/bogofilter" -s <"$mail"
fi
peer bogofilter "bogofilter -d $scratch/bogofilter -e -p <$mail" 1
peer 'an empty C program' "$tools/empty"
run 100
