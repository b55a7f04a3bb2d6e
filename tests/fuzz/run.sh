#!/bin/sh
# SPDX-License-Identifier: MIT
# Fuzzes one target: sh tests/fuzz/run.sh BUILD TARGET SECONDS.  Inputs that
# it finds interesting stay in BUILD/corpus/TARGET, what breaks a promise is
# left in BUILD/found/TARGET: make that a seed.
set -eu
build=$1
target=$2
seconds=$3

mkdir -p "$build/corpus/$target" "$build/found/$target"
FUZZ_TARGET=$target "$build/fuzz" -max_total_time="$seconds" -timeout=10 \
	-rss_limit_mb=4096 -max_len=16384 -print_final_stats=1 \
	-artifact_prefix="$build/found/$target/" \
	"$build/corpus/$target" "tests/fuzz/seeds/$target"
