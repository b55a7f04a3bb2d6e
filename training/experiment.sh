#!/bin/sh
# SPDX-License-Identifier: MIT
# Cross-validates one idea, or one of the prototype's: experiment.sh BUILD
# CORPUS NAME [TRAINING-OPTION ...].  Rows of training/EXPERIMENTS.md come from
# here.  What is no name of the table below is one of experiments.py, where
# `all` is everything.
set -eu

# Debian's Python is the one that has Debian's packages.
python=/usr/bin/python3
[ -x "$python" ] || python=python3
build=$1
corpus=$2
name=$3
shift 3
shipped='--config training/shipped.conf'
old='--set far-weight=1 --set stems=0 --set second-stage=0 --set precision=0 --set log-counts=0'
case $name in
shipped | alone | apart | strangers | strangers-alone) options=$shipped ;;
# All that is shipped but for one thing.
shipped-plain) options="$shipped --set log-counts=0" ;;
shipped-one-stage) options="$shipped --set second-stage=0" ;;
shipped-endings) options="$shipped --set stems=0" ;;
shipped-torn) options="$shipped --torn keep" ;;
shipped-far) options="$shipped --set far-weight=1" ;;
shipped-leadless) options="$shipped --set lead-field=0" ;;
shipped-single) options="$shipped --set pairs=0" ;;
shipped-c-1) options="$shipped --c 1" ;;
shipped-c-2) options="$shipped --c 2" ;;
shipped-c-more) options="$shipped --c 0.5,1,2,4" ;;
shipped-cleaned) options=$shipped ;;
shipped-nameless)
	options='--torn half --set min-documents=3 --set max-terms=90000'
	;;
readers) options='' ;;
gazetteer) options='--torn half --gazetteer training/gazetteer.tsv' ;;
nameless) options='--torn half' ;;
default-1) options="--torn keep $old" ;;
set) options='' ;;
*) options=prototype ;;
esac

folder=$(dirname "$corpus")
work=$build/experiment
mkdir -p "$work"
if [ "$options" = prototype ]; then
	[ "$name" != all ] || name=''
	sh tests/setup.sh python3-scipy python3-snowballstemmer
	cc -std=c17 -D_GNU_SOURCE -O2 training/prototype/tokens.c \
		"$build"/src/features/gazetteer*.o \
		"$build"/src/text/*.o "$build"/src/base/*.o -lpcre2-8 \
		-lutf8proc -lstemmer -ljansson -lmd -lz -lm -pthread -ldl \
		-o "$work/tokens"
	cc -std=c17 -O3 -march=native -ffast-math -fPIC -shared \
		training/prototype/dual.c -lm -o "$work/dual.so"
	# shellcheck disable=SC2086
	exec "$python" training/prototype/experiments.py "$work/tokens" \
		"$work/dual.so" "$folder" $name "$@"
fi
documents=$work/$name.documents.jsonl
case $name in
shipped* | apart | strangers) sh training/annotated.sh "$corpus" ;;
*) gzip -dcf "$corpus" ;;
esac >"$work/all.jsonl"
case $name in
apart) "$python" training/neighbours.py 0.1 ;;
strangers*) "$python" training/publishers.py ;;
shipped-cleaned) "$python" training/cleaned.py "$build/triage" ;;
*) cat ;;
esac <"$work/all.jsonl" >"$documents"
rm -f "$work/all.jsonl"
# What the annotators say of judged articles is scored like predictions.
if [ "$name" = readers ]; then
	"$python" training/readings.py training/readings.tsv "$work/$name.jsonl" \
		<"$documents" >"$work/gold.tsv"
else
	# shellcheck disable=SC2086
	"$build/triage" evaluate "$documents" $options "$@" \
		--predictions "$work/$name.jsonl"
fi
scorer=$folder/../bench/score.py
[ -r "$scorer" ] || exit 0
[ "$name" = readers ] || "$python" - "$corpus" >"$work/gold.tsv" <<'END'
import gzip, json, sys
for line in gzip.open(sys.argv[1], "rt", encoding="utf-8"):
    d = json.loads(line)
    print(d["id"], ",".join(d["labels"]) or "none", ",".join(d["torn"]) or "-", sep="\t")
END
"$python" "$scorer" "$work/gold.tsv" "$work/$name.jsonl" | tail -n 2
