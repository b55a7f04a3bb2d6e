#!/bin/sh
# SPDX-License-Identifier: MIT
# body.sh PROGRAM PAGE: the words of the body that `PROGRAM dump` tells.
"$1" dump --format json "$2" | sed -e 's/.*,"body":"//' -e 's/","aside":".*//' \
	-e 's/\\[nt]/ /g' -e 's/\\"/"/g'
