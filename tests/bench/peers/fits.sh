#!/bin/sh
# SPDX-License-Identifier: MIT
# One category's part of the grid with a trainer that reads libsvm's format:
# fits.sh FOLDER COMMAND [OPTION...].  The folder holds all.svm and without-0.svm
# to without-4.svm; the model of all documents is left there, by the command's
# name.
set -eu
cd "$1"
shift
for fold in 0 1 2 3 4; do
	"$@" -c 1 without-$fold.svm fold.model
done
"$@" -c 2 without-0.svm fold.model
"$@" -c 1 all.svm "$1.model"
