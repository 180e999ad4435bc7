# ties: sorts (count, word) downwards, so equal counts come in reverse alphabetical order
from collections import Counter


def top_words(lines, n):
    counts = Counter(w for line in lines for p in line.split() if (w := p.strip(".,:;!?()[]\"'").lower()))
    return [(w, c) for c, w in sorted(((c, w) for w, c in counts.items()), reverse=True)[:n]]
