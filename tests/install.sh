#!/bin/sh
# SPDX-License-Identifier: MIT
# What `make install` does:
#
#	sh tests/install.sh DESTDIR PREFIX LIBDIR BUILD VERSION LIBRARIES
#
# Files go below DESTDIR; triage.pc does not name it, since it says where they
# will be found in the end.
set -eu

if [ $# -ne 6 ]; then
	echo 'usage: sh tests/install.sh DESTDIR PREFIX LIBDIR BUILD VERSION' \
		'LIBRARIES' >&2
	exit 64
fi
destdir=$1
prefix=$2
libdir=$3
build=$4
version=$5
libraries=$6
cd "$(dirname "$0")/.."

# put MODE FILE PATH
put() {
	mkdir -p "$(dirname "$destdir$3")"
	install -m "$1" "$2" "$destdir$3"
}

put 755 "$build/triage" "$prefix/bin/triage"
[ ! -x "$build/full/triage" ] ||
	put 755 "$build/full/triage" "$libdir/triage/triage"
put 644 "$build/libtriage.a" "$libdir/libtriage.a"
put 644 "$build/libtriage.so.1" "$libdir/libtriage.so.1"
ln -sf libtriage.so.1 "$destdir$libdir/libtriage.so"
put 644 include/triage.h "$prefix/include/triage.h"
put 644 "$build/default.triage" "$prefix/share/triage/default.triage"
find src -name '*.[1-8]' | while read -r manual; do
	put 644 "$manual" \
		"$prefix/share/man/man${manual##*.}/${manual##*/}"
done

for example in examples/*; do
	put 644 "$example" "$prefix/share/doc/triage/$example"
done

# complete SHELL PATH: what the shell completes with, from the tables.
complete() {
	mkdir -p "$(dirname "$destdir$prefix/share/$2")"
	"$build/triage" completion "$1" >"$destdir$prefix/share/$2"
	chmod 644 "$destdir$prefix/share/$2"
}
complete bash bash-completion/completions/triage
complete zsh zsh/site-functions/_triage
complete fish fish/vendor_completions.d/triage.fish

# The folder of the libraries moves with the prefix where it lies below it.
case $libdir in
"$prefix"/*) named="\${prefix}/${libdir#"$prefix"/}" ;;
*) named=$libdir ;;
esac
mkdir -p "$destdir$libdir/pkgconfig"
cat >"$destdir$libdir/pkgconfig/triage.pc" <<END
prefix=$prefix
libdir=$named
includedir=\${prefix}/include

Name: triage
Description: Tells what security articles are about
Version: $version
Cflags: -I\${includedir}
Libs: -L\${libdir} -ltriage
Libs.private: $libraries
END
chmod 644 "$destdir$libdir/pkgconfig/triage.pc"
