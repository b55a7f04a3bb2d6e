#!/bin/sh
# SPDX-License-Identifier: MIT
# One category's part of the grid with libsvm's own linear kernel:
# libsvm_fits.sh FOLDER, which holds all.svm and without-0.svm to
# without-4.svm.  Leaves the model of all documents there.
set -eu
cd "$1"
for fold in 0 1 2 3 4; do
	svm-train -q -t 0 -c 1 without-$fold.svm fold.model
done
svm-train -q -t 0 -c 2 without-0.svm fold.model
svm-train -q -t 0 -c 1 all.svm all.model
