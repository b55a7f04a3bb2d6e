#!/bin/sh
# SPDX-License-Identifier: MIT
# What the model is made of: annotated.sh CORPUS >FILE writes the corpus and,
# without folds, the articles of unlabelled.jsonl.gz beside it that
# training/annotations.tsv has labels of.
set -eu

corpus=$1
more=$(dirname "$corpus")/unlabelled.jsonl.gz
scratch=$(mktemp)
trap 'rm -f "$scratch"' EXIT

gzip -dcf "$corpus"
gzip -dc "$more" >"$scratch"
awk -f training/annotated.awk training/annotations.tsv "$scratch"
