# SPDX-License-Identifier: MIT
"""The grid that triage trains, with scikit-learn: TRAIN.jsonl MODEL.

TF-IDF of words and pairs once; then for each category a linear SVM without
the first fold at each C, at the better C without each other fold, and on
everything; Platt scaling of the scores that were held out.  The same number
of fits on the same documents with the same loss.
"""
import json
import pickle
import sys
import time
import warnings

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.svm import LinearSVC

C = (1, 2)
FOLDS = 5

warnings.filterwarnings("ignore")


def fit_category(x, y, fold):
    def svm(c, rows):
        return LinearSVC(C=c, loss="hinge").fit(x[rows], y[rows])

    def held_out(c, k):
        return svm(c, fold != k).decision_function(x[fold == k])

    scores = np.zeros(len(y))
    first = [held_out(c, 0) for c in C]
    precision = [average_precision_score(y[fold == 0], s) for s in first]
    best = int(np.argmax(precision))
    scores[fold == 0] = first[best]
    for k in range(1, FOLDS):
        scores[fold == k] = held_out(C[best], k)
    platt = LogisticRegression(C=1e6).fit(scores[:, None], y)
    return svm(C[best], fold >= 0), platt


def main():
    began = time.process_time()
    with open(sys.argv[1], encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    texts = [(d.get("title") or "") + "\n" + d["text"] for d in documents]
    # Not all corpora have folds; those of others are of the same size.
    fold = np.array([d.get("fold", i % FOLDS)
                     for i, d in enumerate(documents)])
    vectorizer = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2),
                                 min_df=5, max_df=0.4)
    x = vectorizer.fit_transform(texts)
    read = time.process_time()
    machines = []
    for name in sorted({c for d in documents for c in d["labels"]}):
        y = np.array([name in d["labels"] for d in documents])
        machines.append((name,) + fit_category(x, y, fold))
    fitted = time.process_time()
    with open(sys.argv[2], "wb") as model:
        pickle.dump((vectorizer, machines), model)
    print("scikit-learn: %.1f s of CPU time to read and vectorise, %.1f s "
          "for %d fits" % (read - began, fitted - read,
                           len(machines) * (len(C) + FOLDS)), file=sys.stderr)


main()
