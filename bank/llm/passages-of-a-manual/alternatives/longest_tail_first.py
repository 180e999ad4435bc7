# Tries the tails of the last passage from the longest to the shortest.
import re


def chunk(text, limit, overlap):
    words = " ".join(text.split())
    sentences = [s for s in re.split(r"(?<=[.!?]) ", words) if s]
    size = lambda run: sum(len(s.split(" ")) for s in run)
    result, passage = [], []
    for sentence in sentences:
        if passage and size(passage + [sentence]) > limit:
            result.append(" ".join(passage))
            passage = next(
                passage[i:]
                for i in range(1, len(passage) + 1)
                if i == len(passage) or (size(passage[i:]) <= overlap and size(passage[i:] + [sentence]) <= limit)
            )
        passage = passage + [sentence]
    if passage:
        result.append(" ".join(passage))
    return result
