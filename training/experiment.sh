#!/bin/sh
# SPDX-License-Identifier: MIT
# Cross-validates one idea, or one of the prototype's: experiment.sh BUILD
# CORPUS NAME [TRAINING-OPTION ...].  Rows of training/EXPERIMENTS.md come from
# here.  What is no name of the table below is one of experiments.py, where
# `all` is everything.
set -eu

build=$1
corpus=$2
name=$3
shift 3
old='--set far-weight=1 --set stems=0 --set second-stage=0 --set precision=0 --set log-counts=0'
case $name in
shipped | alone | apart | strangers | strangers-alone)
	options='--config training/shipped.conf'
	;;
readers) options='' ;;
gazetteer) options='--torn half --gazetteer training/gazetteer.tsv' ;;
nameless) options='--torn half' ;;
precision) options='--torn half --set precision=0' ;;
plain) options='--torn half --set log-counts=0' ;;
second) options='--torn half --set second-stage=0' ;;
second-stems) options='--torn half --set second-stage=0 --set stems=0' ;;
keep) options='--torn keep' ;;
old) options="--torn keep $old" ;;
lead-field) options='--torn half --set lead-field=1.5' ;;
terms) options='--torn half --set max-terms=120000' ;;
set) options='' ;;
*) options=prototype ;;
esac

folder=$(dirname "$corpus")
work=$build/experiment
mkdir -p "$work"
if [ "$options" = prototype ]; then
	[ "$name" != all ] || name=''
	cc -std=c17 -D_GNU_SOURCE -O2 training/prototype/tokens.c \
		"$build"/src/features/gazetteer*.o \
		"$build"/src/text/*.o "$build"/src/base/*.o -lpcre2-8 \
		-lutf8proc -lstemmer -ljansson -lmd -lz -lm -pthread -ldl \
		-o "$work/tokens"
	cc -std=c17 -O3 -march=native -ffast-math -fPIC -shared \
		training/prototype/dual.c -lm -o "$work/dual.so"
	# shellcheck disable=SC2086
	exec python3 training/prototype/experiments.py "$work/tokens" \
		"$work/dual.so" "$folder" $name "$@"
fi
documents=$work/$name.documents.jsonl
case $name in
shipped | apart | strangers) sh training/annotated.sh "$corpus" ;;
*) gzip -dcf "$corpus" ;;
esac >"$work/all.jsonl"
case $name in
apart) python3 training/neighbours.py 0.1 ;;
strangers*) python3 training/publishers.py ;;
*) cat ;;
esac <"$work/all.jsonl" >"$documents"
rm -f "$work/all.jsonl"
# What the annotators say of judged articles is scored like predictions.
if [ "$name" = readers ]; then
	python3 training/readings.py training/readings.tsv "$work/$name.jsonl" \
		<"$documents" >"$work/gold.tsv"
else
	# shellcheck disable=SC2086
	"$build/triage" evaluate "$documents" $options "$@" \
		--predictions "$work/$name.jsonl"
fi
scorer=$folder/../bench/score.py
[ -r "$scorer" ] || exit 0
[ "$name" = readers ] || python3 - "$corpus" >"$work/gold.tsv" <<'END'
import gzip, json, sys
for line in gzip.open(sys.argv[1], "rt", encoding="utf-8"):
    d = json.loads(line)
    print(d["id"], ",".join(d["labels"]) or "none", ",".join(d["torn"]) or "-", sep="\t")
END
python3 "$scorer" "$work/gold.tsv" "$work/$name.jsonl" | tail -n 2
