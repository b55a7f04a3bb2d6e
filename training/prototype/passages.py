# SPDX-License-Identifier: MIT
"""What the passages of an article say by themselves: inputs of a second stage.

A passage is WIDTH words, one behind the other; machines that have not seen the article's fold judge each as a document
without a lead.  They learn from whole articles and, if there are any, from incident records, which are as short as
passages.
"""
import numpy as np
import scipy.sparse as sparse

WIDTH, LEAST = 70, 20


def cut(document):
    """The passages of a document of experiments.Corpus, as documents of the same form."""
    number, kind, flags, _, names = document
    ends = list(range(WIDTH, len(number) - LEAST, WIDTH)) + [len(number)]
    out, start = [], 0
    for end in ends:
        inside = names[(names[:, 0] >= start) & (names[:, 1] < end)] - np.array([start, start, 0])
        out.append((number[start:end], kind[start:end], flags[start:end], 0, inside))
        start = end
    return out


def vectors(corpus, space):
    """Rows of passages, and which article each is of."""
    parts = [cut(d) for d in corpus.read["train"]]
    owner = np.repeat(np.arange(len(parts)), [len(p) for p in parts])
    counts = space.counts([passage for part in parts for passage in part], lead=0, far=1)
    return space.vectors(counts), owner


def best(value, owner, size, most=2):
    """The mean of the highest `most` values of each article."""
    order = np.lexsort((-value, owner))
    owner, value = owner[order], value[order]
    rank = np.arange(len(owner)) - np.searchsorted(owner, owner)
    total = np.bincount(owner, value * (rank < most), size)
    return total / np.maximum(1, np.bincount(owner, rank < most, size))


def best_of_each(solver, corpus, space, c, torn, extra=None):
    """[articles, categories]; `extra` is (rows, labels, weight) of incidents, whose labels of 0 are not judged."""
    x, label = space.train, corpus.label
    weight = np.where(corpus.torn, torn, 1) * c
    if extra is not None:
        x, label = sparse.vstack([x, extra[0]]).tocsr(), np.vstack([label, extra[1]])
        weight = np.vstack([weight, np.full(extra[1].shape, extra[2] * c)])
    fold = np.r_[corpus.fold, np.full(x.shape[0] - len(corpus.fold), -1)]
    product, (passage, owner) = solver.gram(x), vectors(corpus, space)
    out = np.zeros(corpus.label.shape)
    for i in range(label.shape[1]):
        for k in np.unique(corpus.fold):
            rows = np.flatnonzero((fold != k) & (label[:, i] != 0))
            _, alpha = solver.fit(product, rows, label[rows, i], weight[rows, i])
            signed = alpha * label[rows, i]
            ours = corpus.fold[owner] == k
            value = passage[ours].dot(x[rows].T.dot(signed)) + signed.sum()
            out[corpus.fold == k, i] = best(value, owner[ours], len(corpus.fold))[corpus.fold == k]
    return out
