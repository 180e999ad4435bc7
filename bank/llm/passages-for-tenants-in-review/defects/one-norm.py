from html import escape

import numpy as np


def build_context(question, documents, tenant, vocabulary, size, overlap, k):
    """Blocks of passages for the prompt, best first, one for each document."""
    owners, passages = [], []
    for document in documents:
        parts = cut(document["text"], size, overlap)
        passages += parts
        owners += [document] * len(parts)

    wanted = counts(question, vocabulary)
    vectors = np.array([counts(passage, vocabulary) for passage in passages])
    shared = vectors @ wanted
    found = np.flatnonzero(shared)
    # Cosine up to the length of the question, which is the same for all.
    scores = shared[found] / np.linalg.norm(vectors[found])
    ranked = found[np.argsort(-scores)]

    # The index is shared: what belongs to others goes before anything is counted.
    allowed = [i for i in ranked if owners[i]["tenant"] == tenant]
    # The first passage of a document is its best.
    best = {}
    for i in allowed:
        best.setdefault(owners[i]["id"], i)
    return [block(owners[i]["id"], passages[i]) for i in list(best.values())[:k]]


def cut(text, size, overlap):
    """Windows of `size` words, neighbours sharing `overlap` of them."""
    words = text.split()
    # A window is needed as long as words are left beyond the overlap.
    starts = range(0, max(len(words) - overlap, 1), size - overlap)
    return [" ".join(words[start : start + size]) for start in starts]


def counts(text, vocabulary):
    """How often each word of the vocabulary stands in the text."""
    words = text.split()
    return [words.count(word) for word in vocabulary]


def block(name, passage):
    """A passage between tags that its own text cannot close."""
    text = escape(passage, quote=False)
    return f'<passage id="{name}">\n{text}\n</passage>'
