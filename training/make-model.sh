#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes models/default anew from the corpus: make-model.sh BUILD CORPUS.
# The corpus is private; who has it gets the very files that are committed.
set -eu

build=$1
corpus=$2

for file in "$corpus" "$(dirname "$corpus")/unlabelled.jsonl.gz"; do
	[ ! -r "$file" ] || continue
	echo "make model: '$file' is not here: models/default stays as it" \
		'is (models/README.md says what it was made of)' >&2
	exit 66
done

sh training/annotated.sh "$corpus" >"$build/annotated.jsonl"
"$build/triage" train "$build/annotated.jsonl" --name default-4 \
	--config training/shipped.conf -o "$build/new.triage"
"$build/triage" model export "$build/new.triage" -o models/default
rm -f "$build/new.triage" "$build/annotated.jsonl"
