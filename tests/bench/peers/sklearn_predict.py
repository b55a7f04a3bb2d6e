# SPDX-License-Identifier: MIT
"""Confidences of all categories with scikit-learn: MODEL LINES.jsonl."""
import json
import pickle
import sys

with open(sys.argv[1], "rb") as model:
    vectorizer, machines = pickle.load(model)
with open(sys.argv[2], encoding="utf-8") as lines:
    documents = [json.loads(line) for line in lines]
x = vectorizer.transform([(d.get("title") or "") + "\n" + d["text"]
                          for d in documents])
confidence = [platt.predict_proba(svm.decision_function(x)[:, None])[:, 1]
              for name, svm, platt in machines]
for i in range(len(documents)):
    print(json.dumps({name: round(float(p[i]), 4)
                      for (name, _, _), p in zip(machines, confidence)}))
