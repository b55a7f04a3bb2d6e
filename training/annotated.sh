#!/bin/sh
# SPDX-License-Identifier: MIT
# What the model is made of: annotated.sh CORPUS prints the corpus and, without
# folds, the articles of unlabelled.jsonl.gz beside it that
# training/annotations.tsv has labels of.
set -eu

corpus=$1
folder=$(dirname "$corpus")
table=training/annotations.tsv

gzip -dcf "$corpus"
gzip -dc "$folder/unlabelled.jsonl.gz" | awk -f training/annotated.awk $table -
