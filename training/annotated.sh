#!/bin/sh
# SPDX-License-Identifier: MIT
# What the model is made of: annotated.sh CORPUS [TABLE] >FILE writes the corpus
# and, without folds, the articles of unlabelled.jsonl.gz beside it that TABLE has
# labels of.
set -eu

corpus=$1
table=${2:-training/annotations.tsv}
more=$(dirname "$corpus")/unlabelled.jsonl.gz
scratch=$(mktemp)
trap 'rm -f "$scratch"' EXIT

gzip -dcf "$corpus"
gzip -dc "$more" >"$scratch"
awk -f training/annotated.awk "$table" "$scratch"
