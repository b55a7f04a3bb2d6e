#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes the Debian packages of the tree as git tracks it, edits included:
#
#	sh .packaging/deb.sh OUTPUT
#
# Needs debhelper; what lintian says of them is printed where it is installed.
set -eu

output=$1
cd "$(dirname "$0")/.."
version=$(sed -n 's/^VERSION = //p' Makefile)
tree=$output/triage-$version

if ! command -v dh >/dev/null 2>&1; then
	echo 'deb: install the build dependencies first: apt-get install' \
		'debhelper dpkg-dev fakeroot lintian' >&2
	exit 69
fi
rm -rf "$output"
mkdir -p "$tree"
git ls-files -z | tar --null -T - -cf - | tar -xf - -C "$tree"
mv "$tree/.packaging/debian" "$tree/debian"
log=$output/build.log
(cd "$tree" && dpkg-buildpackage -us -uc -b) >"$log" 2>&1 || {
	tail -n 30 "$log" >&2
	exit 1
}
(cd "$output" && ls ./*.deb)
if command -v lintian >/dev/null 2>&1; then
	lintian --fail-on error,warning --allow-root "$output"/*.changes
fi
