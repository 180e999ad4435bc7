# ties: leaves ties in the order in which words appear, as most_common does
from collections import Counter


def top_words(lines, n):
    counts = Counter(w for line in lines for p in line.split() if (w := p.strip(".,:;!?()[]\"'").lower()))
    return counts.most_common(n)
