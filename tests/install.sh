#!/bin/sh
# SPDX-License-Identifier: MIT
# What `make install` does:
#
#	sh tests/install.sh DESTDIR+PREFIX PREFIX BUILD VERSION LIBRARIES
#
# Files go below the first; triage.pc names only the second, which is where
# they will be found in the end.
set -eu

if [ $# -ne 5 ]; then
	echo 'usage: sh tests/install.sh DESTDIR+PREFIX PREFIX BUILD VERSION' \
		'LIBRARIES' >&2
	exit 64
fi
to=$1
prefix=$2
build=$3
version=$4
libraries=$5
cd "$(dirname "$0")/.."

# put MODE FILE NAME
put() {
	mkdir -p "$(dirname "$to/$3")"
	install -m "$1" "$2" "$to/$3"
}

put 755 "$build/triage" bin/triage
put 644 "$build/libtriage.a" lib/libtriage.a
put 644 include/triage.h include/triage.h
put 644 "$build/default.triage" share/triage/default.triage
find src -name '*.[1-8]' | while read -r manual; do
	put 644 "$manual" "share/man/man${manual##*.}/${manual##*/}"
done

mkdir -p "$to/lib/pkgconfig"
cat >"$to/lib/pkgconfig/triage.pc" <<END
prefix=$prefix
libdir=\${prefix}/lib
includedir=\${prefix}/include

Name: triage
Description: Tells what security articles are about
Version: $version
Cflags: -I\${includedir}
Libs: -L\${libdir} -ltriage $libraries
END
chmod 644 "$to/lib/pkgconfig/triage.pc"
