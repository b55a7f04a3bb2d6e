#!/bin/sh
# SPDX-License-Identifier: MIT
# What the library exports, and what the program loads.
cd "$(dirname "$0")/.." || exit 1
. tests/cli/lib.sh

archive=$build/libtriage.a
nm -g --defined-only "$archive" | awk 'NF == 3 { print $3 }' |
	sort >"$T/exported"
sort include/triage.symbols >"$T/listed"
check 'the library exports something' test -s "$T/exported"
check 'the library exports what include/triage.symbols lists' \
	diff "$T/listed" "$T/exported"
equals 'all of it starts with triage_' \
	"$(grep -v '^triage_' "$T/exported")" ''
equals 'the list is in order and has nothing twice' \
	"$(sort -u include/triage.symbols)" "$(cat include/triage.symbols)"

nm -D --defined-only "$build/libtriage.so.1" | awk '$2 != "A" {
	sub(/@.*/, "", $3); print $3 }' | sort >"$T/shared"
check 'the shared library exports the same' diff "$T/listed" "$T/shared"

# Every function of the header is exported, and nothing else.
sed -n 's/.*\(triage_[a-z_]*\)(.*/\1/p; s/^\(triage_[a-z_]*\)(.*/\1/p' \
	include/triage.h | grep -v '^ \*' | sort -u >"$T/declared"
check 'the header declares what the library exports' \
	diff "$T/declared" "$T/listed"
equals 'the library needs no libsvm' \
	"$(nm -u "$archive" | grep -E 'svm_|dlopen')" ''
equals 'the library neither prints nor exits' \
	"$(nm -u "$archive" | awk '{ print $2 }' | grep -xE \
		'v?f?printf|f?puts|f?putc|putchar|perror|exit|_exit|stdout|stderr')" ''

# With static linking there is a full program beside the quick one.
full=$triage
[ ! -x "$build/full/triage" ] || full=$build/full/triage
objdump -p "$full" | awk '$1 == "NEEDED" { print $2 }' >"$T/needed"
check 'the program needs the C library' grep -q '^libc\.' "$T/needed"
equals 'the program is linked with neither libsvm nor libstdc++' \
	"$(grep -E 'svm|stdc' "$T/needed")" ''
if grep -q 'asan\|ubsan' "$T/needed"; then
	skip 'the program is linked with the C library and no other' \
		'the sanitizers need more'
else
	ldd "$full" >"$T/ldd"
	check 'ldd shows libraries' grep -q 'libc\.so' "$T/ldd"
	# Each costs every start, whatever the program then does.
	equals 'the program is linked with the C library and no other' \
		"$(grep -vE 'lib[cm]\.so|ld-linux|linux-vdso' "$T/ldd")" ''
fi

# The dynamic loader's own record of what it looked for.
loads() {
	LD_DEBUG=libs LD_DEBUG_OUTPUT="$T/loader" "$program" "$@" \
		>"$T/out" 2>"$T/err"
	cat "$T"/loader.* >"$T/loads"
	rm -f "$T"/loader.*
}
program=$triage
loads train "$sample" -q -o "$model"
check 'train loads libsvm' grep -q 'libsvm\.so' "$T/loads"
check 'train leaves a model' test -s "$model"
program=$full
loads classify --model "$model" "$sample"
check 'the loader speaks when classify runs' grep -q 'libc\.so' "$T/loads"
equals 'classify loads nothing but what it is linked with' \
	"$(grep -o '[a-z0-9_+-]*\.so\.[0-9][0-9a-z]*' "$T/loads" | sort -u |
		grep -vxF -f "$T/needed" |
		grep -vE '^(libm|ld-linux.*|lib[alu]+san|libgcc_s|libstdc.*)\.so')" ''
check 'classify prints' test -s "$T/out"
loads evaluate --model "$model" "$sample"
check 'evaluate prints' test -s "$T/out"
refute 'evaluate with a finished model does not load libsvm' \
	grep -q svm "$T/loads"
finish
