#!/bin/sh
# SPDX-License-Identifier: MIT
# The Debian packages: made twice they are the same bytes, lintian finds
# nothing to warn of, and what they hold works where nothing else is.
#
#	make test-packages	installs debhelper, lintian and debootstrap first
cd "$(dirname "$0")/.." || exit 1
. tests/cli/lib.sh

for tool in dh dpkg-buildpackage lintian; do
	check "there is $tool" command -v "$tool"
done
sh .packaging/deb.sh "$T/first" >"$T/out" 2>"$T/err"
code=$?
answers 'the packages can be made' 0
equals 'lintian has nothing to say' "$(grep '^[EW]:' "$T/out")" ''
for package in triage triage-model-default libtriage1 libtriage-dev; do
	check "there is $package" sh -c "ls '$T/first/${package}'_*.deb"
done

# Elsewhere, later, and in another time zone and language.
mkdir -p "$T/a/place/of/another/name"
TZ=Pacific/Auckland LC_ALL=C.UTF-8 \
	sh .packaging/deb.sh "$T/a/place/of/another/name" >"$T/out" 2>"$T/err"
for package in "$T"/first/*.deb; do
	name=$(basename "$package")
	same "$name is the same bytes when made again" "$package" \
		"$T/a/place/of/another/name/$name"
done

# A folder with nothing in it but the packages.
for package in "$T"/first/*.deb; do
	dpkg-deb -x "$package" "$T/bare"
done
check 'the program of the package finds the model of the package' \
	sh -c "PATH='$T/bare/usr/bin':\$PATH sh .packaging/debian/tests/smoke"
check 'the library of the package says its name' sh -c \
	"objdump -p '$T'/bare/usr/lib/*/libtriage.so.1 | grep -q SONAME"

# A system with nothing on it but Debian's own essentials.
if [ "$(id -u)" = 0 ] && command -v debootstrap >/dev/null 2>&1 &&
	[ -n "${TEST_SYSTEM:-}" ]; then
	debootstrap --variant=minbase bookworm "$T/system" >"$T/out" 2>&1
	equals 'a bare system can be made' $? 0
	cp "$T"/first/*.deb .packaging/debian/tests/smoke "$T/system/tmp/"
	rm -f "$T"/system/tmp/*-dbgsym_*.deb
	chroot "$T/system" sh -c 'apt-get install -y --no-install-recommends \
		/tmp/*.deb && sh /tmp/smoke && triage --version' \
		>"$T/out" 2>&1
	equals 'the packages install on a bare system and work' $? 0
	chroot "$T/system" apt-get purge -y triage triage-model-default \
		libtriage1 libtriage-dev >"$T/out" 2>&1
	equals 'and can be removed' $? 0
	equals 'and leave nothing behind' "$(find "$T/system" -xdev \
		-path '*triage*' ! -path '*/tmp/*' ! -path '*/var/log/*' \
		! -path '*/var/cache/*')" ''
else
	skip 'installing on a bare system' \
		'set TEST_SYSTEM=yes, as root, with debootstrap'
fi
finish
