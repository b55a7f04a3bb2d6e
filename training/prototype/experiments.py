#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Ideas for better tags that are tried before anybody writes them in C.

usage: experiments.py TOKENS DUAL CORPUS_FOLDER [NAME ...]

TOKENS is the program of tokens.c, DUAL the shared library of dual.c; CORPUS_FOLDER holds train.jsonl.gz,
incidents.jsonl.gz and unlabelled.jsonl.gz.  Without names all rows are made, in the order of the table below.
Each prints macro F1, macro F1 on clear pairs and macro average precision by cross-validation on `fold`: hinge loss,
thresholds for a fold from the out-of-fold values of the others.  No calibration, one C: figures compare with each
other, not with those of `triage evaluate`.  Document frequencies are counted over all articles; no label of a fold
reaches the machine that judges it, but second stages here learn from values whose machines had seen that fold's
labels (triage itself nests them).  Needs python3-scipy and, for rows of `stems`, python3-snowballstemmer.
"""
import ctypes
import gzip
import json
import subprocess
import sys
import zlib

import numpy as np
import scipy.sparse as sparse

import passages

CATEGORIES = ("threat-report espionage financial state-sponsored hacktivism sabotage influence ransomware data-breach "
              "phishing malware vulnerability ddos supply-chain critical-infrastructure law-enforcement").split()
NEAR, LEAD, C, TORN = 300, 120, 1.5, 0.5
BREAK, INSIDE = 1, 2
PAIR, LEAD_WORD, TITLE_WORD, LEAD_PAIR, SKIP, TRIPLE, KNOWN = (k << 56 for k in range(1, 8))
GAZETTEER = "training/gazetteer.tsv"


class Problem(ctypes.Structure):
    _fields_ = [(n, ctypes.c_int) for n in ("size", "count", "rounds")] + [("tolerance", ctypes.c_float)] + [
        (n, ctypes.c_void_p) for n in ("product", "document", "label", "c")]


def at(array):
    return array.ctypes.data_as(ctypes.c_void_p)


class Corpus:
    """Documents as arrays of word numbers, the same numbers in every file."""

    def __init__(self, tokens, folder):
        self.words = {}
        self.folder, self.tokens = folder, tokens
        self.documents, self.read = {}, {}
        self.load("train")
        documents = self.documents["train"]
        self.label = np.array([[1 if c in d["labels"] else -1 for c in CATEGORIES] for d in documents], np.int8)
        self.torn = np.array([[c in d["torn"] for c in CATEGORIES] for d in documents])
        self.fold = np.array([d["fold"] for d in documents])

    def load(self, name):
        if name in self.read:
            return self.read[name]
        raw = gzip.open("%s/%s.jsonl.gz" % (self.folder, name)).read()
        lines = subprocess.run([self.tokens, GAZETTEER], input=raw, stdout=subprocess.PIPE, check=True).stdout.decode().split("\n")
        out = []
        for i in range(0, len(lines) - 1, 5):
            words = lines[i].split(" ") if lines[i] else []
            number = np.array([self.words.setdefault(w, len(self.words)) for w in words], np.int64)
            flags, kinds = (np.frombuffer(lines[i + k].encode("latin1"), np.uint8) - 33 for k in (2, 3))
            kind = np.array([self.words.setdefault("<%d>" % k, len(self.words)) if k else -1 for k in kinds], np.int64)
            names = np.array(lines[i + 4].split(), np.int64).reshape(-1, 3)
            out.append((number, kind, flags, int(lines[i + 1]), names))
        self.documents[name] = [json.loads(line) for line in raw.decode().split("\n") if line.strip()]
        self.read[name] = out
        return out

    def stems(self):
        import snowballstemmer
        stem, known = snowballstemmer.stemmer("english"), {}
        plain = [w if not w.isalpha() else stem.stemWord(w) for w in self.words]
        return np.array([known.setdefault(s, len(known)) for s in plain], np.int64)


def terms(document, options, stem):
    """The keys of a document's terms and what each occurrence counts."""
    number, kind, flags, title, names = document
    if not options.get("classes", True):
        kind = np.full(len(number), -1)
    if stem is not None and len(number):
        number, kind = stem[number], np.where(kind >= 0, stem[kind], -1)
    weight = np.full(len(number), options.get("far", 0.5))
    weight[:title + NEAR] = 1
    weight[:title] = options.get("title", 2)
    classed = np.flatnonzero(kind >= 0)
    word, place = np.r_[number, kind[classed]], np.r_[np.arange(len(number)), classed]
    outside = np.flatnonzero((flags & INSIDE) == 0)
    unit = np.where(kind >= 0, kind, number)[outside]
    sentence = np.cumsum((flags[outside] & BREAK) != 0)

    def gap(salt, width):
        same = sentence[width:] == sentence[:-width]
        return (salt + (unit[:-width] << 28) + unit[width:])[same], outside[width:][same]

    key, where = gap(PAIR, 1)
    beside, hidden = sentence[1:] == sentence[:-1], np.zeros(len(number), bool)
    parts = [(word, weight[place]), (key, weight[where])]
    lead = place < options.get("lead", LEAD)
    parts.append((word[lead] + LEAD_WORD, np.ones(lead.sum())))
    if options.get("title-field"):
        parts.append((word[place < title] + TITLE_WORD, np.ones((place < title).sum())))
    if options.get("lead-pairs"):
        parts.append((key[where < LEAD] - PAIR + LEAD_PAIR, np.ones((where < LEAD).sum())))
    if options.get("skips"):
        for width in (2, 3):
            skip, end = gap(SKIP, width)
            parts.append((skip, weight[end]))
    if options.get("triples"):
        same = sentence[2:] == sentence[:-2]
        triple = ((unit[:-2] * 1000003 + unit[1:-1]) * 1000003 + unit[2:]) & ((1 << 55) - 1)
        parts.append((triple[same] + TRIPLE, weight[outside[2:]][same]))
    if options.get("unknown"):
        for first, last, _ in names:
            hidden[first:last + 1] = True
        parts = [(key[~hide], count[~hide]) for (key, count), hide in zip(parts, (
            hidden[place], hidden[outside[:-1]][beside] | hidden[outside[1:]][beside], hidden[place][lead]))]
    if options.get("gazetteer"):
        parts.append((KNOWN + names[:, 2], weight[names[:, 0]]))
    return np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])


LEAST = {KNOWN: 4, 0: 4, PAIR: 12, LEAD_WORD: 12, TITLE_WORD: 5, LEAD_PAIR: 8, SKIP: 15, TRIPLE: 12}


class Space:
    """Documents as vectors over the terms that the training articles have often enough."""

    def __init__(self, corpus, options):
        self.corpus, self.options = corpus, options
        for name in options.get("more", ()):
            corpus.load(name)
        self.stem = corpus.stems() if options.get("stems", True) else None
        rows = [terms(d, options, self.stem) for d in corpus.read["train"]]
        keys, place = np.unique(np.concatenate([r[0] for r in rows]), return_inverse=True)
        counts = self.count(rows, place, len(keys))
        often = np.bincount(counts.indices, minlength=len(keys))
        least = np.zeros(len(keys))
        for salt, number in LEAST.items():
            least[(keys >> 56 << 56) == salt] = options.get("least", {}).get(salt, number)
        keep = (often >= least) & (often <= 0.4 * len(rows))
        self.keys, self.often, self.total = keys[keep], often[keep], len(rows)
        counts = counts[:, keep]
        if options.get("frequencies"):
            other = self.counts(corpus.read["unlabelled"])
            self.often = self.often + np.bincount(other.indices, minlength=len(self.keys))
            self.total += other.shape[0]
        self.train = self.vectors(counts)

    def count(self, rows, place, size):
        row = np.repeat(np.arange(len(rows)), [len(r[0]) for r in rows])
        weight = np.concatenate([r[1] for r in rows]).astype(np.float32)
        known = place >= 0
        out = sparse.csr_matrix((weight[known], (row[known], place[known])), shape=(len(rows), size))
        out.sum_duplicates()
        return out

    def counts(self, documents, **more):
        rows = [terms(d, {**self.options, **more}, self.stem) for d in documents]
        key = np.concatenate([r[0] for r in rows])
        place = np.minimum(np.searchsorted(self.keys, key), len(self.keys) - 1)
        return self.count(rows, np.where(self.keys[place] == key, place, -1), len(self.keys))

    def vectors(self, counts):
        x = counts.copy()
        tf = self.options.get("tf", "log1p")
        x.data = {"log1p": np.log1p, "1+log": lambda v: np.maximum(0, 1 + np.log(v)), "binary": np.ones_like,
                  "bm25": lambda v: 2.2 * v / (v + 1.2)}[tf](x.data)
        x = x.multiply(np.log((1 + self.total) / (1 + self.often)) + 1).tocsr()
        norm = np.sqrt(np.asarray(x.multiply(x).sum(1)).ravel())
        return sparse.diags(1 / np.where(norm > 0, norm, 1)).dot(x).tocsr().astype(np.float32)


class Solver:
    def __init__(self, path):
        self.library = ctypes.CDLL(path)

    def gram(self, x):
        x = sparse.csr_matrix(x, dtype=np.float32)
        x.sort_indices()
        y = x.tocsc()
        y.sort_indices()
        parts = (x.indptr.astype(np.int64), x.indices.astype(np.int32), x.data, y.indptr.astype(np.int64),
                 y.indices.astype(np.int32), y.data)
        product = np.zeros((x.shape[0], x.shape[0]), np.float32)
        self.library.gram(x.shape[0], *[at(p) for p in parts], at(product))
        return product

    def fit(self, product, rows, label, c, alpha=None):
        rows, label, c = np.int32(rows), np.int8(label), np.float32(c)
        alpha = np.zeros(len(rows), np.float32) if alpha is None else np.minimum(alpha, c).astype(np.float32)
        value = np.zeros(product.shape[0], np.float32)
        problem = Problem(product.shape[0], len(rows), 60, 0.05, at(product), at(rows), at(label), at(c))
        self.library.fit(ctypes.byref(problem), at(alpha), at(value))
        return value, alpha


def out_of_fold(solver, corpus, product, c=C, torn=TORN, extra=None, fold=None):
    """Decision values of the training articles; `extra` adds rows behind them: (labels, weights)."""
    size, fold = len(corpus.fold), corpus.fold if fold is None else fold
    out = np.zeros((size, len(CATEGORIES)))
    for i in range(len(CATEGORIES)):
        label, weight = corpus.label[:, i], np.where(corpus.torn[:, i], torn, 1) * c
        if extra is not None:
            label, weight = np.r_[label, extra[0][:, i]], np.r_[weight, extra[1] * c]
        every = np.flatnonzero(label != 0)
        alpha = np.zeros(len(label), np.float32)
        alpha[every] = solver.fit(product, every, label[every], weight[every])[1]
        where = np.r_[fold, np.full(len(label) - size, -1)]
        for k in np.unique(fold):
            rows = np.flatnonzero((where != k) & (label != 0))
            value, _ = solver.fit(product, rows, label[rows], weight[rows], alpha[rows])
            out[fold == k, i] = value[:size][fold == k]
    return out


def f1(truth, guess):
    return 2 * (truth & guess).sum() / max(1, truth.sum() + guess.sum())


def threshold(truth, value):
    """Where F1, averaged over neighbours, is highest."""
    order = np.argsort(-value, kind="stable")
    curve = 2 * np.cumsum(truth[order]) / (np.arange(1, len(truth) + 1) + truth.sum())
    width = max(1, int(0.02 * truth.sum()))
    return value[order[np.argmax(np.convolve(curve, np.ones(2 * width + 1), "valid")) + width]]


def precision(truth, value):
    hit = truth[np.argsort(-value, kind="stable")]
    return (np.cumsum(hit) / np.arange(1, len(hit) + 1))[hit].mean()


def report(name, corpus, value, fold=None, only=None):
    """Scores, of the documents of `only` and the categories that ten of them have, if it is there."""
    fold, rows = corpus.fold if fold is None else fold, []
    only = np.ones(len(fold), bool) if only is None else only
    for i in range(len(CATEGORIES)):
        truth, clear, guess = corpus.label[:, i] > 0, ~corpus.torn[:, i] & only, np.zeros(len(fold), bool)
        for k in np.unique(fold):
            guess[fold == k] = value[fold == k, i] >= threshold(truth[fold != k], value[fold != k, i])
        if truth[only].sum() >= 10:
            rows.append((f1(truth[only], guess[only]), f1(truth[clear], guess[clear]),
                         precision(truth[only], value[only, i])))
    print("%-34s macro F1 %.4f  clear %.4f  AP %.4f" % ((name,) + tuple(np.mean(rows, 0))), flush=True)


def unknown_names(solver, corpus, space, product):
    """Values of the training articles when every word of a name that the gazetteer has is hidden from the judge."""
    hidden = space.vectors(space.counts(corpus.read["train"], unknown=True))
    out = np.zeros(corpus.label.shape)
    for i in range(len(CATEGORIES)):
        for k in range(5):
            rows = np.flatnonzero(corpus.fold != k)
            label = corpus.label[rows, i]
            _, alpha = solver.fit(product, rows, label, np.where(corpus.torn[rows, i], TORN, 1) * C)
            out[corpus.fold == k, i] = hidden[corpus.fold == k].dot(space.train[rows].T.dot(alpha * label))
    return out


def held_out(solver, corpus, name, options):
    """What publishers, years and names that the training lacks are like."""
    space = Space(corpus, options)
    product = solver.gram(space.train)
    report(name + ", names unknown", corpus, unknown_names(solver, corpus, space, product))
    for salt in ("", "b", "c"):
        group = np.array([zlib.crc32((salt + d["group"]).encode()) % 5 for d in corpus.documents["train"]])
        report(name + ", publisher-out " + salt, corpus, out_of_fold(solver, corpus, product, fold=group), group)
    late = np.array([(d["date"] or "") >= "2022" for d in corpus.documents["train"]])
    value = out_of_fold(solver, corpus, product)
    value[late] = out_of_fold(solver, corpus, product, fold=late.astype(int))[late]
    report(name + ", since 2022", corpus, value, late.astype(int), late)


def second(solver, corpus, name, value, product, share=0.5, c=1):
    report(name, corpus, value + share * out_of_fold(solver, corpus, np.float32(product), c))


def fifth_of_incidents(corpus, space, chosen):
    """Rows and labels, 0 where a category is not judged."""
    corpus.load("incidents")
    documents = corpus.documents["incidents"]
    label = np.array([[(c in d["labels"]) - int(c in d["not"]) if c in chosen else 0 for c in CATEGORIES]
                      for d in documents], np.int8)
    fifth = np.array([zlib.crc32(d["id"].encode()) % 5 == 0 for d in documents])
    rows = np.flatnonzero(fifth & label.any(1))
    return space.vectors(space.counts([corpus.read["incidents"][i] for i in rows])), label[rows]


def incidents(solver, corpus, space, chosen):
    other, label = fifth_of_incidents(corpus, space, chosen)
    return out_of_fold(solver, corpus, solver.gram(sparse.vstack([space.train, other])),
                       extra=(label, np.full(len(label), 0.5)))


def with_passages(solver, corpus, space, base, name, extra=None):
    """A second stage of which the best passages are inputs beside the article's own values."""
    t = np.tanh(np.hstack([base, passages.best_of_each(solver, corpus, space, C, TORN, extra)]))
    second(solver, corpus, name, base, (0.3 * t @ t.T + 1) ** 2)


def unlabelled(corpus, space):
    corpus.load("unlabelled")
    rows = [i for i, d in enumerate(corpus.documents["unlabelled"]) if not d.get("off_topic")]
    return space.vectors(space.counts([corpus.read["unlabelled"][i] for i in rows]))


def taught_again(solver, product, size, fitted):
    """The values of a machine that learns, at a small weight, what it was sure of behind the first `size` rows."""
    rows, label, weight, value, alpha = fitted
    sure = np.flatnonzero(np.abs(value[size:]) > 0.6)
    return solver.fit(product, np.r_[rows, size + sure], np.r_[label, np.sign(value[size:][sure])],
                      np.r_[weight, np.full(len(sure), 0.15)], np.r_[alpha, np.zeros(len(sure))])[0]


def self_training(solver, corpus, space):
    product = solver.gram(sparse.vstack([space.train, unlabelled(corpus, space)]))
    size, out = len(corpus.fold), np.zeros(corpus.label.shape)
    for i in range(len(CATEGORIES)):
        for k in range(5):
            rows = np.flatnonzero(corpus.fold != k)
            label, weight = corpus.label[rows, i], np.where(corpus.torn[rows, i], TORN, 1) * C
            fitted = (rows, label, weight) + solver.fit(product, rows, label, weight)
            out[corpus.fold == k, i] = taught_again(solver, product, size, fitted)[:size][corpus.fold == k]
    return out


def ratio_scale(held, label, power):
    """A power of each term's log-count ratio (Wang and Manning 2012), as src/learn/ratio.c."""
    ours, others = (np.asarray(held[label == s].sum(0)).ravel() for s in (1, -1))
    ratio = np.log((ours + 0.5) / ((label > 0).sum() + 1)) - np.log((others + 0.5) / ((label < 0).sum() + 1))
    scale = (np.abs(ratio) + 0.1) ** power
    return (scale / np.sqrt((scale * scale).mean())).astype(np.float32)


def log_counts(solver, corpus, space, power=0.5, taught=None):
    """Terms scaled for each category; with `taught`, rows that the machine first judges and then learns from."""
    held, out, size = space.train.copy(), np.zeros(corpus.label.shape), len(corpus.fold)
    x = space.train if taught is None else sparse.vstack([space.train, taught]).tocsr()
    held.data[:] = 1
    for i in range(len(CATEGORIES)):
        for k in range(5):
            rows = np.flatnonzero(corpus.fold != k)
            label, weight = corpus.label[rows, i], np.where(corpus.torn[rows, i], TORN, 1) * C
            product = solver.gram(x.multiply(ratio_scale(held[rows], label, power)[None]).tocsr())
            value, alpha = solver.fit(product, rows, label, weight)
            if taught is not None:
                value = taught_again(solver, product, size, (rows, label, weight, value, alpha))
            out[corpus.fold == k, i] = value[:size][corpus.fold == k]
    return out


def smoothed(solver, space, share, rank=150):
    """The kernel x (I + share V V') x' with V the first singular vectors but one."""
    x, random = space.train, np.random.default_rng(0)
    q = random.standard_normal((x.shape[1], rank)).astype(np.float32)
    for _ in range(4):
        q = np.linalg.qr(x.T.dot(x.dot(q)))[0]
    z = x.dot(q.dot(np.linalg.svd(x.dot(q), full_matrices=False)[2].T)[:, 1:])
    return solver.gram(x) + np.float32(share) * z @ z.T


OLD = {"tf": "1+log", "far": 1, "stems": False}
SPACES = {
    "first": OLD, "far": {**OLD, "far": 0.5}, "far-log1p": {"stems": False}, "stems": {},
    "binary": {**OLD, "tf": "binary"}, "bm25": {**OLD, "tf": "bm25"},
    "far-0.15": {"stems": False, "far": 0.15}, "title-3": {"title": 3},
    "title-field": {"title-field": True}, "lead-pairs": {"lead-pairs": True}, "skips": {"skips": True},
    "names": {"gazetteer": True}, "classless": {"classes": False}, "triples": {"triples": True}, "pairs-6": {"least": {PAIR: 6}}, "words-2": {"least": {0: 2}},
    "frequencies": {"frequencies": True, "more": ("unlabelled",)},
}
FEW = ("espionage", "hacktivism", "sabotage", "influence", "ddos", "supply-chain")


def rows(solver, corpus, wanted):
    for name, options in SPACES.items():
        if wanted(name):
            report(name, corpus, out_of_fold(solver, corpus, solver.gram(Space(corpus, options).train)))
    if wanted("held-out"):
        held_out(solver, corpus, "stems", {})
        held_out(solver, corpus, "names", {"gazetteer": True})
    if not any(map(wanted, ("base", "noise", "c-3", "torn-1", "torn-0.25", "smoothed", "self-training", "incidents",
                            "log-counts", "log-counts-taught", "passages", "publisher-out", "chain"))):
        return
    space = Space(corpus, {"more": ("unlabelled", "incidents")})
    product = solver.gram(space.train)
    base = out_of_fold(solver, corpus, product)
    report("stems again", corpus, base)
    for name, options in (("c-3", {"c": 3}), ("torn-1", {"torn": 1}), ("torn-0.25", {"c": 2, "torn": 0.25})):
        if wanted(name):
            report(name, corpus, out_of_fold(solver, corpus, product, **options))
    if wanted("noise"):
        for seed in range(5):
            fold = np.random.default_rng(seed).permutation(len(corpus.fold)) % 5
            report("noise %d" % seed, corpus, out_of_fold(solver, corpus, product, fold=fold), fold)
    if wanted("publisher-out"):
        group = np.array([zlib.crc32(d["group"].encode()) % 5 for d in corpus.documents["train"]])
        report("publisher-out", corpus, out_of_fold(solver, corpus, product, fold=group), group)
    if wanted("chain"):
        t = np.tanh(base)
        distance = np.maximum(0, (t * t).sum(1)[:, None] + (t * t).sum(1)[None] - 2 * t @ t.T)
        second(solver, corpus, "chain linear", base, t @ t.T)
        second(solver, corpus, "chain squared", base, (0.3 * t @ t.T + 1) ** 2)
        second(solver, corpus, "chain cubed", base, (0.3 * t @ t.T + 1) ** 3, c=0.3)
        second(solver, corpus, "chain rbf", base, np.exp(-0.3 * distance))
    if wanted("passages"):
        with_passages(solver, corpus, space, base, "passages")
        for chosen, what in ((FEW, "six"), (CATEGORIES, "all")):
            extra = fifth_of_incidents(corpus, space, chosen) + (0.5,)
            with_passages(solver, corpus, space, base, "passages, incidents, " + what, extra)
    if wanted("smoothed"):
        report("smoothed", corpus, out_of_fold(solver, corpus, smoothed(solver, space, 1)))
    if wanted("log-counts"):
        report("log-counts", corpus, log_counts(solver, corpus, space))
    if wanted("log-counts-taught"):
        report("log-counts, self-training", corpus, log_counts(solver, corpus, space, taught=unlabelled(corpus, space)))
    if wanted("incidents"):
        report("incidents", corpus, incidents(solver, corpus, space, FEW))
    if wanted("self-training"):
        report("self-training", corpus, self_training(solver, corpus, space))


def main():
    names = sys.argv[4:]
    rows(Solver(sys.argv[2]), Corpus(sys.argv[1], sys.argv[3]), lambda name: not names or name in names)


if __name__ == "__main__":
    main()
