#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What annotators say of judged articles, for the corpus's scorer: readings.py TABLE PREDICTIONS <CORPUS >GOLD

TABLE is training/readings.tsv.  PREDICTIONS has a label's confidence at 1 and others' at 0; GOLD is of the same articles,
and calls torn what either side does.
"""
import json
import sys


def names(field):
    return [] if field == "-" else field.split(",")


def main():
    with open(sys.argv[1], encoding="utf-8") as table:
        reading = {row[0]: (names(row[1]), names(row[3])) for row in (line.rstrip("\n").split("\t") for line in table)}
    with open(sys.argv[2], "w", encoding="utf-8") as predictions:
        for document in map(json.loads, sys.stdin):
            if document["id"] not in reading:
                continue
            labels, torn = reading[document["id"]]
            print(json.dumps({"id": document["id"], "labels": labels, "confidence": dict.fromkeys(labels, 1)}),
                  file=predictions)
            print(document["id"], ",".join(document["labels"]) or "none",
                  ",".join(sorted({*document["torn"], *torn})) or "-", sep="\t")


main()
