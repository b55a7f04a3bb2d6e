#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Sets aside the clutter of every document, as triage does with files of text but not with records.

usage: cleaned.py TRIAGE <CORPUS.jsonl >OTHER.jsonl
"""
import json
import os
import subprocess
import sys
import tempfile


def main():
    documents = {}
    with tempfile.TemporaryDirectory() as folder:
        for line in sys.stdin:
            document = json.loads(line)
            documents[document["id"]] = document
            with open(os.path.join(folder, document["id"] + ".txt"), "w", encoding="utf-8") as file:
                file.write(document["title"] + "\n\n" + document["text"])
        said = subprocess.run([sys.argv[1], "dump", "--format", "json", "--kind", "text", folder],
                              stdout=subprocess.PIPE, check=True).stdout.decode()
    for line in said.splitlines():
        read = json.loads(line)
        document = documents[os.path.basename(read["source"])[:-len(".txt")]]
        document["title"], document["text"] = read["title"], read["body"]
    for document in documents.values():
        print(json.dumps(document, ensure_ascii=False))


if __name__ == "__main__":
    main()
