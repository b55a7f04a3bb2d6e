#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what building and testing need and what is not there yet, and the
# packages that are named besides.
set -eu

packages='gcc libc6-dev binutils make libmd-dev jq
libsvm-dev libsvm3 libsvm-tools liblinear-dev liblinear4
libpcre2-dev libutf8proc-dev libstemmer-dev libjansson-dev libxxhash-dev zlib1g-dev
libexpat1-dev libxml2-dev libuchardet-dev libzstd-dev poppler-utils libgmime-3.0-dev pkg-config
check libsubunit-dev mandoc tmux'

missing=''
for package in $packages "$@"; do
	state=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
	[ "$state" = 'install ok installed' ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
	echo 'setup: there is no apt-get here; install the like of these' \
		"packages yourself:$missing" >&2
	exit 69
fi

as_root=''
if [ "$(id -u)" != 0 ]; then
	if ! command -v sudo >/dev/null 2>&1; then
		echo 'setup: neither root nor sudo: have these packages' \
			"installed:$missing" >&2
		exit 77
	fi
	as_root='sudo'
fi
$as_root apt-get update
# The list is split into words on purpose.
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y \
	--no-install-recommends $missing
