# Dictionaries and math only.
import math
from collections import defaultdict


def naive_bayes(documents, labels, new_documents, alpha):
    count, total, docs, seen = defaultdict(int), defaultdict(int), defaultdict(int), set()
    for words, label in zip(documents, labels):
        docs[label] += 1
        for word in words:
            seen.add(word)
            count[label, word] += 1
            total[label] += 1
    rows = []
    for words in new_documents:
        scores = []
        for label in sorted(docs):
            s = math.log(docs[label]) - math.log(len(documents))
            for word in words:
                if word in seen:
                    s += math.log(count[label, word] + alpha) - math.log(total[label] + alpha * len(seen))
            scores.append(s)
        top = max(scores)
        norm = top + math.log(math.fsum(math.exp(s - top) for s in scores))
        rows.append([s - norm for s in scores])
    return rows
