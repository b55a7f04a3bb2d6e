#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The tables of models/README.md, of a cross-validation's predictions.

usage: card.py CORPUS.jsonl.gz PREDICTIONS.jsonl

`make experiment NAME=shipped` leaves the predictions in build/experiment/shipped.jsonl.  Needs python3-numpy.
"""
import gzip
import json
import sys

import numpy as np

CATEGORIES = ("threat-report espionage financial state-sponsored hacktivism sabotage influence ransomware data-breach "
              "phishing malware vulnerability ddos supply-chain critical-infrastructure law-enforcement").split()
EDGES = (0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 1.001)
DRAWS, FEW, MANY = 1000, 10, 100
MIXED = ("CTI-EACL24/malpedia", "CTI-EACL24/thaicert", "ThreatIntelligenceCorpus/misc", "Unit42 timely threat intel",
         "StrangerealIntel")
NEWS = ("securityaffairs", "TheHackerNews", "threatpost", "theregister", "BleepingComputer")


def kind(group):
    if group.startswith("AllSides/"):
        return "general news"
    if group.startswith(("digital.gov", "LCTT")):
        return "government web teams, open source press, other"
    if group.startswith("WA-SOC"):
        return "advisories"
    if group in MIXED:
        return "mixed collections"
    return "security news" if any(name in group for name in NEWS) else "vendor blogs"


def f1(truth, guess):
    wrong = (truth != guess).sum()
    return 2 * (truth & guess).sum() / max(1, 2 * (truth & guess).sum() + wrong)


def interval(truth, guess):
    draw, rows = np.random.default_rng(1), len(truth)
    values = [f1(truth[pick], guess[pick]) for pick in (draw.integers(0, rows, rows) for _ in range(DRAWS))]
    return np.quantile(values, (0.025, 0.975))


def average_precision(truth, score):
    """Equal scores share a rank, as the corpus's scorer has it."""
    order = np.argsort(-score, kind="stable")
    hits, last = np.cumsum(truth[order]), np.r_[score[order][1:] != score[order][:-1], True]
    hits, ranks = hits[last], (np.flatnonzero(last) + 1)
    return (np.diff(np.r_[0, hits]) * hits / ranks).sum() / max(1, truth.sum())


def calibration_error(truth, score):
    parts = np.array_split(np.argsort(score, kind="stable"), 10)
    return sum(abs(score[p].mean() - truth[p].mean()) * len(p) for p in parts) / len(truth)


def row(*cells):
    print("| " + " | ".join(str(c) for c in cells) + " |")


def categories(truth, guess, score, clear):
    row("category", "positives", "P", "R", "F1", "F1 clear", "AP", "Brier", "calibration error")
    row(*["---"] * 9)
    for i, name in enumerate(CATEGORIES):
        t, g, s, c = truth[:, i], guess[:, i], score[:, i], clear[:, i]
        both = (t & g).sum()
        row("`%s`" % name, t.sum(), "%.3f" % (both / max(1, g.sum())), "%.3f" % (both / t.sum()),
            "%.3f [%.3f, %.3f]" % (f1(t, g), *interval(t, g)), "%.3f" % f1(t[c], g[c]),
            "%.3f" % average_precision(t, s), "%.4f" % ((s - t) ** 2).mean(), "%.4f" % calibration_error(t, s))


def reliability(truth, score):
    row("category", "under 0.05", "0.05 to 0.2", "to 0.4", "to 0.6", "to 0.8", "to 0.95", "above")
    row(*["---"] * 8)
    for i, name in enumerate(CATEGORIES):
        bins = [(score[:, i] >= low) & (score[:, i] < high) for low, high in zip(EDGES, EDGES[1:])]
        row("`%s`" % name, *["%.2f (%d)" % (truth[b, i].mean(), b.sum()) for b in bins])


def parts(heading, names, truth, guess, clear, least=0):
    row(heading, "documents", "micro F1", "clear", "macro F1", "exact set")
    row(*["---"] * 6)
    for name in sorted(set(names)):
        rows = names == name
        t, g, c = truth[rows], guess[rows], clear[rows]
        judged = [i for i in range(t.shape[1]) if t[:, i].sum() >= FEW]
        if rows.sum() >= least:
            row(name, rows.sum(), "%.3f" % f1(t, g), "%.3f" % f1(t[c], g[c]),
                "%.3f (%d)" % (np.mean([f1(t[:, i], g[:, i]) for i in judged]), len(judged)) if judged else "(0)",
                "%.3f" % (t == g).all(1).mean())


def mistakes(truth, guess, clear):
    wrong = truth != guess
    yes = wrong & guess & clear
    print("%d wrong pairs, %.0f %% of them torn; %d wrong yes that are clear, %d of these where nothing holds" %
          (wrong.sum(), 100 * wrong[~clear].sum() / wrong.sum(), yes.sum(), yes[~truth.any(1)].sum()))


def main():
    documents = [json.loads(line) for line in gzip.open(sys.argv[1], "rt", encoding="utf-8")]
    predicted = {p["id"]: p for p in map(json.loads, open(sys.argv[2], encoding="utf-8"))}
    found = [predicted[d["id"]] for d in documents]
    truth, torn = (np.array([[c in d[key] for c in CATEGORIES] for d in documents]) for key in ("labels", "torn"))
    guess = np.array([[c in p["labels"] for c in CATEGORIES] for p in found])
    score = np.array([[float(p["confidence"].get(c, 0)) for c in CATEGORIES] for p in found])
    groups = np.array([d["group"] for d in documents])
    years = np.array([(d.get("date") or "")[:4] or "not known" for d in documents])
    categories(truth, guess, score, ~torn)
    for table in (lambda: reliability(truth, score),
                  lambda: parts("kind", np.array([kind(g) for g in groups]), truth, guess, ~torn),
                  lambda: parts("publisher or collection", groups, truth, guess, ~torn, MANY),
                  lambda: parts("year", years, truth, guess, ~torn, MANY),
                  lambda: mistakes(truth, guess, ~torn)):
        print()
        table()


if __name__ == "__main__":
    main()
