#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Leaves out of a corpus what is close to a judged document: neighbours.py SHARE <CORPUS.jsonl >OTHER.jsonl

Close is a document without a fold that shares more than SHARE of its runs of six words, or of those of the other where
they are fewer, with a document that has one.  Runs that fifty judged documents have are nobody's own.  How many were
left out is said on standard error.
"""
import collections
import json
import re
import sys
import zlib

RUN, COMMON = 6, 50


def runs(document):
    words = re.findall(r"[a-z0-9]+", (document["title"] + "\n" + document["text"]).lower())
    return {zlib.crc32(" ".join(words[i:i + RUN]).encode()) for i in range(len(words) - RUN + 1)}


def share(own, sizes, holders):
    met = collections.Counter()
    for run in own:
        if len(holders.get(run, ())) < COMMON:
            met.update(holders.get(run, ()))
    return max((n / max(1, min(len(own), sizes[i])) for i, n in met.items()), default=0)


def main():
    most, lines = float(sys.argv[1]), sys.stdin.readlines()
    sizes, holders, others = {}, collections.defaultdict(list), []
    for i, line in enumerate(lines):
        document = json.loads(line)
        if document.get("fold") is None:
            others.append((i, runs(document)))
            continue
        sizes[i] = len(runs(document))
        for run in runs(document):
            holders[run].append(i)
    close = {i for i, own in others if share(own, sizes, holders) > most}
    print("%d of %d left out" % (len(close), len(others)), file=sys.stderr)
    sys.stdout.writelines(line for i, line in enumerate(lines) if i not in close)


main()
