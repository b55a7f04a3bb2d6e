# SPDX-License-Identifier: MIT
# What a start costs, and one article from the start of the process on.
row 'start'
ours "$triage --version"
peer 'an empty C program' "$tools/empty"
run 50

row 'one article'
ours "$triage classify -m $model $article"
peer 'an empty C program' "$tools/empty" 1.5
run 100

row 'one article, with the start'
ours "$triage classify -m $model $article"
peer 'Python, importing scikit-learn' "$sklearn -c __import__('sklearn.svm')"
run 3
