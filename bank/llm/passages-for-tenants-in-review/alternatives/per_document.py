# One document at a time: best passage of each, then one sort.
import math
from collections import Counter


def build_context(question, documents, tenant, vocabulary, size, overlap, k):
    known = set(vocabulary)
    wanted = Counter(word for word in question.split() if word in known)
    scored = []
    for document in documents:
        if document["tenant"] != tenant:
            continue
        words, start, best = document["text"].split(), 0, None
        while True:
            window = words[start : start + size]
            have = Counter(word for word in window if word in known)
            dot = sum(have[word] * n for word, n in wanted.items())
            if dot:
                length = math.hypot(*have.values()) * math.hypot(*wanted.values())
                if best is None or dot / length > best[0]:
                    best = (dot / length, window)
            if start + size >= len(words):
                break
            start += size - overlap
        if best:
            scored.append((best[0], document["id"], best[1]))
    scored.sort(reverse=True)
    return ['<passage id="%s">\n%s\n</passage>' % (name, safe(" ".join(window))) for _, name, window in scored[:k]]


def safe(text):
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(sign, name)
    return text
