#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Deals whole publishers into folds: JSON Lines in, the same with other folds out.

usage: publishers.py <CORPUS.jsonl >OTHER.jsonl

One publisher's collections count as one; the largest goes first, to the emptiest of five folds.
"""
import collections
import json
import sys

FOLDS = 5


def publisher(group):
    name = group.rsplit("/", 1)[-1].lower()
    return "general/" + name if group.startswith("AllSides") else name.replace("thehackernews-2021", "hackernews")


def main():
    documents = [json.loads(line) for line in sys.stdin]
    load, fold = [0] * FOLDS, {}
    for name, count in collections.Counter(publisher(d["group"]) for d in documents).most_common():
        fold[name] = load.index(min(load))
        load[fold[name]] += count
    for document in documents:
        document["fold"] = fold[publisher(document["group"])]
        print(json.dumps(document, ensure_ascii=False))


main()
